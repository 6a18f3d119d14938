// Schedules that often meet each other: few evenings, several zones, dates that differ, lengths from none to weeks,
// around the nights on which clocks change.
import fc from 'fast-check';
import { occurrencesFrom } from '../../src/calendar/recurrence.ts';
import { WEEKDAYS } from '../../src/calendar/rule.ts';
import type { Schedule } from '../../src/calendar/schedule.ts';
import {
  DAY,
  dayFromCivil,
  formatLocalDate,
  instant,
  type Window,
  weekdayOf,
} from '../../src/calendar/time.ts';
import { allDaySchedule, type ChangeParts, type ScheduleParts, timedSchedule } from './schedules.ts';

const SEASON_DAYS = 56;
const START_TIMES = ['00:30', '02:30', '17:00', '19:00', '19:30', '21:00', '23:00'];
const LENGTHS = ['PT30M', 'PT1H', 'PT1H30M', 'PT2H', 'PT4H'];
const ODD_LENGTHS = ['PT0S', 'P1D', 'P1DT2H', 'P6DT23H', 'P9D', 'P20D'];
const ALL_DAY_LENGTHS = ['P1D', 'P2D', 'P10D'];
const ZONES = ['Europe/London', 'America/New_York', 'Pacific/Auckland', 'UTC'];
const ODD_WEEKS = Array.from({ length: 27 }, (_, i) => 2 * i + 1).join();

/** The first days of two seasons; Copenhagen's clocks change in the third week of either. */
export const SEASONS = [dayFromCivil(2026, 10, 5), dayFromCivil(2027, 3, 8)] as const;

/** The eight weeks from a day. */
export function seasonFrom(day: number): Window {
  return { start: instant(day * DAY), end: instant((day + SEASON_DAYS) * DAY) };
}

/** Mostly the first, so that what is rare is there without being everywhere. */
export function mostly<Value>(
  usual: fc.Arbitrary<Value>,
  rare: fc.Arbitrary<Value>,
  odds = 4,
): fc.Arbitrary<Value> {
  return fc.oneof({ weight: odds, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

const anyLength = mostly(fc.constantFrom(...LENGTHS), fc.constantFrom(...ODD_LENGTHS));
const anyTime = fc.constantFrom(...START_TIMES);

/** Mostly a venue that the network knows. */
export const anyVenueSlug = mostly<string | null>(
  fc.constantFrom('bibliotek', 'sognegaard', 'hal', 'skole'),
  fc.constantFrom(null, 'nobody-knows-it'),
);
/** Mostly not online. */
export const anyAddress = mostly<string | null>(fc.constant(null), fc.constant('https://moede.example'));

/** A schedule that begins between four weeks before a season and near its end, with dates that differ. */
export function denseSchedule(season: number): fc.Arbitrary<Schedule> {
  const beginning = fc.record({
    week: fc.integer({ min: -4, max: 5 }),
    weekday: fc.constantFrom(0, 1, 1, 2, 2, 5, 6),
    time: mostly<string | null>(anyTime, fc.constant(null), 9),
  });
  return beginning.chain(({ week, weekday, time }) => {
    const day = season + week * 7 + weekday;
    const rest = fc.record({
      duration: time === null ? fc.constantFrom(...ALL_DAY_LENGTHS) : anyLength,
      rule: mostly<string | null>(fc.constantFrom(...rulesFor(day)), fc.constant(null)),
      timeZone: mostly(fc.constant('Europe/Copenhagen'), fc.constantFrom(...ZONES)),
      added: fc.array(fc.integer({ min: 0, max: SEASON_DAYS }), { maxLength: 2 }),
    });
    return rest.chain(({ added, ...parts }) => {
      const dates = new Set(added.map((by) => startText(day + by, time)));
      return withChanges({ ...parts, start: startText(day, time), added: [...dates] }, day, time === null);
    });
  });
}

/** Rules that fall on the day. */
function rulesFor(day: number): string[] {
  const code = WEEKDAYS[weekdayOf(day)];
  const nth = Math.ceil(Number(formatLocalDate(day).slice(8)) / 7);
  return [
    'FREQ=WEEKLY',
    `FREQ=WEEKLY;BYDAY=${[...new Set([code, 'TH'])].join()}`,
    'FREQ=WEEKLY;INTERVAL=2',
    'FREQ=WEEKLY;COUNT=4',
    'FREQ=DAILY;COUNT=9',
    'FREQ=DAILY;INTERVAL=3',
    `FREQ=MONTHLY;BYDAY=${nth}${code}`,
    `FREQ=YEARLY;BYWEEKNO=${ODD_WEEKS};BYDAY=${code}`,
  ];
}

function withChanges(parts: ScheduleParts, day: number, allDay: boolean): fc.Arbitrary<Schedule> {
  const scheduleOf = allDay ? allDaySchedule : timedSchedule;
  const dates = occurrencesFrom(scheduleOf(parts), instant((day - 2) * DAY), 12);
  const ids = dates.map(({ recurrenceId }) => recurrenceId);
  if (ids.length === 0) return fc.constant(scheduleOf(parts));
  return fc
    .record({
      excluded: fc.subarray(ids, { maxLength: Math.min(2, ids.length) }),
      changed: fc.dictionary(fc.constantFrom(...ids), anyChange(day, allDay), { maxKeys: 3 }),
    })
    .map((changes) => scheduleOf({ ...parts, ...changes }));
}

function anyChange(day: number, allDay: boolean): fc.Arbitrary<ChangeParts> {
  const start = fc.record({ by: fc.integer({ min: -9, max: 9 }), time: anyTime });
  return fc.record(
    {
      start: start.map(({ by, time }) => startText(day + by, allDay ? null : time)),
      duration: allDay ? fc.constantFrom(...ALL_DAY_LENGTHS) : anyLength,
      venue: anyVenueSlug,
      online: anyAddress,
      status: fc.constantFrom('confirmed', 'cancelled'),
    },
    { requiredKeys: [] },
  );
}

function startText(day: number, time: string | null): string {
  return time === null ? formatLocalDate(day) : `${formatLocalDate(day)}T${time}`;
}
