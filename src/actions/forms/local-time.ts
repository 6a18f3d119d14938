// Dates and local times as people give them, and durations; what they say that does not fit is a sentence.
import type { Issue } from '../../calendar/errors.ts';
import type { RecurrenceId } from '../../calendar/schedule.ts';
import {
  civilFromDay,
  type Duration,
  dayOf,
  formatLocalDate,
  formatLocalDateTime,
  type LocalDate,
  type LocalDateTime,
  parseDuration,
  parseLocalDate,
  parseLocalDateTime,
} from '../../calendar/time.ts';

/** With clock times, or whole days. */
export type Kind = 'timed' | 'allDay';

export type LocalTime =
  | { readonly kind: 'timed'; readonly local: LocalDateTime }
  | { readonly kind: 'allDay'; readonly local: LocalDate };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const MAX_DAYS = 366;
const MAX_SECONDS = MAX_DAYS * 86_400;
const SHAPE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T[\d:.,]{1,20}([Zz]|[+-]\d{2}:?(\d{2})?)$/;
const MONTHS_OR_YEARS = /^[+-]?P\d{0,9}[YMDW\d]*[YM]/;

/** The date or local time that text names, in its shortest form; null where it is at fault. */
export function readLocalTime(text: string, issues: Issue[], field: string): LocalTime | null {
  const fault = (message: string) => refuse(issues, field, message);
  if (WITH_OFFSET.test(text)) {
    return fault('Give the local time without Z or offset, as 2026-12-01T19:00, and its zone in timeZone.');
  }
  if (!SHAPE.test(text)) {
    return fault('Give a local time as 2026-12-01T19:00, or a date alone, as 2026-12-01, for whole days.');
  }
  const wall = text.length > 10 ? parseLocalDateTime(text) : null;
  const day = text.length > 10 ? wall && dayOf(wall) : parseLocalDate(text);
  if (day === null) return fault('Give a day and an hour that exist: there is none such.');
  const { year } = civilFromDay(day);
  if (year < FIRST_YEAR || year > LAST_YEAR) return fault(`Give a year from ${FIRST_YEAR} to ${LAST_YEAR}.`);
  if (wall === null) return { kind: 'allDay', local: formatLocalDate(day) };
  return { kind: 'timed', local: formatLocalDateTime(wall) };
}

/** As `readLocalTime`, and of the schedule's kind; null stands for one that is unknown. */
export function readRecurrenceId(
  text: string,
  kind: Kind | null,
  issues: Issue[],
  field: string,
): RecurrenceId | null {
  const time = readLocalTime(text, issues, field);
  if (time === null || kind === null || kind === time.kind) return time?.local ?? null;
  if (kind === 'timed') {
    return refuse(issues, field, `Give the time too, as ${time.local}T19:00: the schedule starts at one.`);
  }
  const date = time.local.slice(0, 10);
  return refuse(issues, field, `Give the date alone, as ${date}: the schedule is of whole days.`);
}

/** The length that ISO 8601 text names for a schedule of a kind (null: unknown); null where it is at fault. */
export function readDuration(
  text: string,
  kind: Kind | null,
  issues: Issue[],
  field: string,
): Duration | null {
  const fault = (message: string) => refuse(issues, field, message);
  const duration = parseDuration(text);
  if (duration === null) {
    if (MONTHS_OR_YEARS.test(text)) return fault('Give weeks, days, hours and minutes: no months or years.');
    return fault('Give an ISO 8601 duration, as PT2H, PT1H30M or P1D.');
  }
  const { days, seconds } = duration;
  if (days < 0 || seconds < 0) return fault('Give a duration that is not negative, as PT2H.');
  if (kind === 'allDay' && (seconds !== 0 || days < 1)) {
    return fault('Give whole days, as P1D: the schedule is of whole days.');
  }
  if (days * 86_400 + seconds > MAX_SECONDS) return fault(`Give at most ${MAX_DAYS} days.`);
  return duration;
}

function refuse(issues: Issue[], field: string, message: string): null {
  issues.push({ field, message });
  return null;
}
