// An association's activities that look like the same one twice, as typed here and imported there.
import type { Activity } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { CalendarError } from '../calendar/errors.ts';
import { alikeAmong } from '../calendar/likeness.ts';
import { pairIdOf } from '../calendar/settlement.ts';
import type { Text } from '../calendar/text.ts';
import { allLikenesses } from '../store/likenesses.ts';
import { type Actor, requireEditor } from './actor.ts';
import type { Desk } from './desk.ts';

const MOST = 200;

export interface DuplicateSide {
  readonly id: string;
  readonly title: Text;
  /** The name of the source it has come from; null for what was typed here. */
  readonly source: Slug | null;
}

export interface Duplicate {
  readonly id: string;
  readonly first: DuplicateSide;
  readonly second: DuplicateSide;
  /** How many of the next eight dates of each are at the same time. */
  readonly dates: number;
}

/**
 * Those about which nothing has been decided, at most 200.
 * @throws CalendarError `unauthenticated`, `forbidden` or `not_found`
 */
export async function browseDuplicates(desk: Desk, actor: Actor, slug: Slug): Promise<readonly Duplicate[]> {
  requireEditor(actor, slug);
  const { network } = desk;
  if (!network.associations.has(slug))
    throw new CalendarError('not_found', `There is no association ${slug}.`);
  const decided = new Set(
    (await allLikenesses(desk.store.read)).map(({ first, second }) => pairIdOf(first, second)),
  );
  const own = [...network.activities.values()].filter(({ association }) => association === slug);
  const pairs = alikeAmong(own, desk.clock(), (activity) => placeOf(desk, activity));
  return pairs
    .filter(({ first, second }) => !decided.has(pairIdOf(first.id, second.id)))
    .filter(({ first, second }) => !areOfOneSource(desk, first, second))
    .slice(0, MOST)
    .map(({ first, second, dates }) => {
      const [one, other] = [sideOf(desk, first), sideOf(desk, second)];
      return { id: pairIdOf(first.id, second.id), first: one, second: other, dates };
    });
}

/** What one calendar has twice is for that calendar to put right. */
function areOfOneSource({ network }: Desk, first: Activity, second: Activity): boolean {
  const [one, other] = [network.origins.get(first.id), network.origins.get(second.id)];
  return one !== undefined && one.source === other?.source;
}

function placeOf({ network }: Desk, { venue, place, online }: Activity): string | null {
  if (venue !== null) return network.venues.get(venue)?.name ?? null;
  return Object.values(place ?? {})[0] ?? online;
}

function sideOf({ network }: Desk, { id, title }: Activity): DuplicateSide {
  return { id, title, source: network.origins.get(id)?.source ?? null };
}
