// A recurrence rule as RFC 5545 §3.3.10 writes it, behind a gate: which parts we take, and their bounds.
import { CalendarError, type Issue } from './errors.ts';
import {
  type DayNumber,
  type Instant,
  instant,
  parseLocalDate,
  parseLocalDateTime,
  type WallClock,
} from './time.ts';

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** A weekday (0 is Monday) and which one of its period, from the end where negative; 0 means every one. */
export interface RuleDay {
  readonly weekday: number;
  readonly nth: number;
}

/** The last start a rule may produce, inclusive, in the form it was given; a date covers its whole day. */
export type Until =
  | { readonly form: 'date'; readonly day: DayNumber }
  | { readonly form: 'local'; readonly wall: WallClock }
  | { readonly form: 'utc'; readonly at: Instant };

export interface Rule {
  /** As stored and shown: upper case, no trailing semicolon, parts in the order given. */
  readonly text: string;
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: Until | null;
  readonly byDay: readonly RuleDay[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly byYearDay: readonly number[];
  readonly bySetPos: readonly number[];
  /** 0 is Monday, the default. */
  readonly weekStart: number;
}

/**
 * Writes the rule's days within [from, to], both inclusive, into `into` in ascending order and returns how many.
 * `into` must hold `to - from + 1` numbers. Knows the rule's phase but neither its start nor its end.
 */
export type FillDays = (from: number, to: number, into: Int32Array) => number;

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

const FREQUENCIES: readonly string[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const MAX_INTERVAL = 99;
const MAX_COUNT = 730;
const MAX_LENGTH = 1_000;
const MEMORY = 10_000;

type Parts = { -readonly [Part in keyof Rule]: Rule[Part] };
type Reader = (rule: Parts, value: string) => string | null;

/** A comma-separated list of whole numbers, each within [-limit, limit] and not 0, or [1, limit] where `signed` is false. */
function numbers(set: (rule: Parts, list: number[]) => void, limit: number, signed = true): Reader {
  return (rule, value) => {
    const list = value.split(',').map((text) => (/^[+-]?\d{1,3}$/.test(text) ? Number(text) : 0));
    if (list.some((n) => n === 0 || Math.abs(n) > limit || (!signed && n < 0))) {
      return `takes whole numbers from ${signed ? `-${limit} to -1 and ` : ''}1 to ${limit}`;
    }
    set(rule, [...new Set(list)]);
    return null;
  };
}

function readFrequency(rule: Parts, value: string): string | null {
  if (!FREQUENCIES.includes(value)) return 'must be DAILY, WEEKLY, MONTHLY or YEARLY';
  rule.frequency = value as Frequency;
  return null;
}

function readInterval(rule: Parts, value: string): string | null {
  rule.interval = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  return rule.interval >= 1 && rule.interval <= MAX_INTERVAL
    ? null
    : `must be a whole number from 1 to ${MAX_INTERVAL}`;
}

function readCount(rule: Parts, value: string): string | null {
  const count = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  rule.count = count;
  return count >= 1 && count <= MAX_COUNT ? null : `must be a whole number from 1 to ${MAX_COUNT}`;
}

const UNTIL = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/;

function readUntil(rule: Parts, value: string): string | null {
  const parts = UNTIL.exec(value);
  const date = parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : '';
  const day = parseLocalDate(date);
  const fault = 'must be a date as 20270630, a local time as 20270630T190000 or UTC as 20270630T170000Z';
  if (!parts || day === null) return fault;
  if (parts[4] === undefined) {
    rule.until = { form: 'date', day };
    return null;
  }
  const wall = parseLocalDateTime(`${date}T${parts[4]}:${parts[5]}:${parts[6]}`);
  if (wall === null) return fault;
  rule.until = parts[7] === 'Z' ? { form: 'utc', at: instant(wall) } : { form: 'local', wall };
  return null;
}

const RULE_DAY = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/;

function readByDay(rule: Parts, value: string): string | null {
  const days: RuleDay[] = [];
  for (const text of value.split(',')) {
    const parts = RULE_DAY.exec(text);
    const nth = Number(parts?.[1] ?? 0);
    if (!parts || Math.abs(nth) > 53 || (parts[1] !== undefined && nth === 0)) {
      return 'takes weekdays as MO, 1TU or -1FR, separated by commas';
    }
    const weekday = WEEKDAYS.indexOf(parts[2] as (typeof WEEKDAYS)[number]);
    if (!days.some((day) => day.weekday === weekday && day.nth === nth)) days.push({ weekday, nth });
  }
  rule.byDay = days;
  return null;
}

function readWeekStart(rule: Parts, value: string): string | null {
  rule.weekStart = WEEKDAYS.indexOf(value as (typeof WEEKDAYS)[number]);
  return rule.weekStart < 0 ? 'must be one of MO, TU, WE, TH, FR, SA, SU' : null;
}

const refuseTime: Reader = () => 'is not allowed in a rule; the start says the time of day';

const READERS: Readonly<Record<string, Reader>> = {
  FREQ: readFrequency,
  INTERVAL: readInterval,
  COUNT: readCount,
  UNTIL: readUntil,
  BYDAY: readByDay,
  BYMONTHDAY: numbers((rule, list) => (rule.byMonthDay = list), 31),
  BYMONTH: numbers((rule, list) => (rule.byMonth = list), 12, false),
  BYWEEKNO: numbers((rule, list) => (rule.byWeekNo = list), 53),
  BYYEARDAY: numbers((rule, list) => (rule.byYearDay = list), 366),
  BYSETPOS: numbers((rule, list) => (rule.bySetPos = list), 366),
  WKST: readWeekStart,
  BYHOUR: refuseTime,
  BYMINUTE: refuseTime,
  BYSECOND: refuseTime,
};

/** What RFC 5545 §3.3.10 forbids between parts; a sentence naming the part, or null. */
function contradiction(rule: Rule): string | null {
  const { frequency } = rule;
  if (rule.count !== null && rule.until !== null) return 'COUNT and UNTIL cannot both be given';
  if (frequency !== 'YEARLY' && rule.byWeekNo.length) return `BYWEEKNO cannot be used with FREQ=${frequency}`;
  if (frequency !== 'YEARLY' && rule.byYearDay.length)
    return `BYYEARDAY cannot be used with FREQ=${frequency}`;
  if (frequency === 'WEEKLY' && rule.byMonthDay.length) return 'BYMONTHDAY cannot be used with FREQ=WEEKLY';
  const numbered = rule.byDay.some((day) => day.nth !== 0);
  if (numbered && (frequency === 'DAILY' || frequency === 'WEEKLY')) {
    return `BYDAY takes no numbers with FREQ=${frequency}`;
  }
  if (numbered && rule.byWeekNo.length) return 'BYDAY takes no numbers beside BYWEEKNO';
  if (frequency === 'MONTHLY' && rule.byDay.some((day) => Math.abs(day.nth) > 5)) {
    return 'BYDAY takes numbers from -5 to 5 with FREQ=MONTHLY';
  }
  const expands = [rule.byDay, rule.byMonthDay, rule.byMonth, rule.byWeekNo, rule.byYearDay].some(
    (by) => by.length,
  );
  if (rule.bySetPos.length && !expands) return 'BYSETPOS needs another BY part beside it';
  return null;
}

/** The rule that RRULE text means, or one sentence naming the part at fault. */
function read(given: string): Rule | string {
  if (given.length > MAX_LENGTH) return `the rule must be at most ${MAX_LENGTH} characters long`;
  const text = given
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;+$/, '');
  if (text === '') return 'the rule is empty';
  if (/\s/.test(text)) return 'the rule must not contain spaces or line breaks';
  const rule: Parts = {
    text,
    frequency: 'DAILY',
    interval: 1,
    count: null,
    until: null,
    byDay: [],
    byMonthDay: [],
    byMonth: [],
    byWeekNo: [],
    byYearDay: [],
    bySetPos: [],
    weekStart: 0,
  };
  const seen = new Set<string>();
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
    if (!reader)
      return name ? `${name.slice(0, 40)} is not allowed in a rule` : 'a part of the rule is empty';
    if (seen.has(name)) return `${name} is given twice`;
    seen.add(name);
    const fault = reader(rule, part.slice(equals + 1));
    if (equals < 0 || fault) return `${name} ${fault ?? 'needs a value'}`;
  }
  if (!seen.has('FREQ')) return 'FREQ is missing';
  return contradiction(rule) ?? rule;
}

const remembered = new Map<string, Rule>();

/** The rule that RRULE text means, or the fault in it (`field` is left to the caller). Remembers what it has read. */
export function readRule(text: string): { rule: Rule } | { fault: string } {
  const known = remembered.get(text);
  if (known) return { rule: known };
  const rule = read(text);
  if (typeof rule === 'string') return { fault: rule };
  if (remembered.size >= MEMORY) remembered.clear();
  remembered.set(text, rule);
  return { rule };
}

/**
 * The rule that RRULE text means, with or without `RRULE:` before it; a trailing `;` is forgiven.
 * @throws CalendarError `invalid`, naming the part at fault
 */
export function parseRule(text: string, field = 'schedule.rule'): Rule {
  const result = readRule(text);
  if ('rule' in result) return result.rule;
  const issue: Issue = { field, message: result.fault };
  throw new CalendarError('invalid', `${field}: ${result.fault}`, [issue]);
}
