// Writing many activities at once: all or nothing, but in portions, because it takes time that others need too.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Instant } from '../calendar/time.ts';
import type { Writing } from '../store/handles.ts';
import type { Renderings } from '../store/renderings.ts';
import { type Revision, writeActivities } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { type Render, renderHere, renderingApart } from './render-apart.ts';

/** So many activities are written before other work gets its turn. */
const PORTION = 20;
/** From so many on a thread is started sooner than all are rendered, and another sooner than all are written. */
const MANY = 2_000;
/** So many portions are rendered ahead of the one that is written. */
const AHEAD = 16;

/** Runs `work`, which writes so many revisions in portions, in one transaction: where they are many, one that holds up nobody. */
export function transactionOf<Result>(
  { store }: Desk,
  { length }: readonly Revision[],
  work: (trx: Writing) => Promise<Result>,
): Promise<Result> {
  return length < MANY ? store.transaction(work) : store.transactionApart(work);
}

/** As `writeActivities`, for any number of them. */
export async function writeInPortions(
  trx: Writing,
  desk: Desk,
  actor: string,
  revisions: readonly Revision[],
  now: Instant,
): Promise<void> {
  const { network, settings } = desk;
  const write = (portion: readonly Revision[], renderings: Renderings): Promise<void> =>
    writeActivities(trx, desk, actor, portion, network, now, renderings);
  if (revisions.length < MANY) return writeRendered(revisions, 0, renderHere(network, settings, now), write);
  return renderingApart(network, settings, now, (render) => writeRendered(revisions, AHEAD, render, write));
}

async function writeRendered(
  revisions: readonly Revision[],
  ahead: number,
  render: Render,
  write: (portion: readonly Revision[], renderings: Renderings) => Promise<void>,
): Promise<void> {
  const portions: { readonly revisions: readonly Revision[]; readonly renderings: Promise<Renderings> }[] =
    [];
  let begun = 0;
  for (let first = 0; first < revisions.length; first += PORTION) {
    for (; begun < revisions.length && begun <= first + ahead * PORTION; begun += PORTION) {
      const portion = revisions.slice(begun, begun + PORTION);
      const renderings = render(portion.map(({ after }) => after));
      // Where one portion fails, the others' failing need not be heard of.
      renderings.catch(() => {});
      portions.push({ revisions: portion, renderings });
    }
    const next = portions.shift();
    if (next) await write(next.revisions, await next.renderings);
    await otherWork();
  }
}
