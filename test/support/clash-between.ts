// What two activities alone in the world are told about each other.
import { expect } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import type { Venue } from '../../src/calendar/association.ts';
import type { Reason } from '../../src/calendar/clash.ts';
import { type ClashDate, clashDates } from '../../src/calendar/clash-pairs.ts';
import { type NetworkRules, OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import type { Window } from '../../src/calendar/time.ts';
import { reportClashes } from '../../src/calendar/verdict.ts';
import { COPENHAGEN } from './activities.ts';
import { windowOf } from './schedules.ts';

export interface Surroundings {
  readonly venues?: readonly Venue[];
  readonly rules?: Partial<NetworkRules>;
  readonly window?: Window;
  /** Other activities of the network. */
  readonly others?: readonly Activity[];
}

const TWO_SEASONS = windowOf('2026-09-01', '2028-09-01');

function indexOf(two: readonly Activity[], { venues, rules, window, others }: Surroundings): OccurrenceIndex {
  const allRules = { timeZone: COPENHAGEN, nearKm: 5, ...rules };
  return new OccurrenceIndex(window ?? TWO_SEASONS, venues ?? [], [...(others ?? []), ...two], allRules);
}

/** Why two activities clash, as either of them is told; none where they do not. Clashes with others are left out. */
export function reasonsBetween(
  one: Activity,
  other: Activity,
  surroundings: Surroundings = {},
): readonly Reason[] {
  const index = indexOf([one, other], surroundings);
  const [told, toldOther] = [one, other].map((asked) => {
    const { clashes } = reportClashes(index, asked, surroundings.window ?? TWO_SEASONS, () => 'open');
    return clashes
      .filter(({ activity }) => activity === one || activity === other)
      .flatMap(({ reasons }) => reasons);
  });
  expect(toldOther).toEqual(told);
  return told ?? [];
}

/** On which dates two activities clash, and why. */
export function datesBetween(
  first: Activity,
  second: Activity,
  surroundings: Surroundings = {},
): readonly ClashDate[] {
  const index = indexOf([first, second], surroundings);
  return clashDates(index, surroundings.window ?? TWO_SEASONS, first.id, second.id);
}
