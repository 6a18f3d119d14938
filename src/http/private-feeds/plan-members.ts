// What a planning feed holds: as the public feeds have it where that says all, rendered anew where a member is told more.
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Actor } from '../../actions/actor.ts';
import type { Desk } from '../../actions/desk.ts';
import { type ClashesById, plannedActivity } from '../../actions/planned-activities.ts';
import { renderWindow } from '../../actions/renderings.ts';
import { type Activity, isPublic } from '../../calendar/activity.ts';
import { type Instant, instant } from '../../calendar/time.ts';
import { renderActivity } from '../../ical/vevent.ts';
import { endsChunk } from '../feeds/chunk.ts';
import { CANCELLED_SHOWN, later, type Member, type Members, NEVER, newest } from '../feeds/members.ts';
import { asPlanned, clashNote, type Planning } from './plan-words.ts';

/** An activity as it was told last. */
export interface Told extends Member {
  readonly of: Activity;
  /** Another one where what it names has changed: its association, its venue. */
  readonly stored: Buffer | undefined;
  readonly note: string;
  /** The month's dates that it was rendered with. */
  readonly from: Instant;
}

export interface PlanMembers extends Members {
  readonly told: ReadonlyMap<string, Told>;
}

export interface Plan {
  readonly desk: Desk;
  readonly actor: Actor;
  readonly planning: Planning;
  readonly clashes: ClashesById;
  readonly now: Instant;
  /** As it was told before; empty where it never was. */
  readonly before: ReadonlyMap<string, Told>;
}

/** So many are rendered in one go before others get their turn: some ten milliseconds. */
const PORTION = 30;

export async function planMembers(plan: Plan): Promise<PlanMembers> {
  const { desk, now } = plan;
  const told = new Map<string, Told>();
  let changesAt: Instant = NEVER;
  // What has changed a note is as new as the newest change of all: nobody knows which one it was.
  const lastChange = newest([...desk.network.heads.values()]) ?? now;
  let rendered = 0;
  for (const activity of [...desk.network.activities.values()]) {
    const until = shownUntil(activity);
    if (until <= now) continue;
    const one = toldOf(plan, activity, lastChange);
    if (!one) continue;
    told.set(activity.id, one);
    if (until < changesAt) changesAt = until;
    if (one !== plan.before.get(activity.id) && ++rendered % PORTION === 0) await otherWork();
  }
  const members = [...told.values()].sort(inOrder);
  const lastModified = later(newest(members), newest([...plan.before.values()]));
  return { told, runs: [members], left: [], lastModified, changesAt };
}

function toldOf(plan: Plan, activity: Activity, lastChange: Instant): Told | null {
  const { desk, actor, planning, clashes } = plan;
  const { id } = activity;
  const planned = plannedActivity(desk, actor, activity, clashes);
  if (!planned) return null;
  const { seen } = planned;
  const note = seen.status === 'cancelled' ? '' : clashNote(planned, planning);
  const { start: from } = renderWindow(desk.settings.timeZone, plan.now);
  const before = plan.before.get(id);
  const stored = publicBytes(plan, id);
  if (before?.of === activity && before.stored === stored && before.note === note && before.from === from)
    return before;
  const isNoted = note !== '' || (before !== undefined && before.note !== '');
  const updated = instant(isNoted ? Math.max(seen.updated, lastChange) : seen.updated);
  const bytes = !isNoted && isPublic(seen) ? stored : renderedBytes(plan, { ...seen, updated }, note);
  if (!bytes?.length) return null;
  return { id, updated, bytes, endsChunk: endsChunk(id, bytes.length), of: activity, stored, note, from };
}

function publicBytes({ desk: { network }, planning }: Plan, id: string): Buffer | undefined {
  const languages = network.renderings.get(id);
  return languages?.get(planning.words.language) ?? languages?.get('');
}

function renderedBytes({ desk, planning, now }: Plan, seen: Activity, note: string): Buffer | undefined {
  const { network, settings } = desk;
  const association = network.associations.get(seen.association);
  if (!association) return undefined;
  return Buffer.from(
    renderActivity(asPlanned(seen, note, planning), {
      association,
      venue: (slug) => network.venues.get(slug),
      language: planning.words.language,
      networkLanguage: settings.language,
      window: renderWindow(settings.timeZone, now),
    }),
  );
}

/** Until when a planning feed tells of it: some time after it was cancelled, or always. */
function shownUntil({ status, updated }: Activity): Instant {
  return status === 'cancelled' ? instant(updated + CANCELLED_SHOWN) : NEVER;
}

function inOrder(a: Told, b: Told): number {
  if (a.of.association !== b.of.association) return a.of.association < b.of.association ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
