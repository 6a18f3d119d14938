// The same schedules by rrule-temporal, which shares no code with us nor with rrule, and Temporal's own conversions.
import { RRuleTemporal } from 'rrule-temporal';
import type { Rule } from '../../src/calendar/rule.ts';
import type { RecurrenceId, Schedule } from '../../src/calendar/schedule.ts';
import {
  DAY,
  formatLocalDate,
  formatLocalDateTime,
  type Window,
  wallClock,
} from '../../src/calendar/time.ts';

/** What both engines say of an occurrence. */
export interface Dated {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly cancelled: boolean;
}

interface ZonedTime {
  readonly epochMilliseconds: number;
  add(duration: { seconds: number }): ZonedTime;
  toString(): string;
}

/** The Temporal inside rrule-temporal. Its way with local times is RFC 5545's: first pass, and shifted forward. */
const Zoned = new RRuleTemporal({
  rruleString: 'DTSTART:20260101T000000Z\nRRULE:FREQ=DAILY;COUNT=1',
}).all()[0]?.constructor as unknown as { from(text: string): ZonedTime };

/** The occurrences that overlap the window, by rrule-temporal and simple set logic. */
export function independentOccurrences(schedule: Schedule, window: Window): readonly Dated[] {
  const { timeZone, start, excluded, added, changed, duration } = schedule;
  const starts = new Map<string, number | null>(
    schedule.rule ? ruleStarts(schedule, schedule.rule, window) : [[start, null]],
  );
  for (const id of added) if (!starts.has(id)) starts.set(id, null);
  for (const id of excluded) starts.delete(id);
  const found: Dated[] = [];
  for (const [id, known] of starts) {
    const change = changed[id];
    const length = change?.duration ?? duration;
    const from = change?.start ?? id;
    const begin = from === id && known !== null ? known : instantOf(from, timeZone).epochMilliseconds;
    const end =
      length.days === 0
        ? begin + length.seconds * 1_000
        : instantOf(plusDays(from, length.days), timeZone).add({ seconds: length.seconds }).epochMilliseconds;
    const isOn = begin < window.end && (end > window.start || (begin === end && begin >= window.start));
    if (isOn) found.push({ id, start: begin, end, cancelled: change?.status === 'cancelled' });
  }
  return found.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}

/**
 * Why the rule is not for rrule-temporal to judge: it is known to be wrong, or it takes RFC 5545 in another way where
 * that leaves a choice. Null where it is.
 */
export function beyondComparison(schedule: Schedule, window: Window): string | null {
  const { rule, allDay, start } = schedule;
  if (!rule) return 'it has no rule';
  const { frequency, byDay, byMonth, byMonthDay, byYearDay, byWeekNo, bySetPos, interval } = rule;
  // Days of the year beside weekdays: BYDAY is left unheeded in the first years.
  if (byYearDay.length && byDay.length) return 'days of the year that are weekdays too';
  const numbered = frequency === 'YEARLY' && !byMonth.length && byDay.some(({ nth }) => nth !== 0);
  // The 20th Monday where it is the 13th: RFC 5545's note 2 has BYDAY limit here; BYMONTHDAY is left unheeded.
  if (numbered && byMonthDay.length) return 'numbered weekdays of the year that are dates too';
  // Whether the first week of 2027 that begins in 2026 is of the one period or the other, for a start in such a week.
  const atNewYear = start.slice(5, 7) === '12' || start.slice(5, 7) === '01';
  if (byWeekNo.length && interval > 1 && atNewYear)
    return 'every so many years of weeks, from a week at New Year';
  // A missing hour is left out before places are counted, and with us is one of the places.
  if (bySetPos.length && !allDay && hasMissingHour(schedule, window))
    return 'places among dates with a missing hour';
  return null;
}

/** The rule's own local starts around the window, and around every date that is moved there, with their instants. */
function ruleStarts(schedule: Schedule, rule: Rule, window: Window): readonly [string, number | null][] {
  const isNear = (local: string): boolean =>
    Math.abs(asUtc(local) - window.start) < window.end - window.start + 40 * DAY;
  const moved = Object.entries(schedule.changed)
    .filter(([, change]) => isNear(change.start ?? ''))
    .map(([id]) => asUtc(id));
  const from = Math.min(window.start - 40 * DAY, ...moved) - 3 * DAY;
  const to = Math.max(window.end, ...moved) + 4 * DAY;
  // A day's distance to both ends, which are not the same by the clock and on the time line.
  const [first, last] = [from + DAY, to - DAY].map((at) => formatLocalDateTime(wallClock(at)));
  const isInside = ([id]: [string, number]): boolean => id >= (first ?? '') && id < (last ?? '');
  const byTheClock = startsIn('UTC', schedule, rule, from, to).filter(isInside);
  if (schedule.allDay) return byTheClock.map(([id]) => [id, null]);
  const inZone = new Map(startsIn(schedule.timeZone, schedule, rule, from, to).filter(isInside));
  // A missing hour "MUST be ignored and MUST NOT be counted" says RFC 5545 §3.3.10, is to be read with the offset before
  // the gap says §3.3.5. rrule-temporal does the former and goes on counting; we do the latter, as Google does.
  const skipped = byTheClock.filter(([id]) => !inZone.has(id));
  const beyondCount = inZone.size - (byTheClock.length - skipped.length);
  const isSound = skipped.every(([id]) => isMissing(id, schedule.timeZone));
  if (!isSound || beyondCount < 0 || beyondCount > (rule.count === null ? 0 : skipped.length)) {
    throw new Error(
      `rrule-temporal disagrees with itself: ${rule.text} from ${schedule.start} in ${schedule.timeZone}`,
    );
  }
  return byTheClock.map(([id]) => [id, inZone.get(id) ?? null]);
}

function startsIn(
  zone: string,
  schedule: Schedule,
  rule: Rule,
  from: number,
  to: number,
): [string, number][] {
  const digits = schedule.start.replaceAll(/[-:]/g, '').padEnd(schedule.allDay ? 8 : 15, '0');
  const timed = zone === 'UTC' ? `:${digits}Z` : `;TZID=${zone}:${digits}`;
  const start = schedule.allDay ? `;VALUE=DATE:${digits}` : timed;
  const engine = new RRuleTemporal({
    rruleString: `DTSTART${start}\nRRULE:${ruleText(schedule, rule, zone)}`,
    maxIterations: 1_000_000,
    cache: false,
  });
  // Asked for a window, it starts near it, and takes what the rule leaves to DTSTART from there.
  const leavesWeekday = rule.byWeekNo.length > 0 && !rule.byDay.length;
  const found = leavesWeekday
    ? engine.all((zoned) => zoned.epochMilliseconds <= to)
    : engine.between(new Date(from), new Date(to), true);
  return found.map((zoned) => [localId(zoned, schedule.allDay), zoned.epochMilliseconds]);
}

function localId(zoned: ZonedTime, allDay: boolean): string {
  const text = zoned.toString();
  if (allDay) return text.slice(0, 10);
  return text.slice(0, text.slice(16, 19) === ':00' ? 16 : 19);
}

/** The rule in the forms that rrule-temporal asks for: UNTIL in UTC, or a date for whole days. */
function ruleText({ allDay, timeZone }: Schedule, { text, until }: Rule, zone: string): string {
  if (!until) return text;
  const bare = text.replace(/;UNTIL=[^;]*/, '');
  const utc =
    until.form === 'utc'
      ? `${Zoned.from(`${new Date(until.at).toISOString()}[${timeZone}]`).toString()}`
      : '';
  const local =
    until.form === 'date'
      ? formatLocalDate(until.day)
      : until.form === 'local'
        ? formatLocalDateTime(until.wall)
        : utc.slice(0, 19);
  if (allDay || until.form === 'date') return `${bare};UNTIL=${local.slice(0, 10).replaceAll('-', '')}`;
  const at =
    zone === 'UTC'
      ? asUtc(local)
      : until.form === 'utc'
        ? until.at
        : instantOf(local, zone).epochMilliseconds;
  return `${bare};UNTIL=${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function hasMissingHour({ start, timeZone }: Schedule, window: Window): boolean {
  for (let day = window.start - 44 * DAY; day < window.end + 4 * DAY; day += DAY) {
    if (isMissing(`${formatLocalDate(day / DAY)}${start.slice(10)}`, timeZone)) return true;
  }
  return false;
}

function isMissing(local: string, zone: string): boolean {
  return !instantOf(local, zone).toString().startsWith(local);
}

function instantOf(local: string, zone: string): ZonedTime {
  return Zoned.from(`${local.length === 10 ? `${local}T00:00` : local}[${zone}]`);
}

/** As if it were UTC. */
function asUtc(local: string): number {
  return Date.parse(local.length === 10 ? `${local}T00:00:00Z` : `${local}Z`);
}

function plusDays(local: string, days: number): RecurrenceId {
  const later = asUtc(local) + days * DAY;
  return local.length === 10 ? formatLocalDate(later / DAY) : formatLocalDateTime(wallClock(later));
}
