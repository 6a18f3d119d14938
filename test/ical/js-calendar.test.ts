import { describe, expect, it } from 'vitest';
import { occurrencesOf } from '../../src/calendar/recurrence.ts';
import type { Change } from '../../src/calendar/schedule.ts';
import { jsEvent } from '../../src/ical/js-calendar-event.ts';
import { jsRecurrence } from '../../src/ical/js-calendar-recurrence.ts';
import { anActivity, aSchedule, at, type ScheduleInput } from './an-activity.ts';

const WINDOW = { start: at('2026-09-01T00:00Z'), end: at('2028-06-01T00:00Z') };

type Fields = Readonly<Record<string, unknown>>;

const recurrenceOf = (input: ScheduleInput): Fields => jsRecurrence(aSchedule(input), WINDOW, () => ({}));

describe('a rule as JSCalendar has it', () => {
  const RULES: readonly [rule: string, expected: Fields][] = [
    ['FREQ=WEEKLY;BYDAY=TU', { frequency: 'weekly', byDay: [{ '@type': 'NDay', day: 'tu' }] }],
    ['FREQ=WEEKLY;INTERVAL=2;WKST=SU', { frequency: 'weekly', interval: 2, firstDayOfWeek: 'su' }],
    [
      'FREQ=MONTHLY;BYDAY=1TU,-1TU',
      {
        frequency: 'monthly',
        byDay: [
          { '@type': 'NDay', day: 'tu', nthOfPeriod: 1 },
          { '@type': 'NDay', day: 'tu', nthOfPeriod: -1 },
        ],
      },
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=9', { frequency: 'monthly', byMonthDay: [1, -1], count: 9 }],
    [
      'FREQ=YEARLY;BYWEEKNO=49,51;BYDAY=TU',
      { frequency: 'yearly', byWeekNo: [49, 51], byDay: [{ '@type': 'NDay', day: 'tu' }] },
    ],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1', { frequency: 'yearly', byMonth: ['12'], byMonthDay: [1] }],
    ['FREQ=DAILY;UNTIL=20270105', { frequency: 'daily', until: '2027-01-05T23:59:59' }],
    ['FREQ=DAILY;UNTIL=20270105T180000Z', { frequency: 'daily', until: '2027-01-05T19:00:00' }],
    ['FREQ=DAILY;UNTIL=20270105T190000', { frequency: 'daily', until: '2027-01-05T19:00:00' }],
    [
      'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1',
      { frequency: 'monthly', byDay: [{ '@type': 'NDay', day: 'tu' }], bySetPosition: [1] },
    ],
  ];
  it.each(RULES)('%s', (rule, expected) => {
    const { recurrenceRules, recurrenceOverrides } = recurrenceOf({ start: '2026-12-01T19:00', rule });
    expect(recurrenceRules).toEqual([{ '@type': 'RecurrenceRule', ...expected }]);
    expect(recurrenceOverrides).toBeUndefined();
  });
});

describe('the dates that differ', () => {
  const WEEKLY = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU' };

  it('are taken out, put in and moved', () => {
    const moved = { '2027-01-05T19:00': { start: '2027-01-06T18:00' } as Change };
    expect(
      recurrenceOf({
        ...WEEKLY,
        excluded: ['2026-12-22T19:00'],
        added: ['2026-12-23T19:00'],
        changed: moved,
      })['recurrenceOverrides'],
    ).toEqual({
      '2026-12-23T19:00:00': {},
      '2026-12-22T19:00:00': { excluded: true },
      '2027-01-05T19:00:00': { start: '2027-01-06T18:00:00' },
    });
  });

  it('stay away where what is changed is also taken out', () => {
    const changed = { '2026-12-22T19:00': { start: '2026-12-23T19:00' } as Change };
    expect(
      recurrenceOf({ ...WEEKLY, excluded: ['2026-12-22T19:00'], changed })['recurrenceOverrides'],
    ).toEqual({ '2026-12-22T19:00:00': { excluded: true } });
  });

  it('are whole days with a time nobody reads', () => {
    expect(
      recurrenceOf({ start: '2026-12-01', rule: 'FREQ=MONTHLY', excluded: ['2027-01-01'] }),
    ).toMatchObject({
      start: '2026-12-01T00:00:00',
      recurrenceOverrides: { '2027-01-01T00:00:00': { excluded: true } },
    });
  });

  it('are all written out where the rule does not produce its own start, which JSCalendar counts as the first', () => {
    const input = {
      start: '2026-12-02T19:00',
      rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4',
      excluded: ['2026-12-15T19:00'],
    };
    const { start, recurrenceRules, recurrenceOverrides } = recurrenceOf(input);
    const dates = occurrencesOf(aSchedule(input), WINDOW).map(({ recurrenceId }) => `${recurrenceId}:00`);
    expect(recurrenceRules).toBeUndefined();
    expect([start, ...Object.keys(recurrenceOverrides as Fields)]).toEqual(dates);
    expect(dates).not.toContain('2026-12-15T19:00:00');
  });
});

describe('an activity as a JSCalendar event', () => {
  const telling = {
    associationOf: (slug: string) =>
      slug === 'sprogcafeen'
        ? { slug, name: 'Sprogcaféen', colour: '#a8442a', area: null, link: null, languages: [] }
        : undefined,
    venueOf: (slug: string) => ({
      slug,
      name: 'Ny Hal',
      address: 'Vej 7',
      area: 'Holte',
      latitude: 55.8,
      longitude: 12.4,
      severalAtOnce: false,
      addressForMembersOnly: slug === 'hemmelig',
    }),
    languages: ['ar', 'da'],
    pageOf: (id: string) => `https://kalender.example/activities/${id}`,
    window: WINDOW,
  };

  it('has its words in the language wanted, and says which that is', () => {
    const event = jsEvent(
      anActivity({ title: { da: 'Sprogcafé', ar: 'مقهى' }, description: { da: 'Kom' } }),
      telling,
    );
    expect(event).toMatchObject({
      '@type': 'Event',
      uid: 'sprogcafe@kalender.example',
      title: 'مقهى',
      locale: 'ar',
      description: 'Kom',
      timeZone: 'Europe/Copenhagen',
      duration: 'PT2H',
      status: 'confirmed',
      color: '#a8442a',
      participants: { sprogcafeen: { '@type': 'Participant', name: 'Sprogcaféen', roles: { owner: true } } },
    });
  });

  it('has the same words in every other language they are written in, and no patch but of words', () => {
    const changed: Readonly<Record<string, Change>> = {
      '2026-12-08T19:00': { note: { da: 'Sne', uk: 'Сніг' } },
      '2026-12-15T19:00': { title: { da: 'Fest' } },
    };
    const activity = anActivity(
      {
        title: { da: 'Sprogcafé', ar: 'مقهى' },
        description: { da: 'Kom', en: 'Come' },
        venue: null,
        place: { da: 'Parken', ar: 'الحديقة' },
      },
      { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY', changed },
    );
    const event = jsEvent(activity, { ...telling, languages: ['da'] });
    const ar = { title: 'مقهى', 'locations/place/name': 'الحديقة' };
    expect(event).toMatchObject({ title: 'Sprogcafé', locale: 'da', description: 'Kom' });
    expect(event['localizations']).toEqual({ ar, en: { description: 'Come' } });
    // What is said in other languages of one date stands in that date (RFC 8984 §4.6.1).
    expect(event['recurrenceOverrides']).toEqual({
      '2026-12-08T19:00:00': {
        description: 'Sne\n\nKom',
        localizations: { ar, en: { description: 'Sne\n\nCome' }, uk: { description: 'Сніг\n\nKom' } },
      },
      '2026-12-15T19:00:00': {
        title: 'Fest',
        localizations: { ar: { 'locations/place/name': 'الحديقة' }, en: { description: 'Come' } },
      },
    });
    expect(jsEvent(anActivity({ title: { da: 'Sprogcafé' } }), telling)['localizations']).toBeUndefined();
  });

  it('tells where it is, unless that is for members', () => {
    const placeOf = (venue: string): unknown => jsEvent(anActivity({ venue }), telling)['locations'];
    expect(placeOf('ny-hal')).toEqual({
      place: { '@type': 'Location', name: 'Ny Hal', description: 'Vej 7', coordinates: 'geo:55.8,12.4' },
    });
    expect(placeOf('hemmelig')).toEqual({ place: { '@type': 'Location', name: 'Ny Hal' } });
  });

  it('is on plain dates in no zone at all', () => {
    const event = jsEvent(anActivity({}, { start: '2026-12-01' }), telling);
    expect(event).toMatchObject({
      timeZone: null,
      showWithoutTime: true,
      duration: 'P1D',
      start: '2026-12-01T00:00:00',
    });
  });

  it('says of a changed date only what is different', () => {
    const changed: Readonly<Record<string, Change>> = {
      '2026-12-08T19:00': { status: 'cancelled', note: { da: 'Sne' } },
      '2026-12-15T19:00': { venue: null, place: { da: 'Parken' } },
    };
    const activity = anActivity(
      { venue: 'ny-hal', description: { da: 'Kom' } },
      { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY', changed },
    );
    expect(jsEvent(activity, telling)['recurrenceOverrides']).toEqual({
      '2026-12-08T19:00:00': { status: 'cancelled', description: 'Sne\n\nKom' },
      '2026-12-15T19:00:00': { locations: { place: { '@type': 'Location', name: 'Parken' } } },
    });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x'])('leads nowhere bad: %s', (link) => {
    expect(JSON.stringify(jsEvent(anActivity({ link, online: link }), telling))).not.toContain(link);
  });
});
