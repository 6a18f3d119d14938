// What a reader has chosen to see, ready for every view of the calendar: agenda, month and poster.
import type { Wanted } from '../../actions/browse-occurrences.ts';
import type { Desk } from '../../actions/desk.ts';
import type { Activity } from '../../calendar/activity.ts';
import type { Venue } from '../../calendar/association.ts';
import { accepts, type Filter, parseFilter, toQuery } from '../filter.ts';
import { outgoing } from '../goes-out.ts';
import { wantedActivities } from '../wanted-activities.ts';
import { type Chosen, chosenOf, type OptionList, optionLists } from './chosen-filter.ts';
import { isLongCancelled } from './long-cancelled.ts';
import { type Coming, publicNetwork } from './public-network.ts';
import type { Reader } from './reader.ts';

export interface ChosenView {
  readonly wanted: Wanted;
  /** The filter as a query; empty where everything is wanted. */
  readonly query: string;
  readonly lists: readonly OptionList[];
  readonly chosen: readonly Chosen[];
}

export function chosenView(desk: Desk, reader: Reader): ChosenView {
  const filter = parseFilter(reader.query);
  return viewOf(filter, wantedBy(filter, desk, reader), publicNetwork(desk).coming, desk, reader);
}

/** As much of it as is published elsewhere, with no choice that leads to nothing: for feeds and embeds. */
export function outgoingView(desk: Desk, reader: Reader): ChosenView {
  const filter = parseFilter(reader.query);
  const wanted = outgoing(desk.network, wantedBy(filter, desk, reader));
  return viewOf(filter, wanted, publicNetwork(desk).outgoing, desk, reader);
}

function viewOf(filter: Filter, wanted: Wanted, coming: Coming, desk: Desk, reader: Reader): ChosenView {
  const lists = optionLists(filter, coming, desk.network.associations, reader);
  return { wanted, query: toQuery(filter), lists, chosen: chosenOf(filter, lists) };
}

/** The query without its empty parameters, as forms send them; null where there are none. */
export function withoutEmpty(query: URLSearchParams): string | null {
  const all = [...query];
  const said = all.filter(([, value]) => value.trim() !== '');
  return said.length === all.length ? null : new URLSearchParams(said).toString();
}

/** What the filter lets through, decided once for each activity and venue. */
function wantedBy(filter: Filter, desk: Desk, { now }: Reader): Wanted {
  if (toQuery(filter) === '') {
    return { accepts: (activity) => !isLongCancelled(activity, now), among: null };
  }
  const decided = new Map<Activity, { readonly venue: Venue | null; readonly isWanted: boolean }>();
  return {
    accepts: (activity, venue, association) => {
      if (isLongCancelled(activity, now)) return false;
      const known = decided.get(activity);
      if (known?.venue === venue) return known.isWanted;
      const isWanted = accepts(filter, activity, venue, association);
      decided.set(activity, { venue, isWanted });
      return isWanted;
    },
    among: wantedActivities(desk, filter),
  };
}
