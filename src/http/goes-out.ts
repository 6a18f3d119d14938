// What this calendar publishes elsewhere: in feeds, news, sitemaps, embeds and data for programs. What comes from a
// neighbouring network is shown on pages here where the coordinator chose so; its own calendar is what publishes it.
import type { Wanted } from '../actions/browse-occurrences.ts';
import type { Activity } from '../calendar/activity.ts';
import { isNeighbours } from '../calendar/source.ts';
import type { LiveNetwork } from '../store/live-network.ts';

type Origins = Pick<LiveNetwork, 'origins'>;

export function goesOut({ origins }: Origins, { id }: Pick<Activity, 'id'>): boolean {
  return !isNeighbours(origins.get(id));
}

/** What is wanted, so far as it goes out. */
export function outgoing(network: Origins, { accepts, among }: Wanted): Wanted {
  return {
    accepts: (activity, venue, association) =>
      goesOut(network, activity) && accepts(activity, venue, association),
    among,
  };
}
