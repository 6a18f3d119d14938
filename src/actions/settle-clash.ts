// Settling a clash: what the two sides have agreed is remembered for their pair, so that it is not asked about again.
import type { Activity } from '../calendar/activity.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import { datesBetween, pairIdOf, type Settlement } from '../calendar/settlement.ts';
import type { Instant } from '../calendar/time.ts';
import { findActivities } from '../store/activities.ts';
import { appendChanges } from '../store/changes.ts';
import { saveSettlement } from '../store/settlements.ts';
import type { Actor, Member } from './actor.ts';
import { deedTime, type Revision, revised, stale, writeActivities } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { MAX_CO_HOSTS } from './forms/activity-form.ts';
import { canonicalJson } from './forms/json-lines.ts';
import { readSettlementForm, type SettlementDraft } from './forms/settlement-form.ts';
import { mayEditSide, type Pair, pairToSettle } from './settled-pair.ts';
import { pairOf, toldInHistory, windowOfSettlements } from './settlements.ts';

/**
 * Remembers the outcome. *Joined* is only talked about until both sides have said it; then the association of the
 * activity that was published later becomes a co-host of the earlier one, so that the two clash no more. A coordinator
 * speaks for both sides with `bothAgreed`, and without it for neither. Saying again what is remembered changes nothing.
 * @param isCurrent whether the version of the settlement, 0 for none, is still the one that was read
 * @throws CalendarError `unauthenticated`, `not_found`, `forbidden` for whoever edits neither side, `stale`, or
 * `invalid`, also for two that do not clash from now on
 */
export async function settleClash(
  desk: Desk,
  actor: Actor,
  id: string,
  input: unknown,
  isCurrent: (version: number) => boolean,
): Promise<void> {
  const { by, ...pair } = pairToSettle(desk, actor, id);
  const before = pair.settlement;
  if (!isCurrent(before?.version ?? 0)) throw stale();
  const draft = readSettlementForm(input, {
    networkLanguage: desk.settings.language,
    mayAgreeForBoth: actor.role === 'coordinator',
  });
  const now = deedTime(desk.clock);
  const after = settlementOf(pair, draft, by, now);
  if (before && saysTheSame(before, after)) return;
  requireClash(desk, pair);
  const isJoined = after.outcome === 'joined' && after.state === 'settled';
  const revisions = isJoined ? [joining(pair, now)] : [];
  await desk.store.transaction(async (trx) => {
    for (const { id: known, sequence } of await findActivities(trx, [after.first, after.second])) {
      // What somebody has revised meanwhile may clash on other dates than those agreed about.
      if (desk.network.activities.get(known)?.sequence !== sequence) throw stale();
    }
    await writeActivities(trx, desk, by.name, revisions, desk.network, now);
    if (!(await saveSettlement(trx, after))) throw stale();
    const subject = { kind: 'settlement', id } as const;
    const detail = { before: toldInHistory(before), after: toldInHistory(after) };
    await appendChanges(trx, [{ at: now, actor: by.name, deed: 'settle', subject, detail }]);
  });
  await desk.network.catchUpWithOwn();
}

function settlementOf(pair: Pair, { outcome, note, bothAgreed }: SettlementDraft, by: Member, now: Instant) {
  const { first, second, settlement: before } = pair;
  const isTalk = outcome === 'joined';
  const known = before?.state !== 'open' && before?.outcome === 'joined' ? before.agreed : null;
  const yesOf = (side: 'first' | 'second', activity: Activity): string | null => {
    const saysYes = by.role === 'coordinator' ? bothAgreed : mayEditSide(by, activity);
    return known?.[side] ?? (isTalk && saysYes ? by.name : null);
  };
  const agreed = isTalk
    ? { first: yesOf('first', first), second: yesOf('second', second) }
    : { first: null, second: null };
  const isAwaited = isTalk && (agreed.first === null || agreed.second === null);
  const settlement: Settlement = {
    ...{ first: first.id, second: second.id, outcome, note, agreed },
    state: isAwaited ? 'talked' : 'settled',
    by: by.name,
    at: now,
    version: (before?.version ?? 0) + 1,
  };
  return settlement;
}

/** Whether two settlements say the same, whoever said it and when. */
function saysTheSame(a: Settlement, b: Settlement): boolean {
  const said = ({ state, outcome, note, agreed }: Settlement): string =>
    canonicalJson([state, outcome, note, agreed.first !== null, agreed.second !== null]);
  return said(a) === said(b);
}

/** @throws CalendarError `invalid` */
function requireClash({ clock, network, settings }: Desk, { first, second }: Pair): void {
  const pair = pairOf(first, second, network);
  if (datesBetween(pair, windowOfSettlements(clock()), settings).length > 0) return;
  const message = 'These two do not clash from now on, so there is nothing to settle.';
  throw new CalendarError('invalid', message, [], { pair: pairIdOf(first.id, second.id) });
}

/** The activity that was published first, by both. Of two published at once it is the one with the lower id. */
function joining({ first, second }: Pair, now: Instant): Revision {
  const [before, other] = first.created <= second.created ? [first, second] : [second, first];
  const coHosts = [...before.coHosts, other.association];
  if (coHosts.length > MAX_CO_HOSTS) {
    const message = `Settle it otherwise: an activity has at most ${MAX_CO_HOSTS} co-hosts.`;
    throw invalid([{ field: 'outcome', message }]);
  }
  return { deed: 'join', before, after: revised(before, { ...before, coHosts }, now) };
}
