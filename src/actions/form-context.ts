// What forms are read against: the network as it is in memory.
import type { Desk } from './desk.ts';
import type { FormContext } from './forms/activity-form.ts';

/** @param identity whether the form may carry `id`, `uid`, `sequence`, `created` and `updated` */
export function formContext({ network, settings }: Desk, identity = false): FormContext {
  return {
    networkLanguage: settings.language,
    timeZone: settings.timeZone,
    associationExists: (slug) => network.associations.has(slug),
    venueExists: (slug) => network.venues.has(slug),
    identity,
  };
}
