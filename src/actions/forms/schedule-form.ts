// When an activity happens, as people give it: checked part by part, then as a whole.
import { z } from 'zod';
import type { Issue } from '../../calendar/errors.ts';
import { type Rule, readRule } from '../../calendar/rule.ts';
import type { Schedule } from '../../calendar/schedule.ts';
import { scheduleIssues } from '../../calendar/schedule-check.ts';
import type { Language } from '../../calendar/text.ts';
import type { Duration, TimeZoneId } from '../../calendar/time.ts';
import { timeZoneId } from '../../calendar/zone.ts';
import { changeForm } from './change-form.ts';
import { openForm, requireField } from './form-fields.ts';
import { join } from './form-issues.ts';
import { listField } from './lists.ts';
import { type Kind, readDuration, readLocalTime } from './local-time.ts';
import type { Register } from './register.ts';
import { readChanges, readDates } from './schedule-dates.ts';

const MAX_DATES = 730;
const MAX_ZONE_NAME = 100;

const datesField = (description: string, example: readonly string[]) =>
  listField(z.string(), MAX_DATES, { description, example });

export const scheduleForm = z
  .strictObject({
    start: z.string().meta({
      description: 'The local start of the first date, without offset; a date alone means whole days',
      example: '2026-12-01T19:00',
    }),
    timeZone: z.string().nullish().meta({
      description: "An IANA time zone; left out, the network's own",
      example: 'Europe/Copenhagen',
    }),
    duration: z.string().nullish().meta({
      description: 'ISO 8601, at most 366 days, no months or years; for whole days P1D where left out',
      example: 'PT2H',
    }),
    rule: z.string().nullish().meta({
      description: 'An RFC 5545 RRULE that produces the start; left out, there is one date',
      example: 'FREQ=WEEKLY;BYDAY=TU',
    }),
    excluded: datesField('Starts the rule produces that do not happen', ['2026-12-22T19:00']),
    added: datesField('Further starts', ['2026-12-23T19:00']),
    changed: z
      .record(z.string(), changeForm.nullable())
      .nullish()
      .meta({
        description: 'What is different about single dates, by the start the rule produces',
        example: { '2027-01-05T19:00': { start: '2027-01-06T19:00' } },
        maxProperties: MAX_DATES,
      }),
  })
  .meta({ description: 'When it happens' });

/** What reading a schedule needs to know. */
export interface ScheduleContext extends Register {
  readonly networkLanguage: Language;
  /** The network's own. */
  readonly timeZone: TimeZoneId;
}

/** The schedule that a form describes; null where it is at fault, every fault added to the issues under `at`. */
export function readSchedule(
  input: unknown,
  context: ScheduleContext,
  issues: Issue[],
  at: string,
): Schedule | null {
  const known = issues.length;
  if (input === null || input === undefined) {
    requireField(issues, at);
    return null;
  }
  const form = openForm(scheduleForm, input, issues, at, 'schedule');
  const given = form.read('start');
  const start = given === undefined ? null : readLocalTime(given, issues, join(at, 'start'));
  const kind = start?.kind ?? null;
  const excluded = readDates(form.read('excluded') ?? [], kind, issues, join(at, 'excluded'));
  const added = readDates(form.read('added') ?? [], kind, issues, join(at, 'added'));
  const changed = readChanges(form.given('changed') ?? {}, { ...context, kind }, issues, join(at, 'changed'));
  const parts = {
    timeZone: readTimeZone(form.read('timeZone') ?? context.timeZone, issues, join(at, 'timeZone')),
    rule: readRuleText(form.read('rule') ?? null, issues, join(at, 'rule')),
    excluded: excluded.dates,
    added: added.dates,
    changed: changed.changes,
  };
  const duration = readLength(form.read('duration') ?? null, kind, issues, join(at, 'duration'));
  if (start === null || duration === null || issues.length > known) return null;
  const schedule: Schedule =
    start.kind === 'timed'
      ? { allDay: false, start: start.local, duration, ...parts }
      : { allDay: true, start: start.local, duration, ...parts };
  const asGiven = new Map([...excluded.asGiven, ...added.asGiven, ...changed.asGiven]);
  for (const { field, message } of scheduleIssues(schedule)) {
    const named = join(at, field);
    issues.push({ field: asGiven.get(named) ?? named, message: asSentence(message) });
  }
  return issues.length > known ? null : schedule;
}

function readTimeZone(name: string, issues: Issue[], field: string): TimeZoneId {
  const zone = name.length <= MAX_ZONE_NAME ? timeZoneId(name) : null;
  if (zone !== null) return zone;
  issues.push({ field, message: 'Give the name of an IANA time zone, as Europe/Copenhagen.' });
  return 'UTC' as TimeZoneId;
}

function readRuleText(text: string | null, issues: Issue[], field: string): Rule | null {
  if (text === null) return null;
  const read = readRule(text);
  if ('rule' in read) return read.rule;
  issues.push({ field, message: `Correct the rule: ${read.fault}.` });
  return null;
}

/** How long each date lasts; for whole days one where nothing is said. */
function readLength(text: string | null, kind: Kind | null, issues: Issue[], field: string): Duration | null {
  if (text !== null) return readDuration(text, kind, issues, field);
  if (kind === 'allDay') return { days: 1, seconds: 0 };
  if (kind === 'timed') requireField(issues, field, 'Give a duration, as PT2H.');
  return null;
}

function asSentence(message: string): string {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
