// A master VEVENT as a draft: its start, length and rule, and the dates that EXDATE and RDATE name.
import {
  DAY,
  dayOf,
  formatLocalDate,
  type TimeZoneId,
  type WallClock,
  wallClock,
} from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import { addedWall, isOther, lengthOf, lengthUntil, startOf } from './placed-times.ts';
import type { Pattern } from './rule-reading.ts';
import { readRuleText } from './rule-reading.ts';
import { SeriesDates } from './series-dates.ts';
import { MAX_DATES, type SeriesDraft, type Start, scheduleOf, type Tools } from './series-draft.ts';
import { settledRule } from './settled-rule.ts';
import { ruleCountedFrom } from './utc-series.ts';
import { nameFor, type Vevent } from './vevent.ts';
import { writtenOut } from './written-out.ts';

/** Why a VEVENT was left out. */
export interface Refusal {
  readonly reason: string;
}

const UTC = 'UTC' as TimeZoneId;
const TOO_MANY_STEPS = 'Its rule takes too long to follow; give it fewer dates.';

/** The draft of a VEVENT with a start, or why there is none. Its changed dates are not in it yet. */
export function seriesOf(vevent: Vevent, uid: string, tools: Tools): SeriesDraft | Refusal {
  if (vevent.start === null) return { reason: 'It has no start (DTSTART) that can be read.' };
  const start = startOf(vevent.start, vevent.rules.length > 0, tools);
  const draft = seriesFrom(start, vevent, uid, tools);
  if ('reason' in draft || vevent.start.form !== 'utc' || draft.start === start.wall) return draft;
  // Its rule may name the days as they are in UTC, which are others by the calendar's clock.
  const { at } = vevent.start;
  const inUtc = { allDay: false, timeZone: UTC, wall: wallClock(at) };
  if (dayOf(start.wall) === dayOf(inUtc.wall)) return draft;
  const other = seriesFrom(inUtc, vevent, uid, tools);
  return 'reason' in other || other.start !== inUtc.wall ? draft : other;
}

function seriesFrom(start: Start, vevent: Vevent, uid: string, tools: Tools): SeriesDraft | Refusal {
  const plain: SeriesDraft = {
    uid,
    vevent,
    allDay: start.allDay,
    timeZone: start.timeZone,
    start: start.wall,
    duration: lengthOf(vevent, start, tools) ?? { days: start.allDay ? 1 : 0, seconds: 0 },
    rule: null,
    added: new Set(),
    excluded: new Set(),
    changed: new Map(),
    vevents: 1,
  };
  const draft = withRules(plain, tools);
  if ('reason' in draft) return draft;
  addDates(draft, start, tools);
  excludeDates(draft, tools);
  limitDates(draft, tools);
  return draft;
}

/** The draft with its first rule, and the dates of what cannot be one. */
function withRules(plain: SeriesDraft, tools: Tools): SeriesDraft | Refusal {
  const { vevent, start, allDay } = plain;
  const lost = (fault: string): void =>
    tools.warnings.add(`The rule cannot be read (${fault}), so only the first date is kept`, nameFor(vevent));
  let draft = plain;
  for (const said of vevent.rules) {
    const text = vevent.start?.form === 'utc' ? ruleCountedFrom(vevent.start.at, said, plain.timeZone) : said;
    if (tools.budget.steps <= 0) return { reason: TOO_MANY_STEPS };
    const reading = readRuleText(text, start, allDay);
    if (reading.kind === 'refused') return reading;
    if (reading.kind === 'unreadable') {
      lost(reading.fault);
    } else if (reading.kind === 'series' && draft.rule === null) {
      const settled = settledRule(reading, scheduleOf(plain), start, tools.budget);
      if ('fault' in settled) lost(settled.fault);
      else draft = { ...draft, rule: settled.rule, start: settled.start };
      if (draft.start !== start) draft.added.add(start);
      if (draft.rule === null) tools.warnings.add('The rule has no date but the start', nameFor(vevent));
    } else {
      const walls = walled(reading.pattern, plain, tools);
      if (walls === null) return { reason: TOO_MANY_STEPS };
      for (const wall of walls) draft.added.add(wall);
      tools.warnings.add(writtenOutUntil(tools), nameFor(vevent));
    }
  }
  return draft;
}

function writtenOutUntil({ context: { timeZone, window } }: Tools): string {
  const end = formatLocalDate(dayOf(toWallClock(timeZone, window.end)));
  return `A rule is none of ours, so its dates before ${end} are kept one by one; import again for later ones`;
}

function walled(
  pattern: Pattern,
  draft: SeriesDraft,
  { context, budget }: Tools,
): readonly WallClock[] | null {
  return writtenOut(pattern, draft.start, draft.timeZone, context.window, MAX_DATES, budget);
}

function addDates(draft: SeriesDraft, start: Start, { zones }: Tools): void {
  const timeOfDay = start.wall - dayOf(start.wall) * DAY;
  for (const { start: moment, end } of draft.vevent.added) {
    const wall = addedWall(draft, moment, timeOfDay, zones);
    draft.added.add(wall);
    const duration = lengthUntil(end, { ...start, wall }, zones);
    if (duration && isOther(duration, draft)) draft.changed.set(wall, { duration });
  }
}

/** Takes out what EXDATE and EXRULE name, and of the added dates those that the rule has anyway. */
function excludeDates(draft: SeriesDraft, tools: Tools): void {
  const { excluded, exceptionRules } = draft.vevent;
  if (draft.added.size + excluded.length + exceptionRules.length === 0) return;
  const dates = new SeriesDates(draft);
  for (const wall of draft.added) if (dates.isRules(wall)) draft.added.delete(wall);
  for (const moment of excluded) {
    const wall = dates.named(moment, tools.zones);
    if (wall !== null) dates.exclude(wall);
  }
  for (const text of exceptionRules) {
    const reading = readRuleText(text, draft.start, draft.allDay);
    if ('pattern' in reading)
      for (const wall of walled(reading.pattern, draft, tools) ?? []) dates.exclude(wall);
  }
}

/** Keeps the latest dates where there are more than a schedule of ours may have, and no change of one that is gone. */
export function limitDates(draft: SeriesDraft, { warnings }: Tools): void {
  for (const dates of [draft.added, draft.excluded, draft.changed]) {
    if (dates.size <= MAX_DATES) continue;
    const kept = new Set([...dates.keys()].sort((a, b) => b - a).slice(0, MAX_DATES));
    for (const wall of [...dates.keys()]) if (!kept.has(wall)) dates.delete(wall);
    warnings.add(`Of more than ${MAX_DATES} single dates the latest are kept`, nameFor(draft.vevent));
  }
  if (draft.changed.size === 0) return;
  const known = new SeriesDates(draft);
  for (const wall of [...draft.changed.keys()]) if (!known.has(wall)) draft.changed.delete(wall);
}
