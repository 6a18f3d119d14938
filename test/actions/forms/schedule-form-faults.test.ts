import { describe, expect, it } from 'vitest';
import { faults, input, least } from './activity-input.ts';

const MISSING = 'Give this field: it cannot be left out.';
const LOCAL = 'Give a local time as 2026-12-01T19:00, or a date alone, as 2026-12-01, for whole days.';
const OFFSET = 'Give the local time without Z or offset, as 2026-12-01T19:00, and its zone in timeZone.';
const NONE = 'Give a day and an hour that exist: there is none such.';
const YEAR = 'Give a year from 1900 to 2200.';
const ZONE = 'Give the name of an IANA time zone, as Europe/Copenhagen.';
const ISO = 'Give an ISO 8601 duration, as PT2H, PT1H30M or P1D.';
const MONTHS = 'Give weeks, days, hours and minutes: no months or years.';
const WHOLE = 'Give whole days, as P1D: the schedule is of whole days.';
const SLUG =
  'Give lower-case letters a to z, digits and single hyphens, 1 to 80 characters, as sprogcafeen-holte.';
/** The words of the calendar itself are its own business: those cases name the part at fault alone. */
const exactly = (message: string | RegExp) =>
  typeof message === 'string' ? new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) : message;
const tuesdays = (count: number, time = 'T19:00') =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(2026, 11, 1 + 7 * i)).toISOString().slice(0, 10).concat(time),
  );

describe('a schedule with clock times is refused, by the field at fault', () => {
  const cases: [string, Record<string, unknown>, string, string | RegExp][] = [
    ['no start', { start: null }, 'start', MISSING],
    ['a start that is a number', { start: 20261201 }, 'start', 'Give text.'],
    ['a start in words', { start: 'tirsdag kl. 19' }, 'start', LOCAL],
    ['a blank start', { start: '' }, 'start', LOCAL],
    ['a start with a space between', { start: '2026-12-01 19:00' }, 'start', LOCAL],
    ['a start with space around it', { start: ' 2026-12-01T19:00' }, 'start', LOCAL],
    ['a start with an hour alone', { start: '2026-12-01T19' }, 'start', LOCAL],
    ['a start in UTC', { start: '2026-12-01T19:00Z' }, 'start', OFFSET],
    ['a start in UTC with parts of seconds', { start: '2026-12-01T19:00:00.000Z' }, 'start', OFFSET],
    ['a start with an offset', { start: '2026-12-01T19:00:00+01:00' }, 'start', OFFSET],
    ['a start on no day', { start: '2026-02-30T19:00' }, 'start', NONE],
    ['a start at no hour', { start: '2026-12-01T24:00' }, 'start', NONE],
    ['a start before 1900', { start: '1899-12-31T19:00' }, 'start', YEAR],
    ['a start after 2200', { start: '2201-01-01T19:00' }, 'start', YEAR],
    ['a zone on Mars', { timeZone: 'Mars/Olympus' }, 'timeZone', ZONE],
    ['an offset as zone', { timeZone: '+01:00' }, 'timeZone', ZONE],
    ['a blank zone', { timeZone: '' }, 'timeZone', ZONE],
    ['no duration', { duration: null }, 'duration', 'Give a duration, as PT2H.'],
    ['a duration in words', { duration: '2 timer' }, 'duration', ISO],
    ['a duration without a unit', { duration: 'PT' }, 'duration', ISO],
    ['a duration in minutes', { duration: 120 }, 'duration', 'Give text.'],
    ['a duration of a month', { duration: 'P1M' }, 'duration', MONTHS],
    ['a duration of a year and a day', { duration: 'P1Y1D' }, 'duration', MONTHS],
    [
      'a negative duration',
      { duration: '-PT2H' },
      'duration',
      'Give a duration that is not negative, as PT2H.',
    ],
    ['a duration of 366 days and a second', { duration: 'P366DT1S' }, 'duration', 'Give at most 366 days.'],
    ['a rule by the hour', { rule: 'FREQ=HOURLY' }, 'rule', /^Correct the rule: .*FREQ.*[.]$/],
    ['a rule with an hour', { rule: 'FREQ=DAILY;BYHOUR=9' }, 'rule', /^Correct the rule: .*BYHOUR.*[.]$/],
    ['a blank rule', { rule: '' }, 'rule', /^Correct the rule: .*[.]$/],
    [
      'a start its rule would not produce',
      { rule: 'FREQ=WEEKLY;BYDAY=WE' },
      'start',
      /^[A-Z].*2026-12-02[.]$/,
    ],
    [
      'a rule that ends before it starts',
      { rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261130' },
      'rule',
      /^[A-Z].*[.]$/,
    ],
    ['excluded dates that are no list', { excluded: {} }, 'excluded', 'Give a list.'],
    [
      'an excluded day without its hour',
      { excluded: ['2026-12-22'] },
      'excluded.0',
      'Give the time too, as 2026-12-22T19:00: the schedule starts at one.',
    ],
    ['an excluded date in UTC', { excluded: ['2026-12-22T18:00:00Z'] }, 'excluded.0', OFFSET],
    ['an excluded date in the year 3000', { excluded: ['3000-12-22T19:00'] }, 'excluded.0', YEAR],
    [
      'an excluded date that is none, named where it was given',
      { excluded: ['2026-12-29T19:00', '2026-12-22T19:00', '2026-12-08T20:00'] },
      'excluded.2',
      /2026-12-08T20:00.*[.]$/,
    ],
    [
      '731 excluded dates',
      { excluded: tuesdays(731) },
      'excluded',
      'Give at most 730 entries; these are 731.',
    ],
    [
      'an added day without its hour',
      { added: ['2026-12-22T19:00', '2026-12-23'] },
      'added.1',
      'Give the time too, as 2026-12-23T19:00: the schedule starts at one.',
    ],
    ['an added number', { added: [7] }, 'added.0', 'Give text.'],
    [
      'changes in a list',
      { changed: [{ start: '2027-01-06T19:00' }] },
      'changed',
      'Give an object with changes by date.',
    ],
    [
      'a changed date that is none, named as it was given',
      { changed: { '2027-01-06T19:00:00': { status: 'cancelled' } } },
      'changed.2027-01-06T19:00:00',
      /2027-01-06T19:00.*[.]$/,
    ],
    [
      'a changed day without its hour',
      { changed: { '2027-01-05': { status: 'cancelled' } } },
      'changed.2027-01-05',
      'Give the time too, as 2027-01-05T19:00: the schedule starts at one.',
    ],
    ['a change of no date', { changed: { tirsdag: { status: 'cancelled' } } }, 'changed.tirsdag', LOCAL],
    [
      'a changed date called __proto__',
      { changed: JSON.parse('{"__proto__": {"venue": "ny-hal"}}') },
      'changed.__proto__',
      LOCAL,
    ],
    [
      'the same date changed in two places',
      { changed: { '2027-01-05T19:00': { venue: 'ny-hal' }, '2027-01-05T19:00:00': { venue: null } } },
      'changed.2027-01-05T19:00:00',
      'Say all that is different about 2027-01-05T19:00 in one place.',
    ],
    [
      '731 changes',
      { changed: Object.fromEntries(tuesdays(731).map((id) => [id, { status: 'cancelled' }])) },
      'changed',
      'Give at most 730 entries; these are 731.',
    ],
    [
      'a field nobody knows',
      { location: 'Holte' },
      'location',
      'Leave this field out: the calendar does not know it.',
    ],
  ];
  it.each(cases)('%s', (_name, schedule, field, message) => {
    const none = { excluded: [], added: [], changed: {} };
    const expected = { field: `schedule.${field}`, message: expect.stringMatching(exactly(message)) };
    expect(faults(input({}, { ...none, ...schedule }))).toEqual([expected]);
  });
});

describe('what is different about one date is refused, by the field at fault', () => {
  const cases: [string, unknown, string, string][] = [
    ['a change in words', 'aflyst', '', 'Give an object with the fields of the change.'],
    ['a start with an offset', { start: '2027-01-06T19:00+01:00' }, '.start', OFFSET],
    [
      'a start without its hour',
      { start: '2027-01-06' },
      '.start',
      'Give the time too, as 2027-01-06T19:00: the schedule starts at one.',
    ],
    ['a start in the year 1800', { start: '1800-01-06T19:00' }, '.start', YEAR],
    ['a blank start', { start: '' }, '.start', LOCAL],
    ['a duration of a month', { duration: 'P1M' }, '.duration', MONTHS],
    [
      'a title of 1001 characters',
      { title: { da: 'x'.repeat(1001) } },
      '.title.da',
      'Give at most 1000 characters.',
    ],
    ['a venue that is no slug', { venue: 'Ny Hal' }, '.venue', SLUG],
    [
      'a venue nobody registered',
      { venue: 'ukendt' },
      '.venue',
      'Register the venue ukendt first or correct the slug: there is none such.',
    ],
    [
      'a place that is a list',
      { place: [] },
      '.place',
      'Give text, or an object with text by language as {"da": "Sprogcafé"}.',
    ],
    [
      'a link that runs something',
      { online: 'javascript:alert(1)' },
      '.online',
      'Give a web address that begins with https:// or http://, with %20 for a space.',
    ],
    ['a tentative date', { status: 'tentative' }, '.status', 'Give one of confirmed, cancelled.'],
    [
      'a note with a control character',
      { note: 'sne\u0000' },
      '.note',
      'Remove the control character U+0000 at position 4.',
    ],
    [
      'a field nobody knows',
      { description: 'x' },
      '.description',
      'Leave this field out: the calendar does not know it.',
    ],
  ];
  it.each(cases)('%s', (_name, change, field, message) => {
    expect(faults(input({}, { changed: { '2027-01-05T19:00': change } }))).toEqual([
      { field: `schedule.changed.2027-01-05T19:00${field}`, message },
    ]);
  });
});

describe('a schedule of whole days is refused, by the field at fault', () => {
  const cases: [string, Record<string, unknown>, string, string][] = [
    ['a duration in hours', { duration: 'PT24H' }, 'duration', WHOLE],
    ['a duration of days and hours', { duration: 'P1DT1H' }, 'duration', WHOLE],
    ['a duration of no days', { duration: 'P0D' }, 'duration', WHOLE],
    ['a duration of 367 days', { duration: 'P367D' }, 'duration', 'Give at most 366 days.'],
    [
      'a negative duration',
      { duration: '-P1D' },
      'duration',
      'Give a duration that is not negative, as PT2H.',
    ],
    [
      'an excluded hour',
      { excluded: ['2026-12-08T19:00'] },
      'excluded.0',
      'Give the date alone, as 2026-12-08: the schedule is of whole days.',
    ],
    [
      'an added hour',
      { added: ['2026-12-08T19:00'] },
      'added.0',
      'Give the date alone, as 2026-12-08: the schedule is of whole days.',
    ],
    [
      'a changed hour',
      { changed: { '2026-12-08T19:00': { venue: 'ny-hal' } } },
      'changed.2026-12-08T19:00',
      'Give the date alone, as 2026-12-08: the schedule is of whole days.',
    ],
    [
      'a date moved to an hour',
      { changed: { '2026-12-08': { start: '2026-12-09T19:00' } } },
      'changed.2026-12-08.start',
      'Give the date alone, as 2026-12-09: the schedule is of whole days.',
    ],
    [
      'a date changed to hours',
      { changed: { '2026-12-08': { duration: 'PT2H' } } },
      'changed.2026-12-08.duration',
      WHOLE,
    ],
  ];
  it.each(cases)('%s', (_name, schedule, field, message) => {
    const given = least({ start: '2026-12-01', rule: 'FREQ=WEEKLY', ...schedule });
    expect(faults(given)).toEqual([{ field: `schedule.${field}`, message }]);
  });
});
