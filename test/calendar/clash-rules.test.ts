// When two occurrences clash, and why: the rules one by one, on a single evening.
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import type { Reason } from '../../src/calendar/clash.ts';
import { anActivity, aVenue } from '../support/activities.ts';
import { reasonsBetween } from '../support/clash-between.ts';
import { timedSchedule, zone } from '../support/schedules.ts';

type Given = Partial<Activity>;
type Row = readonly [sentence: string, cafe: Given, club: Given, reasons: readonly Reason[]];

/** Kilometres to degrees of latitude on a globe of 6,371 km. */
const north = (km: number) => ({ latitude: 55.8 + km / 111.195, longitude: 12.47 });
const venues = [
  aVenue('bibliotek', { area: 'Holte', ...north(0) }),
  aVenue('sognegaard', { area: 'Holte' }),
  aVenue('hal', north(4.9)),
  aVenue('skole', north(5.1)),
  aVenue('stadion', { area: 'Holte', ...north(30) }),
  aVenue('kulturhus', { area: 'Birkerød', severalAtOnce: true }),
  aVenue('kirke', { area: 'Birkerød' }),
  aVenue('lade'),
  aVenue('mose'),
];

const on = (start: string, duration = 'PT2H', timeZone = 'Europe/Copenhagen'): Given => ({
  schedule: timedSchedule({ start, duration, timeZone }),
});
const cafeOf = (given: Given) => anActivity({ id: 'café', ...given });
const clubOf = (given: Given) => anActivity({ id: 'klub', ...given });

function everyRow(rows: readonly Row[]): void {
  it.each(rows)('%s', (_sentence, cafe, club, reasons) => {
    expect(reasonsBetween(cafeOf(cafe), clubOf(club), { venues })).toEqual(reasons);
  });
}

const women: Given = { audiences: ['women'] };
const men: Given = { audiences: ['men'] };

describe('venue: the intervals overlap and the venue is the same', () => {
  everyRow([
    [
      'one room is taken, whoever the two are for',
      { ...women, venue: 'hal' },
      { ...men, venue: 'hal' },
      ['venue'],
    ],
    [
      'one room is taken for half an hour',
      { ...women, venue: 'hal', ...on('2026-12-01T19:00', 'PT2H') },
      { ...men, venue: 'hal', ...on('2026-12-01T20:30', 'PT2H') },
      ['venue'],
    ],
    [
      'one room is free the moment that the others have left',
      { ...women, venue: 'hal', ...on('2026-12-01T19:00', 'PT2H') },
      { ...men, venue: 'hal', ...on('2026-12-01T21:00', 'PT2H') },
      [],
    ],
    ['two rooms are two rooms', { ...women, venue: 'bibliotek' }, { ...men, venue: 'sognegaard' }, []],
    [
      'a place that holds several at once is never taken',
      { ...women, venue: 'kulturhus' },
      { ...men, venue: 'kulturhus' },
      [],
    ],
    [
      'a place that holds several at once still divides the same people',
      { ...women, venue: 'kulturhus' },
      { ...women, venue: 'kulturhus' },
      ['audience'],
    ],
    [
      'a venue that nobody has described is one room',
      { ...women, venue: 'ukendt' },
      { ...men, venue: 'ukendt' },
      ['venue'],
    ],
    [
      'people online and people in the room take the room',
      { ...women, venue: 'hal', online: 'https://moede.example' },
      { ...men, venue: 'hal' },
      ['venue'],
    ],
    [
      'both online and in one room take the room',
      { ...women, venue: 'hal', online: 'https://moede.example' },
      { ...men, venue: 'hal', online: 'https://andet.example' },
      ['venue'],
    ],
    ['no venue is not the same venue', men, women, []],
  ]);
});

describe('audience: the intervals overlap, the audiences meet, the places are near', () => {
  everyRow([
    ['the same people', women, women, ['audience']],
    [
      'one audience in common',
      { audiences: ['women', 'youth'] },
      { audiences: ['youth', 'men'] },
      ['audience'],
    ],
    ['no audience in common', women, men, []],
    ['what is for everyone is for women too', women, {}, ['audience']],
    ['two for everyone', {}, {}, ['audience']],
    ['near: the same area', { venue: 'bibliotek' }, { venue: 'sognegaard' }, ['audience']],
    ['near: the same area, however far apart', { venue: 'bibliotek' }, { venue: 'stadion' }, ['audience']],
    ['near: 4.9 km', { venue: 'bibliotek' }, { venue: 'hal' }, ['audience']],
    ['not near: 5.1 km', { venue: 'bibliotek' }, { venue: 'skole' }, []],
    ['not near: another area and no coordinates', { venue: 'sognegaard' }, { venue: 'kirke' }, []],
    ['not near: one has an area, the other coordinates', { venue: 'kirke' }, { venue: 'hal' }, []],
    ['not near: neither has area or coordinates', { venue: 'lade' }, { venue: 'mose' }, []],
    [
      'near: the same venue without area or coordinates',
      { venue: 'lade' },
      { venue: 'lade' },
      ['venue', 'audience'],
    ],
    ['near everything: online', { online: 'https://moede.example' }, { venue: 'lade' }, ['audience']],
    [
      'near everything: online and at a venue',
      { online: 'https://moede.example', venue: 'mose' },
      { venue: 'lade' },
      ['audience'],
    ],
    ['near everything: at no venue', {}, { venue: 'lade' }, ['audience']],
    [
      'near everything: at a place told in words',
      { place: { da: 'På torvet' } },
      { venue: 'lade' },
      ['audience'],
    ],
    [
      'the interval only touches',
      { ...on('2026-12-01T10:00', 'PT4H'), venue: 'lade' },
      { ...on('2026-12-01T14:00', 'PT1H'), venue: 'mose' },
      [],
    ],
  ]);

  it('near is as far as the network says', () => {
    const [cafe, club] = [cafeOf({ venue: 'bibliotek' }), clubOf({ venue: 'skole' })];
    expect(reasonsBetween(cafe, club, { venues, rules: { nearKm: 5 } })).toEqual([]);
    expect(reasonsBetween(cafe, club, { venues, rules: { nearKm: 5.2 } })).toEqual(['audience']);
  });
});

describe('helpers: the intervals overlap and both need the same scarce helpers', () => {
  const arabic: Given = { needs: ['interpreter-ar'] };
  const womenInHolte: Given = { ...women, venue: 'bibliotek' };
  const menInBirkeroed: Given = { ...men, venue: 'kirke' };
  everyRow([
    [
      'the one interpreter, however far apart',
      { ...womenInHolte, ...arabic },
      { ...menInBirkeroed, ...arabic },
      ['helpers'],
    ],
    [
      'one helper in common of several',
      { ...womenInHolte, needs: ['driver', 'interpreter-ar'] },
      { ...menInBirkeroed, needs: ['interpreter-ar', 'sign'] },
      ['helpers'],
    ],
    [
      'two helpers in common are one reason',
      { ...womenInHolte, needs: ['driver', 'sign'] },
      { ...menInBirkeroed, needs: ['sign', 'driver'] },
      ['helpers'],
    ],
    ['other helpers', { ...womenInHolte, ...arabic }, { ...menInBirkeroed, needs: ['interpreter-uk'] }, []],
    ['only one of the two needs any', { ...womenInHolte, ...arabic }, menInBirkeroed, []],
    [
      'helpers can go from one to the next',
      { ...womenInHolte, ...arabic, ...on('2026-12-01T17:00') },
      { ...menInBirkeroed, ...arabic, ...on('2026-12-01T19:00') },
      [],
    ],
    [
      'near and at once, they are a reason beside the others',
      { ...women, ...arabic },
      { ...women, ...arabic },
      ['audience', 'helpers'],
    ],
  ]);
});

describe('evening: no overlap, the same local day, at most two hours between, audiences meet, places near', () => {
  everyRow([
    ['an hour between', on('2026-12-01T17:00', 'PT1H'), on('2026-12-01T19:00'), ['evening']],
    ['touching', on('2026-12-01T17:00', 'PT2H'), on('2026-12-01T19:00'), ['evening']],
    ['exactly two hours', on('2026-12-01T15:00', 'PT2H'), on('2026-12-01T19:00'), ['evening']],
    ['two hours and a minute', on('2026-12-01T14:59', 'PT2H'), on('2026-12-01T19:00'), []],
    ['a morning is an evening as well', on('2026-12-01T08:00', 'PT1H'), on('2026-12-01T10:00'), ['evening']],
    [
      'no audience in common',
      { ...women, ...on('2026-12-01T17:00', 'PT1H') },
      { ...men, ...on('2026-12-01T19:00') },
      [],
    ],
    [
      'not near',
      { venue: 'lade', ...on('2026-12-01T17:00', 'PT1H') },
      { venue: 'mose', ...on('2026-12-01T19:00') },
      [],
    ],
    [
      'the same room, one after the other',
      { venue: 'hal', ...on('2026-12-01T17:00', 'PT2H') },
      { venue: 'hal', ...on('2026-12-01T19:00') },
      ['evening'],
    ],
    ['an hour between, but past midnight', on('2026-12-01T22:00', 'PT1H30M'), on('2026-12-02T00:30'), []],
    [
      'one that goes on past midnight began on the same day',
      on('2026-12-01T20:00', 'PT1H'),
      on('2026-12-01T22:30', 'PT4H'),
      ['evening'],
    ],
    [
      'one from the day before that ends an hour before',
      on('2026-12-01T22:00', 'PT9H'),
      on('2026-12-02T08:00'),
      [],
    ],
    [
      "the day is the network's, not that of the activity's own zone",
      on('2026-12-01T23:15', 'PT30M', 'Europe/London'),
      on('2026-12-02T01:00'),
      ['evening'],
    ],
    [
      "one day in the activity's own zone is two in the network's",
      on('2026-12-01T21:00', 'PT1H', 'Europe/London'),
      on('2026-12-01T23:30', 'PT1H', 'Europe/London'),
      [],
    ],
  ]);

  it('the day is that of whichever zone the network is in', () => {
    const cafe = cafeOf(on('2026-12-01T22:00', 'PT1H'));
    const club = clubOf(on('2026-12-02T00:30', 'PT1H'));
    expect(reasonsBetween(cafe, club, { rules: { timeZone: zone('Europe/Copenhagen') } })).toEqual([]);
    expect(reasonsBetween(cafe, club, { rules: { timeZone: zone('Europe/London') } })).toEqual(['evening']);
  });
});

describe('who and what clashes at all', () => {
  everyRow([
    ['two of one association do not', { association: 'koret' }, { association: 'koret' }, []],
    ['nor does a host with what it co-hosts', { association: 'koret' }, { coHosts: ['koret'] }, []],
    [
      'nor do two with a co-host in common',
      { coHosts: ['koret', 'kirken'] },
      { coHosts: ['skolen', 'kirken'] },
      [],
    ],
    ['two with other co-hosts do', { coHosts: ['koret'] }, { coHosts: ['kirken'] }, ['audience']],
    ["what takes nobody's time does not", { transparent: true }, {}, []],
    ['what is cancelled does not', { status: 'cancelled' }, {}, []],
    ['a hold does', { status: 'tentative', visibility: 'network' }, {}, ['audience']],
    ['what nobody may read about does', { visibility: 'busy' }, { visibility: 'network' }, ['audience']],
    [
      'two occurrences clash once, with all their reasons, gravest first',
      { venue: 'hal', needs: ['driver'] },
      { venue: 'hal', needs: ['driver'] },
      ['venue', 'audience', 'helpers'],
    ],
  ]);
});
