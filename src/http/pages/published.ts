// Which associations have a feed and an embed of their own.
import type { Desk } from '../../actions/desk.ts';
import type { Slug } from '../../calendar/association.ts';
import { goesOut } from '../goes-out.ts';
import { publicNetwork } from './public-network.ts';

/** Nobody is to follow what stays empty: all that is shown is a neighbour's, and published by its own calendar. */
export function isPublished(desk: Desk, association: Slug): boolean {
  const theirs = publicNetwork(desk).activitiesOf(association);
  return theirs.length === 0 || theirs.some((activity) => goesOut(desk.network, activity));
}
