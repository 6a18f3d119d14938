// Which neighbouring network an activity comes from: its clashes are told as that network's.
import type { Activity } from '../calendar/activity.ts';
import type { Association, Slug } from '../calendar/association.ts';
import { isNeighbours, type Origin } from '../calendar/source.ts';

interface Register {
  readonly associations: ReadonlyMap<Slug, Association>;
  readonly origins: ReadonlyMap<string, Origin>;
}

/** The name that the neighbouring network has here, that of the association which follows it; null for one of ours. */
export function neighbourOf(
  { id, association }: Pick<Activity, 'id' | 'association'>,
  { associations, origins }: Register,
): string | null {
  return isNeighbours(origins.get(id)) ? (associations.get(association)?.name ?? association) : null;
}
