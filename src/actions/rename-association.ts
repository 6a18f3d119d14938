// Giving an association another name in addresses. Whatever leads to the name it had leads on to the new one, for ever,
// and what it publishes stays the same: its activities are neither revised nor told of anew.
import type { Association, Slug } from '../calendar/association.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import type { Instant } from '../calendar/time.ts';
import { allAssociations } from '../store/associations.ts';
import { appendChanges } from '../store/changes.ts';
import { allFormerSlugs, moveToSlug } from '../store/former-slugs.ts';
import type { Writing } from '../store/handles.ts';
import { type Actor, requireCoordinator } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { viewAssociation } from './forms/association-form.ts';
import { readSlugAlone } from './forms/slug.ts';

/**
 * @param slug what it is called in addresses, now or once
 * @param wanted what it is to be called: a name that nobody has, nor has had but this association itself
 * @throws CalendarError `unauthenticated`, `forbidden`, `not_found`, or `invalid` by `slug`
 */
export async function renameAssociation(
  desk: Desk,
  actor: Actor,
  slug: Slug,
  wanted: string,
): Promise<Association> {
  const by = requireCoordinator(actor);
  const to = readSlugAlone(wanted);
  await desk.network.catchUp();
  const from = desk.network.presentSlug(slug);
  if (from !== to) {
    await desk.store.transaction((trx) => writeRenaming(trx, by.name, from, to, deedTime(desk.clock)));
    await desk.network.catchUp();
  }
  const association = desk.network.associations.get(to);
  if (!association) throw unknown(from);
  return association;
}

/**
 * The part of `renameAssociation` inside the transaction, for deeds that write more besides.
 * @param from what it is called now
 */
export async function writeRenaming(
  trx: Writing,
  actor: string,
  from: Slug,
  to: Slug,
  at: Instant,
): Promise<void> {
  const associations = new Map((await allAssociations(trx)).map((one) => [one.slug, one]));
  requireFree(to, from, associations, await allFormerSlugs(trx));
  const before = associations.get(from);
  const activities = await moveToSlug(trx, from, to);
  if (!before || activities === null) throw unknown(from);
  const after = { ...before, slug: to };
  const detail = { before: viewAssociation(before), after: viewAssociation(after), activities };
  const subject = { kind: 'association', id: to } as const;
  await appendChanges(trx, [{ at, actor, deed: 'rename-association', subject, detail }]);
}

/** Links to a name lead where they led when they were made: it is nobody else's, also when it has been given up. */
function requireFree(
  to: Slug,
  from: Slug,
  associations: ReadonlyMap<Slug, Association>,
  formerSlugs: ReadonlyMap<Slug, Slug>,
): void {
  const holder = associations.has(to) ? to : formerSlugs.get(to);
  if (holder === undefined || holder === from) return;
  const name = associations.get(holder)?.name ?? holder;
  const message =
    holder === to
      ? `Choose another: ${to} is the name of ${name} in addresses.`
      : `Choose another: ${to} was the name of ${name} in addresses, and links to it lead there.`;
  throw invalid([{ field: 'slug', message }]);
}

function unknown(slug: Slug): CalendarError {
  return new CalendarError('not_found', `There is no association ${slug}.`);
}
