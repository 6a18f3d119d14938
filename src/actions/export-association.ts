// Everything of one association, to take away: what is for members only too, so it is for its editors.
import type { Activity } from '../calendar/activity.ts';
import type { Association, Slug } from '../calendar/association.ts';
import { CalendarError } from '../calendar/errors.ts';
import { isNeighbours } from '../calendar/source.ts';
import { FOOTER, renderHeader } from '../ical/calendar-text.ts';
import { zonesOf } from '../ical/vevent.ts';
import { type Actor, requireCoordinator, requireEditor } from './actor.ts';
import type { Desk } from './desk.ts';
import { exportNetwork } from './export-network.ts';
import { viewActivity } from './forms/activity-view.ts';
import { viewWithFormerSlugs } from './forms/association-form.ts';
import { viewVenue } from './forms/venue-form.ts';

const REFRESH_HOURS = 24;

/**
 * Its activities as one calendar, the cancelled and those for members among them, in the network's own language.
 * @throws CalendarError `unauthenticated`, `forbidden` or `not_found`
 */
export async function associationCalendar(desk: Desk, actor: Actor, slug: Slug): Promise<Buffer> {
  const { association, activities } = await ownOf(desk, actor, slug);
  const { name, colour } = association;
  const zones = activities.flatMap(zonesOf);
  const header = renderHeader({ name, colour, zones, refreshHours: REFRESH_HOURS });
  const vevents = activities.flatMap(({ id }) => desk.network.renderings.get(id)?.get('') ?? []);
  return Buffer.concat([Buffer.from(header), ...vevents, Buffer.from(FOOTER)]);
}

/**
 * The association, the venues its activities name, and the activities as JSON Lines, each line with its end. Loaded
 * into another network, they are the same there.
 * @throws CalendarError `unauthenticated`, `forbidden` or `not_found`
 */
export async function associationLines(desk: Desk, actor: Actor, slug: Slug): Promise<string> {
  const { association, activities } = await ownOf(desk, actor, slug);
  const { formerSlugs } = desk.network;
  const named = new Set(activities.flatMap(venuesOf));
  const lines: object[] = [{ association: viewWithFormerSlugs(association, formerSlugs) }];
  for (const co of new Set(activities.flatMap(({ coHosts }) => coHosts))) {
    const host = desk.network.associations.get(co);
    if (host) lines.push({ association: viewWithFormerSlugs(host, formerSlugs) });
  }
  for (const [venueSlug, venue] of [...desk.network.venues].sort(bySlug)) {
    if (named.has(venueSlug)) lines.push({ venue: viewVenue(venue, { members: true }) });
  }
  for (const activity of activities) lines.push({ activity: viewActivity(activity) });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * The whole network as JSON Lines, each with its end.
 * @throws CalendarError `unauthenticated` or `forbidden`
 */
export async function* networkLines(desk: Desk, actor: Actor): AsyncGenerator<string> {
  requireCoordinator(actor);
  for await (const line of exportNetwork(desk)) yield `${line}\n`;
}

/** By id; without what is another network's. */
async function ownOf(
  desk: Desk,
  actor: Actor,
  slug: Slug,
): Promise<{ readonly association: Association; readonly activities: readonly Activity[] }> {
  requireEditor(actor, slug);
  await desk.network.catchUp();
  const association = desk.network.associations.get(slug);
  if (!association) throw new CalendarError('not_found', `There is no association ${slug}.`);
  const activities = [...desk.network.activities.values()].filter(
    ({ id, association: own }) => own === slug && !isNeighbours(desk.network.origins.get(id)),
  );
  return { association, activities: activities.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function venuesOf({ venue, schedule }: Activity): readonly Slug[] {
  const slugs = Object.values(schedule.changed).map((change) => change.venue);
  return [venue, ...slugs].filter((slug) => typeof slug === 'string');
}

function bySlug([a]: readonly [Slug, unknown], [b]: readonly [Slug, unknown]): number {
  return a < b ? -1 : 1;
}
