// What the public may know of the network, in the order pages ask for it: read once after each change.
import { ANYBODY, seenBy } from '../../actions/actor.ts';
import type { Desk } from '../../actions/desk.ts';
import { type Activity, hostsOf } from '../../calendar/activity.ts';
import type { Slug } from '../../calendar/association.ts';
import { endOf, wallOf } from '../../calendar/compiled-schedule.ts';
import type { Schedule } from '../../calendar/schedule.ts';
import { DAY, type Instant, SECOND } from '../../calendar/time.ts';
import { toInstant } from '../../calendar/zone.ts';
import type { LiveNetwork } from '../../store/live-network.ts';
import { goesOut } from '../goes-out.ts';

/** What may be asked for, so far as anything of it may still come. */
export interface Coming {
  readonly associations: ReadonlySet<Slug>;
  readonly categories: ReadonlySet<string>;
  readonly audiences: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
  readonly languages: ReadonlySet<string>;
}

export interface PublicNetwork {
  /** An association's own activities and those it co-hosts. */
  readonly activitiesOf: (slug: Slug) => readonly Activity[];
  /**
   * Whether an association has a feed and an embed of its own. Nobody is to follow what stays empty: all there is of it,
   * shown here or not, is a neighbour's, and published by its own calendar.
   */
  readonly isPublished: (slug: Slug) => boolean;
  /** Those of which something may still come. */
  readonly comingActivities: readonly Activity[];
  /** Of what is shown here. */
  readonly coming: Coming;
  /** Of what is published elsewhere too: there is more shown than can be followed; see goes-out.ts. */
  readonly outgoing: Coming;
}

interface Kept {
  readonly version: number;
  readonly day: number;
  readonly network: PublicNetwork;
}

const kept = new WeakMap<LiveNetwork, Kept>();

export function publicNetwork({ network, clock }: Desk): PublicNetwork {
  const now = clock();
  const day = Math.floor(now / DAY);
  const known = kept.get(network);
  if (known && known.version === network.version && known.day === day) return known.network;
  const made = readNetwork(network, now);
  kept.set(network, { version: network.version, day, network: made });
  return made;
}

function readNetwork(network: LiveNetwork, now: Instant): PublicNetwork {
  const byHost = new Map<Slug, Activity[]>();
  const comingActivities: Activity[] = [];
  const [coming, outgoing] = [nothingComing(), nothingComing()];
  const [hosting, publishing] = [new Set<Slug>(), new Set<Slug>()];
  for (const stored of network.activities.values()) {
    for (const slug of hostsOf(stored)) {
      hosting.add(slug);
      if (goesOut(network, stored)) publishing.add(slug);
    }
    const activity = seenBy(ANYBODY, stored);
    if (!activity) continue;
    for (const slug of hostsOf(activity)) {
      const hosted = byHost.get(slug);
      if (hosted) hosted.push(activity);
      else byHost.set(slug, [activity]);
    }
    if (activity.status === 'cancelled' || isOver(activity.schedule, now)) continue;
    comingActivities.push(activity);
    const area = activity.venue === null ? null : (network.venues.get(activity.venue)?.area ?? null);
    add(coming, activity, area);
    if (goesOut(network, activity)) add(outgoing, activity, area);
  }
  const activitiesOf = (slug: Slug): readonly Activity[] => byHost.get(slug) ?? [];
  const isPublished = (slug: Slug): boolean => publishing.has(slug) || !hosting.has(slug);
  return { activitiesOf, isPublished, comingActivities, coming, outgoing };
}

function nothingComing() {
  return {
    associations: new Set<Slug>(),
    categories: new Set<string>(),
    audiences: new Set<string>(),
    areas: new Set<string>(),
    languages: new Set<string>(),
  };
}

function add(to: ReturnType<typeof nothingComing>, activity: Activity, area: string | null): void {
  for (const slug of hostsOf(activity)) to.associations.add(slug);
  for (const category of activity.categories) to.categories.add(category);
  for (const audience of activity.audiences) to.audiences.add(audience);
  for (const language of activity.languages) to.languages.add(language);
  if (area) to.areas.add(area);
}

/** Whether nothing of a schedule can still come; says no where that would take an expansion to know. */
function isOver({ rule, timeZone, start, duration, added, changed }: Schedule, now: Instant): boolean {
  if (added.length > 0 || Object.keys(changed).length > 0) return false;
  if (rule === null) {
    const wall = wallOf(start);
    return endOf(timeZone, wall, toInstant(timeZone, wall), duration.days, duration.seconds * SECOND) <= now;
  }
  const { until } = rule;
  if (until === null) return false;
  const last = until.form === 'date' ? until.day * DAY : until.form === 'local' ? until.wall : until.at;
  return last + (duration.days + MARGIN) * DAY < now;
}

/** Days by which UNTIL, as a clock reading or an instant of any zone, and a last day's length may be off. */
const MARGIN = 3;
