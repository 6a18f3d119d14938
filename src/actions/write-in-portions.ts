// Writing many activities at once: all or nothing, but in portions, because it takes time that others need too.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Language } from '../calendar/text.ts';
import type { Instant } from '../calendar/time.ts';
import type { Writing } from '../store/handles.ts';
import type { Renderings } from '../store/renderings.ts';
import { type Revision, writeActivities } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { type Render, renderHere, renderingApart } from './render-apart.ts';

/** So many activities are written before other work gets its turn. */
const PORTION = 20;
/** The same where a thread writes them: what is left to be done here is to tell it what. */
const PORTION_APART = 400;
/** From so many on a thread is started sooner than all are rendered, and another sooner than all are written. */
const MANY = 2_000;
/** So many portions are rendered ahead of the one that is written. */
const AHEAD = 4;
/** So many portions are on their way to the database: while it writes one, the next is put into words. */
const AT_ONCE = 3;

/** Runs `work`, which writes so many revisions in portions, in one transaction: where they are many, one that holds up nobody. */
export function transactionOf<Result>(
  { store }: Desk,
  { length }: readonly Revision[],
  work: (trx: Writing) => Promise<Result>,
): Promise<Result> {
  return length < MANY ? store.transaction(work) : store.transactionApart(work);
}

/**
 * As `writeActivities`, for any number of them.
 * @param rendering where they have been rendered already, or are being
 * @returns what has been written of each activity's renderings
 */
export async function writeInPortions(
  trx: Writing,
  desk: Desk,
  actor: string,
  revisions: readonly Revision[],
  now: Instant,
  rendering?: Render,
): Promise<Renderings> {
  const { network, settings } = desk;
  const written = new Map<string, ReadonlyMap<Language, Buffer>>();
  const write: Write = async (portion, renderings) => {
    await writeActivities(trx, desk, actor, portion, network, now, renderings);
    for (const [id, texts] of renderings) written.set(id, texts);
  };
  if (revisions.length < MANY) {
    const here = rendering ?? renderHere(network, settings, now);
    await writeRendered(revisions, { size: PORTION, ahead: 0, atOnce: 1 }, here, write);
    return written;
  }
  const apart = { size: PORTION_APART, ahead: AHEAD, atOnce: AT_ONCE };
  const writeWith = (render: Render): Promise<void> => writeRendered(revisions, apart, render, write);
  await (rendering ? writeWith(rendering) : renderingApart(network, settings, now, writeWith));
  return written;
}

type Write = (portion: readonly Revision[], renderings: Renderings) => Promise<void>;

interface Portions {
  /** Revisions. */
  readonly size: number;
  /** Portions that are rendered ahead of the one that is written, and that are written at once. */
  readonly ahead: number;
  readonly atOnce: number;
}

async function writeRendered(
  revisions: readonly Revision[],
  { size, ahead, atOnce }: Portions,
  render: Render,
  write: Write,
): Promise<void> {
  const rendered: { readonly revisions: readonly Revision[]; readonly renderings: Promise<Renderings> }[] =
    [];
  const writing: Promise<void>[] = [];
  try {
    let begun = 0;
    for (let first = 0; first < revisions.length; first += size) {
      for (; begun < revisions.length && begun <= first + ahead * size; begun += size) {
        const portion = revisions.slice(begun, begun + size);
        const renderings = heard(render(portion.map(({ after }) => after)));
        rendered.push({ revisions: portion, renderings });
      }
      const next = rendered.shift();
      if (next) writing.push(heard(write(next.revisions, await next.renderings)));
      if (writing.length >= atOnce) await writing.shift();
      await otherWork();
    }
    await Promise.all(writing);
  } catch (error) {
    // What is on its way has to be over before the transaction is.
    await Promise.allSettled(writing);
    throw error;
  }
}

/** The same promise: where one portion fails, that others have failed too need not be heard of. */
function heard<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {});
  return promise;
}
