// What earlier imports said of an activity, out of its history: so that what people changed here since is told apart
// from what the source has changed.
import { changesAbout } from '../store/changes.ts';
import type { Store } from '../store/store.ts';
import type { ActivityView } from './forms/activity-view.ts';
import { canonicalJson } from './forms/json-lines.ts';

/** An import that changed an activity: as it was, null where the import brought it, and as it became. */
export interface EarlierImport {
  readonly before: ActivityView | null;
  readonly after: ActivityView;
}

export interface ImportHistory {
  /** The imports that changed an activity, newest first. */
  readonly imports: readonly EarlierImport[];
  /** Whether it was withdrawn because it is the same as another, and nobody has put it back since. */
  readonly isWithdrawn: boolean;
}

/** What has happened to one activity more often than this is no longer looked at. */
const MAX_CHANGES = 500;

export async function earlierImports(store: Store, id: string): Promise<ImportHistory> {
  const changes = await changesAbout(store.read, { kind: 'activity', id }, MAX_CHANGES);
  const revisions = changes.flatMap(({ deed, detail }) => {
    const { before = null, after } = detail as { before?: ActivityView | null; after?: ActivityView };
    return after ? [{ deed, before, after }] : [];
  });
  const turn = revisions.find(({ before, after }) => before?.status !== after.status);
  return {
    imports: revisions.filter(({ deed }) => deed === 'import'),
    isWithdrawn: turn?.deed === 'merge',
  };
}

/** What the source said of a thing when an import last changed it here; undefined where none ever has. */
export function lastSaid<Said>(
  imports: readonly EarlierImport[],
  pick: (view: ActivityView) => Said,
): Said | undefined {
  for (const { before, after } of imports) {
    if (before === null || !isSame(pick(before), pick(after))) return pick(after);
  }
  return undefined;
}

/** Whether two parts of a view say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
