// What forms are read against: the network as it is in memory.
import type { Slug } from '../calendar/association.ts';
import type { LiveNetwork } from '../store/live-network.ts';
import type { Desk } from './desk.ts';
import type { FormContext } from './forms/activity-form.ts';

/** What the association is called now that is called so, or was once; null where there is none. */
export function calledNow(network: LiveNetwork, slug: Slug): Slug | null {
  const present = network.presentSlug(slug);
  return network.associations.has(present) ? present : null;
}

/** @param identity whether the form may carry `id`, `uid`, `sequence`, `created` and `updated` */
export function formContext({ network, settings }: Desk, identity = false): FormContext {
  return {
    networkLanguage: settings.language,
    timeZone: settings.timeZone,
    associationCalled: (slug) => calledNow(network, slug),
    venueExists: (slug) => network.venues.has(slug),
    identity,
  };
}
