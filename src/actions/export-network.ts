// The whole network as JSON Lines, in the API's own input form: what is loaded elsewhere gives the same feeds. What has
// come from a neighbouring network is not in it, for it would be published again there.
import { isNeighbours } from '../calendar/source.ts';
import type { Desk } from './desk.ts';
import { viewActivity } from './forms/activity-view.ts';
import { viewWithFormerSlugs } from './forms/association-form.ts';
import { viewObservance } from './forms/observance-form.ts';
import { viewSettlementLine } from './forms/settlement-line.ts';
import { viewVenue } from './forms/venue-form.ts';

/**
 * A line for each association, venue, activity, observance of the network's own and settlement, in that order and by slug
 * or id, without line ends.
 */
export async function* exportNetwork({ network }: Desk): AsyncGenerator<string> {
  await network.catchUp();
  const { associations, venues, activities, origins, observances, settlements } = network;
  const isOurs = (activity: string): boolean => !isNeighbours(origins.get(activity));
  for (const [, association] of sorted(associations))
    yield line({ association: viewWithFormerSlugs(association, network.formerSlugs) });
  for (const [, venue] of sorted(venues)) yield line({ venue: viewVenue(venue, { members: true }) });
  for (const [id, activity] of sorted(activities)) {
    if (isOurs(id)) yield line({ activity: viewActivity(activity) });
  }
  for (const [, observance] of sorted(observances)) {
    const { shipped: _, ...view } = viewObservance(observance, false);
    yield line({ observance: view });
  }
  for (const [, settlement] of sorted(settlements)) {
    const isWhole = isOurs(settlement.first) && isOurs(settlement.second);
    if (isWhole) yield line({ settlement: viewSettlementLine(settlement) });
  }
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function line(value: object): string {
  return JSON.stringify(value);
}
