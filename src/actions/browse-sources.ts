// The sources an association follows, for its editors.
import type { Slug } from '../calendar/association.ts';
import { originsFrom } from '../store/origins.ts';
import { allSources } from '../store/sources.ts';
import type { Actor } from './actor.ts';
import type { Desk } from './desk.ts';
import { type SourceView, viewSource } from './forms/source-form.ts';
import { requireFollower, sourceToEdit } from './sources.ts';

/**
 * By name; a neighbour's are for the coordinator alone.
 * @throws CalendarError `unauthenticated`, `forbidden` or `not_found`
 */
export async function browseSources(desk: Desk, actor: Actor, association: Slug): Promise<SourceView[]> {
  requireFollower(desk, actor, association);
  const views: SourceView[] = [];
  for (const source of await allSources(desk.store.read, association)) {
    if (source.kind === 'neighbour' && actor.role !== 'coordinator') continue;
    const origins = await originsFrom(desk.store.read, association, source.name);
    views.push(viewSource(source, origins.length));
  }
  return views;
}

/** @throws CalendarError `unauthenticated`, `forbidden` or `not_found` */
export async function showSource(
  desk: Desk,
  actor: Actor,
  association: Slug,
  name: Slug,
): Promise<SourceView> {
  const { source } = await sourceToEdit(desk, actor, association, name);
  return viewSource(source, (await originsFrom(desk.store.read, association, name)).length);
}
