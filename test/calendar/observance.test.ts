import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import { closedDays, noticesAbout, type Observance } from '../../src/calendar/observance.ts';
import { occurrencesOf } from '../../src/calendar/recurrence.ts';
import { DAY, formatLocalDate, type LocalDate } from '../../src/calendar/time.ts';
import { anActivity } from '../support/activities.ts';
import { allDaySchedule, arbitrarySchedule, timedSchedule, windowOf } from '../support/schedules.ts';

const YEAR = windowOf('2026-11-01', '2027-11-01');

function anObservance(start: string, end: string, more: Partial<Observance> = {}): Observance {
  return {
    id: `of-${start}`,
    kind: 'school-break',
    name: { da: 'Fri' },
    start: start as LocalDate,
    end: end as LocalDate,
    approximate: false,
    venue: null,
    ...more,
  };
}

const closure = (venue: string, start: string, end: string): Observance =>
  anObservance(start, end, { kind: 'closure', venue });

/** Which dates fall on it, with spaces between. */
function falling(activity: Activity, observance: Observance): string {
  return noticesAbout(activity, YEAR, [observance])
    .flatMap(({ dates }) => dates)
    .join(' ');
}

const tuesdays = anActivity({
  venue: 'bibliotek',
  schedule: timedSchedule({
    start: '2026-12-01T19:00',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    excluded: ['2026-12-22T19:00'],
    added: ['2026-12-23T19:00'],
    changed: {
      '2027-01-05T19:00': { start: '2027-01-06T19:00', venue: 'hal' },
      '2027-01-12T19:00': { status: 'cancelled' },
      '2027-01-19T19:00': { venue: null },
    },
  }),
});

const night = anActivity({ schedule: timedSchedule({ start: '2026-12-31T20:00', duration: 'PT6H' }) });
const camp = anActivity({ schedule: allDaySchedule({ start: '2027-07-05', duration: 'P5D' }) });

describe('dates that fall on an observance', () => {
  it.each<[string, Activity, string, string, string]>([
    [
      'every Tuesday of a fortnight',
      tuesdays,
      '2026-12-01',
      '2026-12-15',
      '2026-12-01T19:00 2026-12-08T19:00',
    ],
    ['the first day', tuesdays, '2026-12-08', '2026-12-10', '2026-12-08T19:00'],
    ['not the day after the last', tuesdays, '2026-12-05', '2026-12-08', ''],
    ['not an excluded date', tuesdays, '2026-12-22', '2026-12-23', ''],
    ['an added date', tuesdays, '2026-12-23', '2026-12-24', '2026-12-23T19:00'],
    ['a moved date where it has gone', tuesdays, '2027-01-06', '2027-01-07', '2027-01-05T19:00'],
    ['not a moved date where it was', tuesdays, '2027-01-05', '2027-01-06', ''],
    ['not a cancelled date', tuesdays, '2027-01-12', '2027-01-13', ''],
    ['a party by the day it begins on', night, '2026-12-31', '2027-01-01', '2026-12-31T20:00'],
    ['a party by the day it ends on', night, '2027-01-01', '2027-01-02', '2026-12-31T20:00'],
    ['a camp by its last day', camp, '2027-07-09', '2027-07-10', '2027-07-05'],
    ['not a camp by the day after', camp, '2027-07-10', '2027-07-11', ''],
    ['not a camp by the day before', camp, '2027-07-04', '2027-07-05', ''],
  ])('are %s', (_sentence, activity, start, end, dates) => {
    expect(falling(activity, anObservance(start, end))).toBe(dates);
  });

  it('do not reach into the day at whose midnight they end', () => {
    const evening = anActivity({ schedule: timedSchedule({ start: '2026-12-30T22:00' }) });
    expect(falling(evening, anObservance('2026-12-31', '2027-01-01'))).toBe('');
  });

  it('are on their day even where they last no time at all', () => {
    const moment = anActivity({ schedule: timedSchedule({ start: '2026-12-31T00:00', duration: 'PT0S' }) });
    expect(falling(moment, anObservance('2026-12-31', '2027-01-01'))).toBe('2026-12-31T00:00');
    expect(falling(moment, anObservance('2026-12-30', '2026-12-31'))).toBe('');
  });

  it('go by the days of the activity’s own zone', () => {
    const online = anActivity({
      schedule: timedSchedule({ start: '2026-12-25T05:00', timeZone: 'Pacific/Auckland' }),
    });
    expect(falling(online, anObservance('2026-12-25', '2026-12-26'))).toBe('2026-12-25T05:00');
    expect(falling(online, anObservance('2026-12-24', '2026-12-25'))).toBe('');
  });

  it('are none of a cancelled activity', () => {
    const cancelled = { ...tuesdays, status: 'cancelled' as const };
    expect(falling(cancelled, anObservance('2026-12-01', '2027-03-01'))).toBe('');
  });

  it('are those that overlap the window alone', () => {
    const spring = anObservance('2026-01-01', '2028-01-01');
    const [notice] = noticesAbout(tuesdays, windowOf('2027-03-01', '2027-03-15'), [spring]);
    expect(notice?.dates).toEqual(['2027-03-02T19:00', '2027-03-09T19:00']);
  });

  it('are told by observance: by its start, holidays before festivals', () => {
    const observances = [
      anObservance('2026-12-08', '2026-12-09', { id: 'b', kind: 'festival' }),
      anObservance('2026-12-08', '2026-12-09', { id: 'c', kind: 'holiday' }),
      anObservance('2026-12-08', '2026-12-09', { id: 'a', kind: 'festival' }),
      anObservance('2026-12-01', '2026-12-09', { id: 'd', kind: 'closure', venue: 'bibliotek' }),
      anObservance('2026-12-02', '2026-12-08', { id: 'nobody-falls-on-it' }),
    ];
    const told = noticesAbout(tuesdays, YEAR, observances).map(({ observance }) => observance.id);
    expect(told).toEqual(['d', 'c', 'a', 'b']);
  });
});

describe('a closure', () => {
  it.each([
    ['of its venue', 'bibliotek', '2026-12-01', '2026-12-02', '2026-12-01T19:00'],
    ['of another venue', 'hal', '2026-12-01', '2026-12-02', ''],
    ['of the venue that one date has moved to', 'hal', '2027-01-06', '2027-01-07', '2027-01-05T19:00'],
    ['of the venue that one date has moved from', 'bibliotek', '2027-01-06', '2027-01-07', ''],
    ['on a date that is at no venue', 'bibliotek', '2027-01-19', '2027-01-20', ''],
  ])('%s concerns what is there', (_sentence, venue, start, end, dates) => {
    expect(falling(tuesdays, closure(venue, start, end))).toBe(dates);
    expect(closedDays(tuesdays, YEAR, [closure(venue, start, end)]).join(' ')).toBe(dates);
  });

  it('concerns nothing that is at no venue', () => {
    expect(falling(anActivity(), closure('bibliotek', '2026-12-01', '2026-12-02'))).toBe('');
  });
});

describe('closed days', () => {
  it('are none without closures', () => {
    const observances = [anObservance('2026-12-01', '2027-01-01', { kind: 'holiday' })];
    expect(closedDays(tuesdays, YEAR, observances)).toEqual([]);
  });

  it('name a date once that two closures meet', () => {
    const closures = [
      closure('bibliotek', '2026-12-01', '2026-12-09'),
      closure('bibliotek', '2026-12-08', '2026-12-16'),
    ];
    expect(closedDays(tuesdays, YEAR, closures)).toEqual([
      '2026-12-01T19:00',
      '2026-12-08T19:00',
      '2026-12-15T19:00',
    ]);
  });
});

describe('what a notice offers to skip', () => {
  const skip = (activity: Activity, observance: Observance): readonly string[] | undefined =>
    noticesAbout(activity, YEAR, [observance])[0]?.skip;

  it('is the dates that fall on it', () => {
    expect(skip(tuesdays, anObservance('2026-12-01', '2026-12-15'))).toEqual([
      '2026-12-01T19:00',
      '2026-12-08T19:00',
    ]);
  });

  it('is nothing where no date would be left', () => {
    expect(skip(anActivity(), anObservance('2026-12-01', '2026-12-02'))).toEqual([]);
    const thrice = anActivity({
      schedule: timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;COUNT=3' }),
    });
    expect(skip(thrice, anObservance('2026-12-01', '2026-12-31'))).toEqual([]);
    expect(skip(thrice, anObservance('2026-12-01', '2026-12-15'))).toHaveLength(2);
  });

  it('is all of them where the series has dates outside the window', () => {
    const long = anObservance('2026-01-01', '2028-01-01');
    expect(noticesAbout(tuesdays, windowOf('2027-03-01', '2027-03-08'), [long])[0]?.skip).toEqual([
      '2027-03-02T19:00',
    ]);
  });
});

describe('laws', () => {
  const season = windowOf('2025-06-01', '2026-06-01');
  const anyCase = fc.record({
    activity: arbitrarySchedule().map((schedule) => anActivity({ schedule })),
    first: fc.integer({ min: 0, max: 365 }),
    length: fc.integer({ min: 1, max: 60 }),
  });
  const breakOf = (first: number, length: number): Observance => {
    const start = Math.floor(season.start / DAY) + first;
    return anObservance(formatLocalDate(start), formatLocalDate(start + length));
  };

  it('skipping what a notice offers leaves no notice of it, and takes no other date away', () => {
    const law = fc.property(anyCase, ({ activity, first, length }) => {
      const observance = breakOf(first, length);
      const [notice] = noticesAbout(activity, season, [observance]);
      if (!notice || notice.skip.length === 0) return;
      const excluded = [...activity.schedule.excluded, ...notice.skip].sort();
      const after = { ...activity, schedule: { ...activity.schedule, excluded } };
      expect(noticesAbout(after, season, [observance])).toEqual([]);
      const ids = (one: Activity): string[] =>
        occurrencesOf(one.schedule, season).map(({ recurrenceId }) => recurrenceId);
      expect(ids(after)).toEqual(ids(activity).filter((id) => !notice.skip.some((other) => other === id)));
    });
    expect(() => fc.assert(law, { numRuns: 300 })).not.toThrow();
  });

  it('an observance cut in two tells of the same dates as the whole', () => {
    const law = fc.property(anyCase, fc.integer({ min: 1, max: 29 }), (given, cut) => {
      const { activity, first, length } = given;
      if (cut >= length) return;
      const told = (...observances: Observance[]): Set<string> =>
        new Set(noticesAbout(activity, season, observances).flatMap(({ dates }) => dates));
      const parts = [breakOf(first, cut), breakOf(first + cut, length - cut)];
      expect(told(...parts)).toEqual(told(breakOf(first, length)));
    });
    expect(() => fc.assert(law, { numRuns: 300 })).not.toThrow();
  });
});
