// Schedules for tests, from plain words, and arbitraries of them for fast-check.
import fc from 'fast-check';
import { parseRule } from '../../src/calendar/rule.ts';
import { compileRuleDays } from '../../src/calendar/rule-days.ts';
import type {
  AllDaySchedule,
  Change,
  RecurrenceId,
  Schedule,
  TimedSchedule,
} from '../../src/calendar/schedule.ts';
import {
  DAY,
  type Duration,
  dayFromCivil,
  formatLocalDate,
  formatLocalDateTime,
  type Instant,
  instant,
  type LocalDate,
  type LocalDateTime,
  MINUTE,
  parseDuration,
  parseInstant,
  type TimeZoneId,
  type Window,
  wallClock,
} from '../../src/calendar/time.ts';
import { timeZoneId, toInstant } from '../../src/calendar/zone.ts';
import { arbitraryRuleText } from './rule-texts.ts';

/** A change in plain words: dates and durations as text. */
export type ChangeParts = Omit<Change, 'start' | 'duration'> & {
  readonly start?: string;
  readonly duration?: string;
};

export interface ScheduleParts {
  readonly start: string;
  /** RRULE text; none for a single date. */
  readonly rule?: string | null;
  /** Europe/Copenhagen where nothing is said. */
  readonly timeZone?: string;
  /** PT2H, or P1D for whole days, where nothing is said. */
  readonly duration?: string;
  readonly excluded?: readonly string[];
  readonly added?: readonly string[];
  readonly changed?: Readonly<Record<string, ChangeParts>>;
}

/** A schedule with clock times. Nothing is checked beyond the texts themselves. */
export function timedSchedule(parts: ScheduleParts): TimedSchedule {
  return {
    allDay: false,
    start: parts.start as LocalDateTime,
    duration: duration(parts.duration ?? 'PT2H'),
    ...common(parts),
  };
}

/** A schedule of whole days. */
export function allDaySchedule(parts: ScheduleParts): AllDaySchedule {
  return {
    allDay: true,
    start: parts.start as LocalDate,
    duration: duration(parts.duration ?? 'P1D'),
    ...common(parts),
  };
}

function common({
  rule,
  timeZone,
  excluded,
  added,
  changed,
}: ScheduleParts): Omit<TimedSchedule, 'allDay' | 'start' | 'duration'> {
  return {
    timeZone: zone(timeZone ?? 'Europe/Copenhagen'),
    rule: rule ? parseRule(rule) : null,
    excluded: (excluded ?? []) as readonly RecurrenceId[],
    added: (added ?? []) as readonly RecurrenceId[],
    changed: Object.fromEntries(
      Object.entries(changed ?? {}).map(([id, change]): [string, Change] => {
        const { start, duration: length, ...rest } = change;
        return [
          id,
          {
            ...rest,
            ...(start === undefined ? {} : { start: start as RecurrenceId }),
            ...(length === undefined ? {} : { duration: duration(length) }),
          },
        ];
      }),
    ),
  };
}

/** The zone of that name; throws where there is none. */
export function zone(name: string): TimeZoneId {
  const id = timeZoneId(name);
  if (id === null) throw new Error(`${name} is no time zone`);
  return id;
}

/** The instant that RFC 3339 text names; throws where it names none. */
export function at(text: string): Instant {
  const found = parseInstant(text);
  if (found === null) throw new Error(`${text} is no instant`);
  return found;
}

/** The window between two instants in RFC 3339, or between two dates at midnight UTC. */
export function windowOf(start: string, end: string): Window {
  const instantOf = (text: string): Instant => at(text.length === 10 ? `${text}T00:00:00Z` : text);
  return { start: instantOf(start), end: instantOf(end) };
}

function duration(text: string): Duration {
  const found = parseDuration(text);
  if (found === null) throw new Error(`${text} is no duration`);
  return found;
}

/** Zones with and without daylight saving time, on both sides of UTC, with odd offsets and odd clock changes. */
export const ZONES: readonly TimeZoneId[] = [
  'UTC',
  'Europe/Copenhagen',
  'America/Los_Angeles',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
  'America/Havana',
].map(zone);

const FIRST_START = dayFromCivil(2024, 1, 1);
const LAST_START = dayFromCivil(2027, 12, 31);

/** Minutes after midnight; those where clocks are changed come up often. */
const arbitraryMinutes = fc.oneof(
  fc.constantFrom(0, 30, 90, 120, 135, 150, 180, 1_410, 1_439),
  fc.integer({ min: 0, max: 24 * 60 - 1 }),
);

const arbitraryDuration: fc.Arbitrary<Duration> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(3_600, 5_400, 7_200).map((seconds) => ({ days: 0, seconds })) },
  {
    weight: 1,
    arbitrary: fc.record({
      days: fc.integer({ min: 0, max: 9 }),
      seconds: fc.constantFrom(0, 1_800, 36_000),
    }),
  },
);

const arbitraryChange: fc.Arbitrary<{ moved: number | null; change: Change }> = fc.record({
  /** By so many quarters of an hour, or days. */
  moved: fc.option(fc.integer({ min: -400, max: 400 })),
  change: fc.record(
    {
      duration: fc.constantFrom({ days: 0, seconds: 1_800 }, { days: 2, seconds: 0 }),
      status: fc.constantFrom('cancelled', 'confirmed'),
      note: fc.constant({ da: 'Vi mødes en anden dag' }),
    },
    { requiredKeys: [] },
  ),
});

interface UntilParts {
  /** Days after the start. */
  readonly days: number;
  /** Off the start's time of day. */
  readonly minutes: number;
  readonly form: 'date' | 'local' | 'utc';
}

const arbitraryUntil: fc.Arbitrary<UntilParts> = fc.record({
  days: fc.integer({ min: 1, max: 900 }),
  minutes: fc.constantFrom(0, 0, -1, 1, 60, -60),
  form: fc.constantFrom('date', 'local', 'utc'),
});

/** `;UNTIL=` in one of its forms, so many days after the start. */
function untilPart(
  { days, minutes, form }: UntilParts,
  start: number,
  startMinutes: number,
  timeZone: TimeZoneId,
): string {
  const local = wallClock((start + days) * DAY + (startMinutes + minutes) * MINUTE);
  const utc = form === 'utc' ? wallClock(toInstant(timeZone, local)) : local;
  const [date = '', time = ''] = formatLocalDateTime(utc).split('T');
  const digits = date.replaceAll('-', '');
  if (form === 'date') return `;UNTIL=${digits}`;
  return `;UNTIL=${digits}T${time.replace(':', '')}00${form === 'utc' ? 'Z' : ''}`;
}

/**
 * Schedules as an editor may have them: the rule produces the start, excluded and changed dates are among its
 * occurrences, added ones are anywhere. Starts from 2024 through 2027.
 */
export function arbitrarySchedule(): fc.Arbitrary<Schedule> {
  return fc
    .record({
      allDay: fc.boolean(),
      startDay: fc.integer({ min: FIRST_START, max: LAST_START }),
      minutes: arbitraryMinutes,
      timeZone: fc.constantFrom(...ZONES),
      length: arbitraryDuration,
      ruleText: fc.option(arbitraryRuleText(), { freq: 8 }),
      excluded: fc.array(fc.nat(), { maxLength: 4 }),
      added: fc.array(fc.tuple(fc.integer({ min: -40, max: 500 }), arbitraryMinutes), { maxLength: 3 }),
      changed: fc.array(fc.tuple(fc.nat(), arbitraryChange), { maxLength: 4 }),
      until: fc.option(arbitraryUntil, { freq: 3 }),
    })
    .map((given): Schedule => {
      const { allDay, startDay, minutes, timeZone, length, ruleText, excluded, added, changed, until } =
        given;
      const ruleDays = ruleText === null ? [] : firstDays(ruleText, startDay);
      // A rule that does not come about in a decade leaves a single date.
      const [first = startDay] = ruleDays;
      const end = until && !ruleText?.includes('COUNT') ? untilPart(until, first, minutes, timeZone) : '';
      const rule = ruleText === null || ruleDays.length === 0 ? null : parseRule(ruleText + end);
      const idOf = (day: number, minuteOfDay: number): RecurrenceId =>
        allDay ? formatLocalDate(day) : formatLocalDateTime(wallClock(day * DAY + minuteOfDay * MINUTE));
      const lastDay = end ? first + (until?.days ?? 0) : Number.POSITIVE_INFINITY;
      const days = rule ? ruleDays.filter((day) => day === first || day < lastDay) : [startDay];
      const some = (n: number): number => days[n % days.length] ?? first;
      const changes = changed.map(([n, { moved, change }]): [string, Change] => {
        const day = some(n);
        const start = allDay ? idOf(day + (moved ?? 0), 0) : idOf(day, minutes + (moved ?? 0) * 15);
        const { duration: changedLength, ...rest } = change;
        return [
          idOf(day, minutes),
          {
            ...rest,
            ...(moved === null ? {} : { start }),
            ...(changedLength && !allDay ? { duration: changedLength } : {}),
          },
        ];
      });
      const parts = {
        timeZone,
        rule,
        excluded: inOrder(excluded.map((n) => idOf(some(n), minutes))),
        added: inOrder(added.map(([days, minuteOfDay]) => idOf(first + days, minuteOfDay))),
        changed: Object.fromEntries(changes),
      };
      return allDay
        ? {
            allDay,
            start: idOf(first, 0) as LocalDate,
            duration: { days: length.days + 1, seconds: 0 },
            ...parts,
          }
        : { allDay, start: idOf(first, minutes) as LocalDateTime, duration: length, ...parts };
    });
}

/** The first days that a rule falls on from a day on: the first of them may be its start. None within ten years: none. */
function firstDays(ruleText: string, from: number): readonly number[] {
  const days = new Int32Array(4_000);
  const { fill } = compileRuleDays({ ...parseRule(ruleText), count: null }, from, Number.POSITIVE_INFINITY);
  const [first] = days.subarray(0, fill(from, from + days.length - 1, days));
  if (first === undefined) return [];
  const rule = compileRuleDays(parseRule(ruleText), first, Number.POSITIVE_INFINITY);
  const count = rule.fill(first, Math.min(rule.last, first + days.length - 1), days);
  return [...days.subarray(0, Math.min(count, 60))];
}

function inOrder(ids: readonly RecurrenceId[]): readonly RecurrenceId[] {
  return [...new Set(ids)].sort();
}

/** Windows of a moment to some two years, from 2024 on. */
export function arbitraryWindow(): fc.Arbitrary<Window> {
  return fc
    .record({
      start: fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2029, 0) }),
      length: fc.oneof(fc.integer({ min: 1, max: 3 * DAY }), fc.integer({ min: DAY, max: 700 * DAY })),
    })
    .map(({ start, length }) => ({ start: instant(start), end: instant(start + length) }));
}
