// RECURRENCE-ID;RANGE=THISANDFUTURE (RFC 5545 §3.2.13): the series ends before that date and another activity goes on
// from there, under a UID of its own. Changed dates could not say it of a series without end.
import { recurrenceIdOf } from '../../calendar/compiled-schedule.ts';
import type { Change } from '../../calendar/schedule.ts';
import { DAY, dayOf, LAST_DAY, type WallClock, wallClock } from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import { dateTimeDigits } from '../clock-reading.ts';
import { movedRule } from './moved-rule.ts';
import { isOther, lengthOf, wallIn } from './placed-times.ts';
import { limitDates } from './series.ts';
import { SeriesDates } from './series-dates.ts';
import { MAX_DATES, type SeriesDraft, type Tools } from './series-draft.ts';
import { isSameText } from './titles.ts';
import { suffixedUid } from './uids.ts';
import { nameFor, type Vevent } from './vevent.ts';

/** A part of a series: its dates from one on and before another, and how far they are moved. */
interface Part {
  readonly from: WallClock;
  /** Exclusive; null where it goes on. */
  readonly to: WallClock | null;
  /** Whose words it has; null for the part before any change. */
  readonly future: Vevent | null;
}

/**
 * The series that a draft becomes, its single changed dates already in it: one that ends before the first of the
 * changes, unless nothing is before it, and one for each change. Changes of dates it does not have are given back.
 */
export function splitSeries(
  draft: SeriesDraft,
  futures: readonly Vevent[],
  tools: Tools,
): { readonly series: readonly SeriesDraft[]; readonly strays: readonly Vevent[] } {
  const dates = new SeriesDates(draft);
  const byDate = new Map<WallClock, Vevent>();
  const strays: Vevent[] = [];
  for (const future of futures) {
    const id = future.recurrenceId && dates.named(future.recurrenceId, tools.zones);
    const sameKind = future.start === null || (future.start.form === 'date') === draft.allDay;
    if (id === null || byDate.has(id) || !sameKind) strays.push(future);
    else byDate.set(id, future);
  }
  const changes = [...byDate].sort(([a], [b]) => a - b);
  const [first] = changes;
  if (!first) return { series: [draft], strays };
  const earliest = wallClock(Math.min(draft.start, ...draft.added));
  const parts: Part[] = changes.map(([from, future], i) => ({
    from,
    to: changes[i + 1]?.[0] ?? null,
    future,
  }));
  const later = parts.map((part, i) => partOf(draft, dates, part, i === 0 && part.from === earliest, tools));
  if (first[0] === earliest) return { series: later, strays };
  const before = partOf(draft, dates, { from: earliest, to: first[0], future: null }, true, tools);
  return { series: [before, ...later], strays };
}

/** @param isFirst whether the part keeps the UID of the whole */
function partOf(
  draft: SeriesDraft,
  dates: SeriesDates,
  { from, to, future }: Part,
  isFirst: boolean,
  tools: Tools,
): SeriesDraft {
  const vevent = future ? withWordsOf(future, draft.vevent) : draft.vevent;
  const moved = future?.start ? wallIn(draft.timeZone, future.start, tools.zones) : from;
  const shift = moved - from;
  const isIn = (wall: number): boolean => wall >= from && (to === null || wall < to);
  const shifted = (walls: Iterable<number>): Set<number> =>
    new Set([...walls].filter(isIn).map((wall) => wall + shift));
  const duration = (future && lengthOf(future, { ...draft, wall: moved }, tools)) ?? draft.duration;
  const plain = { ...draft, vevent, duration, vevents: (future ? 1 : 0) + (isFirst ? draft.vevents : 0) };
  const part: SeriesDraft = {
    ...plain,
    uid: isFirst ? draft.uid : suffixedUid(draft.uid, dateTimeDigits(from)),
    rule: null,
    start: moved,
    added: shifted(draft.added),
    excluded: shifted(draft.excluded),
    changed: new Map(
      [...draft.changed]
        .filter(([wall]) => isIn(wall))
        .map(([wall, change]) => [wall + shift, shift === 0 ? change : standing(draft, plain, wall, change)]),
    ),
  };
  const result = withRule(part, draft, dates, { from, to, future }, shift, tools);
  result.added.delete(result.rule === null ? result.start : Number.NaN);
  limitDates(result, tools);
  return result;
}

/** The part with as much of the rule as is in it: as a rule where it can be moved so far, else date by date. */
function withRule(
  part: SeriesDraft,
  { rule, allDay }: SeriesDraft,
  dates: SeriesDates,
  { from, to }: Part,
  shift: number,
  { context, warnings }: Tools,
): SeriesDraft {
  if (rule === null) return part;
  const { timeOfDay } = dates;
  const firstDay = dayOf(from) * DAY + timeOfDay >= from ? dayOf(from) : dayOf(from) + 1;
  const lastOf = (wall: WallClock): number =>
    dayOf(wall) * DAY + timeOfDay < wall ? dayOf(wall) : dayOf(wall) - 1;
  const lastDay = Math.min(dates.lastDay, to === null ? dates.lastDay : lastOf(to));
  const first = dates.ruleStarts(firstDay, Math.min(lastDay, firstDay + 120 * 366), 1)[0];
  if (first === undefined) return part;
  const days = dayOf(wallClock(first + shift)) - dayOf(first);
  const moved = movedRule(rule, days, lastDay >= LAST_DAY ? null : lastDay + days);
  const start = wallClock(first + shift);
  if (moved) return { ...part, rule: moved, start: allDay ? wallClock(dayOf(start) * DAY) : start };
  const [begin, end] = [context.window.start, context.window.end].map((at) =>
    dayOf(toWallClock(part.timeZone, at)),
  );
  const walls = dates.ruleStarts(Math.max(firstDay, begin ?? 0), Math.min(lastDay, end ?? 0), MAX_DATES);
  for (const wall of walls) part.added.add(wall + shift);
  warnings.add(
    'A series was moved so that no rule of ours says it, so its dates are kept one by one',
    nameFor(part.vevent),
  );
  return part;
}

/** A changed date that stays as it was while the series around it is moved. */
function standing(draft: SeriesDraft, part: SeriesDraft, wall: number, change: Change): Change {
  const title = change.title ?? draft.vevent.title;
  const isOtherTitle = title !== null && !isSameText(title, part.vevent.title);
  const duration = change.duration ?? draft.duration;
  return {
    ...change,
    start: change.start ?? recurrenceIdOf(draft.allDay, wallClock(wall)),
    ...(isOther(duration, part) ? { duration } : {}),
    ...(isOtherTitle ? { title } : {}),
  };
}

/** The change with the words of the series where it has none. */
function withWordsOf(future: Vevent, { rules, ...master }: Vevent): Vevent {
  const words =
    future.title === null
      ? { description: master.description, place: master.place, online: master.online }
      : {};
  return {
    ...future,
    ...words,
    title: future.title ?? master.title,
    link: future.link ?? master.link,
    categories: future.categories.length > 0 ? future.categories : master.categories,
    status: future.status ?? master.status,
    rules,
  };
}
