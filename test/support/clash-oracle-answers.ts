// What the product should answer about clashes, told from the oracle's list of clashing occurrences.
import type { Activity } from '../../src/calendar/activity.ts';
import type { ClashDate, ClashPair } from '../../src/calendar/clash-pairs.ts';
import { occurrencesOf } from '../../src/calendar/recurrence.ts';
import { dayOf, formatLocalDate, type Window } from '../../src/calendar/time.ts';
import type { ClashReport, SeriesClash, StateOf } from '../../src/calendar/verdict.ts';
import { toWallClock } from '../../src/calendar/zone.ts';
import { allReasons, clashesBetween, isInside, type OracleNetwork, severityOf } from './clash-oracle.ts';

/** See `reportClashes`. */
export function expectedReport(
  network: OracleNetwork,
  asked: Activity,
  window: Window,
  stateOf: StateOf,
): ClashReport {
  const occurrences = occurrencesOf(asked.schedule, network.horizon).filter(
    (one) => !one.cancelled && asked.status !== 'cancelled' && isInside(window, one),
  );
  const clashes: SeriesClash[] = [];
  const clashingDates = new Set<string>();
  for (const activity of network.activities) {
    const found = clashesBetween(asked, activity, network).filter(({ mine }) => isInside(window, mine));
    if (found.length === 0) continue;
    const dates = found.map(({ mine }) =>
      formatLocalDate(dayOf(toWallClock(asked.schedule.timeZone, mine.start))),
    );
    const distinct = [...new Set(dates)].sort();
    const reasons = allReasons(found);
    const state = stateOf(asked, activity);
    clashes.push({
      activity,
      reasons,
      severity: severityOf(reasons),
      count: distinct.length,
      dates: distinct,
      state,
    });
    if (state !== 'settled') for (const { mine } of found) clashingDates.add(mine.recurrenceId);
  }
  const open = clashes.filter(({ state }) => state !== 'settled');
  const severity = open.length === 0 ? null : severityOf(open.flatMap(({ reasons }) => reasons));
  return {
    verdict: { occurrences: occurrences.length, clashing: clashingDates.size, severity },
    clashes: clashes.sort((a, b) => worstFirst(a, b) || byId(a.activity, b.activity)),
  };
}

/** See `clashPairs`. */
export function expectedPairs(
  network: OracleNetwork,
  window: Window,
  only: readonly string[] | null,
): ClashPair[] {
  const pairs: ClashPair[] = [];
  const inOrder = [...network.activities].sort(byId);
  for (const first of inOrder) {
    for (const second of inOrder) {
      const asked = only === null || only.includes(first.id) || only.includes(second.id);
      const dates = asked && first.id < second.id ? expectedDates(network, window, first, second) : [];
      if (dates.length === 0) continue;
      const reasons = allReasons(clashesIn(network, window, first, second));
      pairs.push({ one: first, other: second, reasons, severity: severityOf(reasons), count: dates.length });
    }
  }
  return pairs.sort((a, b) => worstFirst(a, b) || byId(a.one, b.one) || byId(a.other, b.other));
}

/** See `clashDates`. */
export function expectedDates(
  network: OracleNetwork,
  window: Window,
  first: Activity,
  second: Activity,
): ClashDate[] {
  return clashesIn(network, window, first, second)
    .map(({ mine, other, reasons }) => ({ first: mine.recurrenceId, second: other.recurrenceId, reasons }))
    .sort((a, b) => compare(a.first, b.first) || compare(a.second, b.second));
}

function clashesIn(network: OracleNetwork, window: Window, first: Activity, second: Activity) {
  return clashesBetween(first, second, network).filter(
    ({ mine, other }) => isInside(window, mine) || isInside(window, other),
  );
}

interface Graded {
  readonly severity: string;
  readonly count: number;
}

function worstFirst(a: Graded, b: Graded): number {
  return compare(a.severity, b.severity) || b.count - a.count;
}

function byId(a: Activity, b: Activity): number {
  return compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
