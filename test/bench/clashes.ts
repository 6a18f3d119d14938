// How fast clashes are found: a draft against a whole network, and all clashes of a year.
import type { Activity } from '../../src/calendar/activity.ts';
import { clashPairs } from '../../src/calendar/clash-pairs.ts';
import { OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import { suggestions } from '../../src/calendar/suggestions.ts';
import { DAY, dayFromCivil, instant, type Window } from '../../src/calendar/time.ts';
import { reportClashes } from '../../src/calendar/verdict.ts';
import { atMost, type Figure, median, percentile, timed } from './figures.ts';
import { benchNetwork, COPENHAGEN } from './network.ts';

const LARGE = 20_000;
const SMALL = 2_000;
const DRAFTS = 2_000;
const WARM_UP = 300;
const ROUNDS = 7;

const at = (year: number, month: number, day: number) => instant(dayFromCivil(year, month, day) * DAY);
const INDEXED: Window = { start: at(2026, 8, 20), end: at(2028, 11, 20) };
const YEAR: Window = { start: at(2026, 9, 1), end: at(2027, 9, 1) };
const TERMS = { hours: { first: 8, last: 22 }, isRuledOut: () => false };
const open = () => 'open' as const;

export function clashFigures(): Figure[] {
  const large = indexOf(LARGE);
  const small = indexOf(SMALL);
  const drafts = [...large.members.values()]
    .slice(0, DRAFTS)
    .map(({ activity }) => ({ ...activity, id: 'draft' }));
  const weekly = drafts.filter(({ schedule }) => schedule.rule?.text.startsWith('FREQ=WEEKLY;BYDAY'));
  const venue = each(weekly, (draft) => {
    let count = 0;
    large.searchVenueClashes(large.draft(draft), () => count++);
  });
  const everywhere = each(weekly, (draft) => reportClashes(large, draft, YEAR, open));
  const ways = drafts.slice(0, 300).map((draft) => {
    const { verdict } = reportClashes(large, draft, YEAR, open);
    return timed(() => suggestions(large, draft, verdict, YEAR, TERMS, open));
  });
  const all = median(rounds(() => clashPairs(large, YEAR, null)));
  const fewer = median(rounds(() => clashPairs(small, YEAR, null)));
  return [
    atMost('same-venue check of a weekly draft, p99', percentile(venue, 99), 0.05, 'ms'),
    atMost('check of a weekly draft across all venues, p99', percentile(everywhere, 99), 2, 'ms'),
    atMost('suggestions for a draft, p99', percentile(ways, 99), 50, 'ms'),
    atMost(`all clashes of a year at ${LARGE} activities`, all, 300, 'ms'),
    atMost(`growth of that from ${SMALL} activities`, all / fewer, 20, 'fold'),
  ];
}

function indexOf(size: number): OccurrenceIndex {
  const { venues, activities } = benchNetwork(size);
  return new OccurrenceIndex(INDEXED, venues, activities, { timeZone: COPENHAGEN, nearKm: 5 });
}

/** The time of each, the first few left out. */
function each(drafts: readonly Activity[], work: (draft: Activity) => void): number[] {
  return drafts.map((draft) => timed(() => work(draft))).slice(WARM_UP);
}

function rounds(work: () => void): number[] {
  return Array.from({ length: ROUNDS }, () => timed(work));
}
