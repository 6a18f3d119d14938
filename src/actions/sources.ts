// What the deeds about sources have in common: who may do them, and how history tells of them.
import type { Slug } from '../calendar/association.ts';
import { CalendarError } from '../calendar/errors.ts';
import type { Source, SourceKind } from '../calendar/source.ts';
import type { Instant } from '../calendar/time.ts';
import type { NewChange } from '../store/changes.ts';
import { findSource, type StoredSource } from '../store/sources.ts';
import { type Actor, type Member, requireCoordinator, requireEditor } from './actor.ts';
import type { Desk } from './desk.ts';

/**
 * An association's own sources are its editors', and a neighbour's are the coordinator's.
 * @throws CalendarError `unauthenticated`, `forbidden`, or `not_found` where there is no such association
 */
export function requireFollower(
  desk: Desk,
  actor: Actor,
  association: Slug,
  kind: SourceKind = 'own',
): Member {
  const member = requireEditor(actor, association);
  if (kind === 'neighbour') requireCoordinator(actor);
  if (desk.network.associations.has(association)) return member;
  throw new CalendarError('not_found', `There is no association ${association}.`);
}

/** @throws CalendarError as `requireFollower`, `not_found` also where there is no such source */
export async function sourceToEdit(
  desk: Desk,
  actor: Actor,
  association: Slug,
  name: Slug,
): Promise<{ readonly by: Member; readonly source: StoredSource }> {
  requireFollower(desk, actor, association);
  const source = await findSource(desk.store.read, association, name);
  if (!source) throw new CalendarError('not_found', `${association} follows no source called ${name}.`);
  return { by: requireFollower(desk, actor, association, source.kind), source };
}

/** The history of a source. Its address is not in it: history is read by more than its editors. */
export function sourceChange(
  deed: string,
  by: Member,
  at: Instant,
  before: Source | null,
  after: Source | null,
): NewChange {
  const { association, name } = after ?? before ?? { association: '', name: '' };
  const isMoved = before !== null && after !== null && before.url !== after.url;
  const detail = { before: before && told(before), after: after && told(after), addressChanged: isMoved };
  return { at, actor: by.name, deed, subject: { kind: 'source', id: `${association}/${name}` }, detail };
}

function told({ kind, minutes, busyOnly, shown }: Source): object {
  return { kind, minutes, busyOnly, shown };
}
