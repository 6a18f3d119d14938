import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import type { Change } from '../../src/calendar/schedule.ts';
import { type RenderContext, renderActivity, zonesOf } from '../../src/ical/vevent.ts';
import { ASSOCIATION, aContext, aFeed, anActivity, at, aVenue, WEEKLY } from './an-activity.ts';
import { linesOf, type ReadComponent, readVevent, readVevents } from './read-back.ts';

function rendered(different: Partial<Activity>, context: Partial<RenderContext> = {}): ReadComponent {
  return readVevent(aFeed(anActivity(different), aContext(context)));
}

/** The override of the second Tuesday. */
function changed(
  change: Change,
  different: Partial<Activity> = {},
  context: Partial<RenderContext> = {},
): ReadComponent {
  const activity = anActivity(different, { ...WEEKLY, changed: { '2026-12-08T19:00': change } });
  const override = readVevents(aFeed(activity, aContext(context)))[1];
  if (!override) throw new Error('no override');
  return override;
}

describe('an activity as a VEVENT', () => {
  it('has these properties, and no others, when little is known of it', () => {
    expect(renderActivity(anActivity({}), aContext())).toBe(
      [
        'BEGIN:VEVENT',
        'UID:sprogcafe@kalender.example',
        'SEQUENCE:3',
        'DTSTAMP:20261120T093000Z',
        'DTSTART;TZID=Europe/Copenhagen:20261201T190000',
        'DTEND;TZID=Europe/Copenhagen:20261201T210000',
        'RRULE:FREQ=WEEKLY;BYDAY=TU',
        'SUMMARY:Sprogcafé',
        'TRANSP:OPAQUE',
        'STATUS:CONFIRMED',
        'CREATED:20261101T080000Z',
        'LAST-MODIFIED:20261120T093000Z',
        'ORGANIZER;CN="Sprogcaféen":invalid:nomail',
        'END:VEVENT',
        '',
      ].join('\r\n'),
    );
  });

  it('is stamped with its last revision, never with the present time', () => {
    const updated = at('2020-02-29T23:59:59.999Z');
    const event = rendered({ updated });
    expect(event.value('dtstamp')).toBe('2020-02-29T23:59:59Z');
    expect(event.value('last-modified')).toBe('2020-02-29T23:59:59Z');
  });

  it('is the same text each time', () => {
    const activity = anActivity({ description: { da: 'Kom og tal dansk' }, categories: ['language'] });
    expect(renderActivity(activity, aContext())).toBe(renderActivity(activity, aContext()));
  });

  it('lists its categories in one property, in the order given', () => {
    const feed = aFeed(anActivity({ categories: ['language', 'mad, drikke', 'a;b'] }));
    expect(linesOf(feed, 'CATEGORIES')).toEqual([String.raw`CATEGORIES:language,mad\, drikke,a\;b`]);
  });

  it('writes a link as it is', () => {
    const feed = aFeed(anActivity({ link: 'https://example.dk/a;b?c=1,2' }));
    expect(linesOf(feed, 'URL')).toEqual(['URL:https://example.dk/a;b?c=1,2']);
  });

  it('has its association’s nearest named colour', () => {
    expect(rendered({}, { association: { ...ASSOCIATION, colour: '#ff6346' } }).value('color')).toBe(
      'tomato',
    );
  });

  it('takes no time when transparent', () => {
    expect(rendered({ transparent: true }).value('transp')).toBe('TRANSPARENT');
  });
});

describe('the language', () => {
  const title = { ar: 'مقهى اللغة', da: 'Sprogcafé', uk: 'Мовне кафе' };
  const rows: readonly [string, string, Activity['title'], string][] = [
    ['is the one wanted', 'uk', title, 'Мовне кафе'],
    ['else the network’s own', 'ti', title, 'Sprogcafé'],
    ['else the first given', 'ti', { ar: title.ar, uk: title.uk }, title.ar],
  ];
  it.each(rows)('%s', (_sentence, language, words, expected) => {
    expect(rendered({ title: words }, { language }).value('summary')).toBe(expected);
  });
});

describe('where it is', () => {
  const rows: readonly [string, Partial<Activity>, string | null, string | null][] = [
    [
      'its venue and address, with coordinates',
      { venue: 'holte-bibliotek' },
      'Holte Bibliotek, Rønnebærvej 12, 2840 Holte',
      '55.8121,12.4671',
    ],
    [
      'its venue before anything else',
      { venue: 'holte-bibliotek', place: { da: 'Parken' }, online: 'https://m.dk/a' },
      'Holte Bibliotek, Rønnebærvej 12, 2840 Holte',
      '55.8121,12.4671',
    ],
    ['its place in words', { place: { da: 'Ved søen' } }, 'Ved søen', null],
    [
      'its place in words when also online',
      { place: { da: 'Ved søen' }, online: 'https://m.dk/a' },
      'Ved søen',
      null,
    ],
    ['its address online', { online: 'https://m.dk/a' }, 'https://m.dk/a', null],
    ['nowhere anybody knows', {}, null, null],
    ['at a venue that is gone', { venue: 'nedlagt' }, null, null],
  ];
  it.each(rows)('%s', (_sentence, different, location, geo) => {
    const event = rendered(different);
    expect(event.value('location')).toBe(location);
    expect(event.value('geo')).toBe(geo);
  });

  it('is said without address and coordinates where those are for members only', () => {
    const context = aContext({ venue: () => aVenue({ addressForMembersOnly: true }) });
    const feed = aFeed(anActivity({ venue: 'holte-bibliotek', visibility: 'network' }), context);
    expect(linesOf(feed, 'LOCATION')).toEqual(['LOCATION:Holte Bibliotek']);
    expect(feed).not.toMatch(/GEO|Rønnebærvej|55\.8|12\.4/);
  });

  it('has coordinates on the equator, and never an exponent', () => {
    const venue = aVenue({ latitude: 0, longitude: -0.000_000_4 });
    expect(
      linesOf(aFeed(anActivity({ venue: venue.slug }), aContext({ venue: () => venue })), 'GEO'),
    ).toEqual(['GEO:0;0']);
  });

  it('names the address to take part at in CONFERENCE as well', () => {
    const feed = aFeed(anActivity({ venue: 'holte-bibliotek', online: 'https://meet.example/a b' }));
    expect(linesOf(feed, 'CONFERENCE')).toEqual(['CONFERENCE;VALUE=URI:https://meet.example/a%20b']);
  });
});

describe('what it is called when it does not happen', () => {
  it('a cancelled activity is CANCELLED, takes no time, and says so in its title', () => {
    const event = rendered({ status: 'cancelled' });
    expect(event.value('status')).toBe('CANCELLED');
    expect(event.value('transp')).toBe('TRANSPARENT');
    expect(event.value('summary')).toBe('AFLYST: Sprogcafé');
  });

  it('in the language of the title', () => {
    expect(rendered({ status: 'cancelled', title: { en: 'Café' } }).value('summary')).toBe('CANCELLED: Café');
  });

  it('once only, where the title says so already', () => {
    expect(rendered({ status: 'cancelled', title: { da: 'AFLYST: Café' } }).value('summary')).toBe(
      'AFLYST: Café',
    );
  });

  it('no date of a cancelled activity takes place', () => {
    expect(changed({ status: 'confirmed' }, { status: 'cancelled' }).value('status')).toBe('CANCELLED');
  });
});

describe('a date that differs', () => {
  it('repeats everything that the activity says, and says which date it replaces', () => {
    const different = {
      description: { da: 'Kom' },
      categories: ['language'],
      link: 'https://a.dk',
      venue: 'ny-hal',
    };
    const event = changed({ duration: { days: 0, seconds: 60 } }, different);
    expect(event.names).toEqual([
      ...[
        'uid',
        'sequence',
        'dtstamp',
        'dtstart',
        'dtend',
        'summary',
        'transp',
        'location',
        'description',
        'categories',
      ],
      ...['status', 'created', 'last-modified', 'recurrence-id', 'url', 'geo', 'organizer'],
    ]);
    expect(event.value('recurrence-id')).toBe('2026-12-08T19:00:00');
  });

  it('may be cancelled, its note before the description', () => {
    const event = changed(
      { status: 'cancelled', note: { da: 'Sne' } },
      { description: { da: 'Kom og tal' } },
    );
    expect(event.value('status')).toBe('CANCELLED');
    expect(event.value('transp')).toBe('TRANSPARENT');
    expect(event.value('summary')).toBe('AFLYST: Sprogcafé');
    expect(event.value('description')).toBe('Sne\n\nKom og tal');
  });

  it('may have a note and no description', () => {
    expect(changed({ note: { da: 'Tag mad med' } }).value('description')).toBe('Tag mad med');
  });

  it('may have a title, a venue, a place or an online address of its own', () => {
    expect(changed({ title: { da: 'Julefest' } }).value('summary')).toBe('Julefest');
    expect(changed({ venue: 'ny-hal' }, { venue: 'holte-bibliotek' }).value('location')).toBe('Ny Hal');
    expect(
      changed({ venue: null, place: { da: 'Parken' } }, { venue: 'holte-bibliotek' }).value('location'),
    ).toBe('Parken');
    expect(
      changed({ venue: null, online: 'https://m.dk' }, { venue: 'holte-bibliotek' }).value('location'),
    ).toBe('https://m.dk');
    expect(changed({ venue: null }, { venue: 'holte-bibliotek' }).value('location')).toBe(null);
  });

  it('may be certain where the activity is not', () => {
    expect(changed({ status: 'confirmed' }, { status: 'tentative' }).value('status')).toBe('CONFIRMED');
  });
});

describe('what is not public', () => {
  it('is marked private', () => {
    expect(rendered({ visibility: 'network' }).value('class')).toBe('PRIVATE');
    expect(rendered({ status: 'tentative' }).value('class')).toBe('PRIVATE');
    expect(rendered({}).value('class')).toBe(null);
  });

  it('is TENTATIVE while it is held, and takes time', () => {
    expect(rendered({ status: 'tentative' }).value('status')).toBe('TENTATIVE');
    expect(rendered({ status: 'tentative' }).value('transp')).toBe('OPAQUE');
  });

  it('shows only that the association is taken when it is busy', () => {
    const secret = 'hemmelig';
    const text = { da: secret };
    const activity = anActivity(
      {
        visibility: 'busy',
        title: text,
        description: text,
        categories: [secret],
        venue: 'holte-bibliotek',
        place: text,
        online: `https://${secret}.example`,
        link: `https://${secret}.example`,
      },
      {
        ...WEEKLY,
        changed: { '2026-12-08T19:00': { title: text, note: text, venue: 'ny-hal', status: 'cancelled' } },
      },
    );
    const feed = aFeed(activity);
    expect(feed).not.toMatch(
      /hemmelig|Bibliotek|Ny Hal|^(GEO|CATEGORIES|URL|CONFERENCE|DESCRIPTION|LOCATION)/m,
    );
    expect(linesOf(feed, 'SUMMARY')).toEqual([
      'SUMMARY:Optaget (Sprogcaféen)',
      'SUMMARY:AFLYST: Optaget (Sprogcaféen)',
    ]);
  });
});

describe('the zones that a feed must declare for it', () => {
  const rows: readonly [string, Parameters<typeof anActivity>[1], readonly string[]][] = [
    ['its own', { start: '2026-12-01T19:00', timeZone: 'America/Nuuk' }, ['America/Nuuk']],
    ['none for whole days', { start: '2026-12-01' }, []],
    ['none for UTC', { start: '2026-12-01T19:00', timeZone: 'UTC' }, []],
    ['none for UTC by another name', { start: '2026-12-01T19:00', timeZone: 'Etc/UTC' }, []],
  ];
  it.each(rows)('%s', (_sentence, schedule, zones) => {
    const activity = anActivity({}, schedule);
    expect(zonesOf(activity)).toEqual(zones);
    const named = [...renderActivity(activity, aContext()).matchAll(/TZID=([^:;]+)/g)].map(
      ([, zone]) => zone,
    );
    expect([...new Set(named)]).toEqual(zones);
  });
});
