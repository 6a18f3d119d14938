// Deciding about two activities that look like one: they are, and one is kept; or they are not, and nobody is asked again.
import type { Activity } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import { pairIdOf } from '../calendar/settlement.ts';
import type { Instant } from '../calendar/time.ts';
import { appendChanges } from '../store/changes.ts';
import { type Likeness, saveLikeness } from '../store/likenesses.ts';
import { type Actor, requireEditor } from './actor.ts';
import { deedTime, type Revision, revised, writeActivities } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { readDuplicateForm } from './forms/duplicate-form.ts';
import { sameContent } from './revise-activity.ts';

/**
 * The one that is kept gets what only the other says: translations, audiences, languages spoken, needs, categories. The
 * other is withdrawn: cancelled, and out of the public's sight at once, so that nobody reads that it is called off.
 * @param id of the pair, `first~second`
 * @throws CalendarError `unauthenticated`, `forbidden`, `not_found`, `invalid` or `stale`
 */
export async function decideDuplicate(
  desk: Desk,
  actor: Actor,
  slug: Slug,
  id: string,
  input: unknown,
): Promise<Likeness> {
  const by = requireEditor(actor, slug);
  const { first, second } = pairOf(desk, slug, id);
  const { outcome, keep } = readDuplicateForm(input);
  if (outcome === 'same' && keep !== first.id && keep !== second.id) {
    throw invalid([{ field: 'keep', message: 'Give the id of the one to keep: one of the two.' }]);
  }
  const now = deedTime(desk.clock);
  const revisions =
    outcome === 'same' ? merging(keep === first.id ? [first, second] : [second, first], now) : [];
  const likeness: Likeness = { first: first.id, second: second.id, outcome, by: by.name, at: now };
  await desk.store.transaction(async (trx) => {
    await writeActivities(trx, desk, by.name, revisions, desk.network, now);
    await saveLikeness(trx, likeness);
    const detail = { outcome, other: second.id, keep: keep ?? null };
    const subject = { kind: 'activity', id: first.id } as const;
    await appendChanges(trx, [{ at: now, actor: by.name, deed: 'decide-duplicate', subject, detail }]);
  });
  await desk.network.catchUpWithOwn();
  return likeness;
}

function pairOf(
  { network }: Desk,
  slug: Slug,
  id: string,
): { readonly first: Activity; readonly second: Activity } {
  const [one, other] = id.split('~').map((part) => network.activities.get(part));
  const isPair = one && other && one.id < other.id && one.association === slug && other.association === slug;
  if (isPair && pairIdOf(one.id, other.id) === id) return { first: one, second: other };
  throw new CalendarError('not_found', `${slug} has no such pair; take its id from the list.`);
}

function merging([kept, other]: readonly [Activity, Activity], now: Instant): Revision[] {
  const filled = <Item>(own: readonly Item[], others: readonly Item[]) => (own.length > 0 ? own : others);
  const merged: Activity = {
    ...kept,
    title: { ...other.title, ...kept.title },
    description: kept.description || other.description ? { ...other.description, ...kept.description } : null,
    audiences: filled(kept.audiences, other.audiences),
    languages: filled(kept.languages, other.languages),
    needs: filled(kept.needs, other.needs),
    categories: filled(kept.categories, other.categories),
    link: kept.link ?? other.link,
  };
  const visibility = other.visibility === 'public' ? 'network' : other.visibility;
  const withdrawn: Activity = { ...other, status: 'cancelled', expires: null, visibility };
  return [
    { deed: 'merge', before: kept, after: revised(kept, merged, now) },
    { deed: 'merge', before: other, after: revised(other, withdrawn, now) },
  ].filter(({ before, after }) => !sameContent(before, after));
}
