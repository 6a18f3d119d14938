// Several VEVENTs under one UID, told apart: the same one twice, versions of one date, and whose date is whose.
import { dateTimeDigits } from '../clock-reading.ts';
import { startOf, wallIn } from './placed-times.ts';
import { SeriesDates } from './series-dates.ts';
import type { SeriesDraft, Tools } from './series-draft.ts';
import { suffixedUid } from './uids.ts';
import { nameFor, type Vevent } from './vevent.ts';

/** What a step costs that looks at one VEVENT. */
const STEP = 10;
/** Series times changes that are held against each other; beyond it all changes are the first one's. */
const MAX_PAIRS = 200_000;
const SHARED = 'Several activities share one UID and are kept apart by their starts';

/** Each VEVENT once; one that is there again word for word goes to `again`. */
export function* eachOnce(vevents: readonly Vevent[], again: Vevent[]): Generator<number, readonly Vevent[]> {
  if (vevents.length < 2) return vevents;
  const byWords = new Map<string, Vevent>();
  for (const vevent of vevents) {
    const words = [...vevent.lines].sort().join('\n');
    if (byWords.has(words)) again.push(vevent);
    else byWords.set(words, vevent);
    yield STEP;
  }
  return [...byWords.values()];
}

/** The UID of one of the masters that share it: each has its start in its own, so that no order in the file matters. */
export function uidOfMaster(uid: string, vevent: Vevent, isOnly: boolean, tools: Tools): string {
  if (isOnly || vevent.start === null) return uid;
  tools.warnings.add(SHARED, nameFor(vevent));
  return suffixedUid(uid, dateTimeDigits(startOf(vevent.start, vevent.rules.length > 0, tools).wall));
}

/** The overrides by the draft that has their date, or else by the first of the drafts. */
export function* overridesByDraft(
  drafts: readonly SeriesDraft[],
  overrides: readonly Vevent[],
  { zones }: Tools,
): Generator<number, ReadonlyMap<SeriesDraft, readonly Vevent[]>> {
  const isOneOnly = drafts.length < 2 || drafts.length * overrides.length > MAX_PAIRS;
  const candidates = isOneOnly ? [] : drafts.map((draft) => ({ draft, dates: new SeriesDates(draft) }));
  const byDraft = new Map(drafts.map((draft): [SeriesDraft, Vevent[]] => [draft, []]));
  for (const vevent of overrides) {
    const id = vevent.recurrenceId;
    const owner = candidates.find(({ dates }) => id && dates.named(id, zones) !== null);
    const [first] = drafts;
    if (first) byDraft.get(owner?.draft ?? first)?.push(vevent);
    yield STEP + drafts.length;
  }
  return byDraft;
}

/** The newest override of each date, by SEQUENCE, LAST-MODIFIED and place in the file; others go to `older`. */
export function* newestOfEach(
  draft: SeriesDraft | null,
  overrides: readonly Vevent[],
  older: Vevent[],
  tools: Tools,
): Generator<number, readonly Vevent[]> {
  const byDate = new Map<string, Vevent>();
  const dates = draft && new SeriesDates(draft);
  for (const vevent of overrides) {
    const id = vevent.recurrenceId;
    if (!id) continue;
    const named = dates?.named(id, tools.zones) ?? null;
    const date = named ?? wallIn(tools.context.timeZone, id, tools.zones);
    const key = `${date} ${named === null} ${vevent.isFuture}`;
    const known = byDate.get(key);
    const isNewer = !known || isAtLeastAsNew(vevent, known);
    if (known) older.push(isNewer ? known : vevent);
    if (isNewer) byDate.set(key, vevent);
    yield STEP;
  }
  return [...byDate.values()];
}

function isAtLeastAsNew(a: Vevent, b: Vevent): boolean {
  return a.sequence === b.sequence ? a.modified >= b.modified : a.sequence > b.sequence;
}
