// Rendering anew, each month, what goes out date by date: the dates in feeds move on with the render window.
import type { Activity } from '../calendar/activity.ts';
import type { Language } from '../calendar/text.ts';
import { formatInstant, type Instant, parseInstant } from '../calendar/time.ts';
import { allActivities } from '../store/activities.ts';
import { allAssociations } from '../store/associations.ts';
import { appendChanges } from '../store/changes.ts';
import type { Reading } from '../store/handles.ts';
import { findRenderings, type Renderings, saveRenderings } from '../store/renderings.ts';
import { findSetting, saveSetting } from '../store/settings.ts';
import { allVenues } from '../store/venues.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk, NetworkSettings } from './desk.ts';
import { type Register, renderingsOf, renderWindow, rollsWithTime } from './renderings.ts';

/** The setting that remembers when renderings were last rolled, an instant in RFC 3339. */
const ROLLED = 'renderings-rolled';

/**
 * Where the month has changed since the last time, renders anew what changes with it, all or none, and takes it into
 * memory. Of several processes one does it. The activities keep their sequence: nobody has revised them.
 * @returns how many activities had their renderings replaced
 */
export async function rollRenderings(desk: Desk): Promise<number> {
  const { store, settings, network } = desk;
  const now = deedTime(desk.clock);
  if (await isOfThisMonth(store.read, settings, now)) return 0;
  const count = await store.transaction(async (trx) => {
    if (await isOfThisMonth(trx, settings, now)) return 0;
    // Memory may be behind what others have committed; inside the transaction the database is not.
    const register = await registerOf(trx);
    const replaced = new Map<string, ReadonlyMap<Language, Buffer>>();
    for await (const portion of allActivities(trx)) {
      for (const [id, renderings] of await outdated(trx, portion, register, settings, now)) {
        replaced.set(id, renderings);
      }
    }
    await saveRenderings(trx, replaced);
    await appendChanges(
      trx,
      [...replaced.keys()].map((id) => ({
        at: now,
        actor: settings.name,
        deed: 'roll',
        subject: { kind: 'activity', id },
        detail: {},
      })),
    );
    await saveSetting(trx, ROLLED, formatInstant(now));
    return replaced.size;
  });
  await network.catchUp();
  return count;
}

/** When renderings were last rolled; null where they never were. */
export async function lastRolled(db: Reading): Promise<Instant | null> {
  const text = await findSetting(db, ROLLED);
  return text === null ? null : parseInstant(text);
}

async function isOfThisMonth(db: Reading, { timeZone }: NetworkSettings, now: Instant): Promise<boolean> {
  const rolled = await lastRolled(db);
  return rolled !== null && renderWindow(timeZone, rolled).start === renderWindow(timeZone, now).start;
}

/** The renderings, as they are to be, of those of the activities whose stored ones are no longer right. */
async function outdated(
  db: Reading,
  activities: readonly Activity[],
  register: Register,
  settings: NetworkSettings,
  now: Instant,
): Promise<Renderings> {
  const rolling = activities.filter(rollsWithTime);
  const stored = await findRenderings(
    db,
    rolling.map(({ id }) => id),
  );
  const fresh = rolling.map(
    (activity) => [activity.id, renderingsOf(activity, register, settings, now)] as const,
  );
  return new Map(fresh.filter(([id, renderings]) => !sameRenderings(renderings, stored.get(id))));
}

/** Whether both say the same in the same languages. */
export function sameRenderings(
  one: ReadonlyMap<string, Buffer>,
  other: ReadonlyMap<string, Buffer> = new Map(),
): boolean {
  return (
    one.size === other.size &&
    [...one].every(([language, vevent]) => other.get(language)?.equals(vevent) === true)
  );
}

async function registerOf(db: Reading): Promise<Register> {
  const [associations, venues] = [await allAssociations(db), await allVenues(db)];
  return {
    associations: new Map(associations.map((association) => [association.slug, association])),
    venues: new Map(venues.map((venue) => [venue.slug, venue])),
  };
}
