// Writing associations and venues. What feeds say of the activities there changes with them, so those are revised too.
import type { Activity } from '../calendar/activity.ts';
import type { Association, Venue } from '../calendar/association.ts';
import { saveAssociations } from '../store/associations.ts';
import { appendChanges, type NewChange } from '../store/changes.ts';
import type { Writing } from '../store/handles.ts';
import { saveVenues } from '../store/venues.ts';
import type { Member } from './actor.ts';
import {
  deedTime,
  type Revision,
  requirePresentSlugs,
  revised,
  writeActivities,
} from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { viewAssociation } from './forms/association-form.ts';
import { viewVenue } from './forms/venue-form.ts';
import type { Register } from './renderings.ts';

export interface RegisterEntries {
  readonly associations: readonly Association[];
  readonly venues: readonly Venue[];
}

/** Writes the entries and revises the activities whose feeds name them, all or none, and takes them into memory. */
export async function writeRegister(desk: Desk, by: Member, entries: RegisterEntries): Promise<void> {
  const now = deedTime(desk.clock);
  const revisions = [...desk.network.activities.values()]
    .filter((activity) => namesEntries(activity, desk.network, entries))
    .map((before): Revision => ({ deed: 'revise', before, after: revised(before, before, now) }));
  await desk.store.transaction((trx) => writeNetwork(trx, desk, by, entries, revisions));
  await desk.network.catchUpWithOwn();
}

/** Writes entries and revisions, in the caller's transaction. */
export async function writeNetwork(
  trx: Writing,
  desk: Desk,
  by: Member,
  entries: RegisterEntries,
  revisions: readonly Revision[],
): Promise<void> {
  const now = deedTime(desk.clock);
  const register = withEntries(desk.network, entries);
  await requirePresentSlugs(
    trx,
    entries.associations.map(({ slug }) => slug),
  );
  await saveAssociations(trx, entries.associations);
  await saveVenues(trx, entries.venues);
  await appendChanges(trx, registerChanges(desk.network, entries, by.name, now));
  await writeActivities(trx, desk, by.name, revisions, register, now);
}

/** The register as it is with the entries in it. */
export function withEntries(register: Register, entries: RegisterEntries): Register {
  return {
    associations: new Map([
      ...register.associations,
      ...entries.associations.map((one) => [one.slug, one] as const),
    ]),
    venues: new Map([...register.venues, ...entries.venues.map((one) => [one.slug, one] as const)]),
  };
}

/** The history of the entries. */
function registerChanges(
  register: Register,
  entries: RegisterEntries,
  actor: string,
  at: NewChange['at'],
): NewChange[] {
  const { associations, venues } = register;
  const change = (
    kind: 'association' | 'venue',
    id: string,
    before: object | undefined,
    after: object,
  ): NewChange => ({
    at,
    actor,
    deed: `save-${kind}`,
    subject: { kind, id },
    detail: { before: before ?? null, after },
  });
  return [
    ...entries.associations.map((one) => {
      const before = associations.get(one.slug);
      return change('association', one.slug, before && viewAssociation(before), viewAssociation(one));
    }),
    ...entries.venues.map((one) => {
      const before = venues.get(one.slug);
      const told = (venue: Venue) => viewVenue(venue, { members: true });
      return change('venue', one.slug, before && told(before), told(one));
    }),
  ];
}

/** Whether a feed's text of the activity says what the entries would change in the register. */
export function namesEntries(activity: Activity, register: Register, entries: RegisterEntries): boolean {
  if (activity.status === 'cancelled') return false;
  const isOf = entries.associations.some(
    (one) => one.slug === activity.association && register.associations.has(one.slug),
  );
  const venues = [activity.venue, ...Object.values(activity.schedule.changed).map((change) => change.venue)];
  return isOf || entries.venues.some((one) => venues.includes(one.slug) && register.venues.has(one.slug));
}
