// Rendering anew, each month, what goes out date by date: the dates in feeds move on with the render window. And all that
// differs, once the world's rules for time zones have changed: a new Node knows of clock changes that the last did not.
import process from 'node:process';
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
/** The setting that remembers which time zone data they were made with, as `2026b`. */
const ZONE_DATA = 'zone-data';

/**
 * Where the month has changed since the last time, renders anew what changes with it, all or none, and takes it into
 * memory; likewise where the time zone data are newer. Of several processes one does it. The activities keep their
 * sequence: nobody has revised them.
 * @param zoneData the release that this process has; '' where it does not know
 * @returns how many activities had their renderings replaced
 */
export async function rollRenderings(desk: Desk, zoneData = process.versions['tz'] ?? ''): Promise<number> {
  const { store, settings, network } = desk;
  const now = deedTime(desk.clock);
  const isDone = async (db: Reading): Promise<boolean> =>
    (await isOfThisMonth(db, settings, now)) && !(await isNewer(db, zoneData));
  if (await isDone(store.read)) return 0;
  const count = await store.transaction(async (trx) => {
    if (await isDone(trx)) return 0;
    const changes = (await isNewer(trx, zoneData)) ? () => true : rollsWithTime;
    // Memory may be behind what others have committed; inside the transaction the database is not.
    const register = await registerOf(trx);
    const replaced = new Map<string, ReadonlyMap<Language, Buffer>>();
    for await (const portion of allActivities(trx)) {
      for (const [id, renderings] of await outdated(trx, portion.filter(changes), register, settings, now)) {
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
    if (await isNewer(trx, zoneData)) await saveSetting(trx, ZONE_DATA, zoneData);
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

/** Of processes with different data the newest has its way, so that they do not take turns. */
async function isNewer(db: Reading, zoneData: string): Promise<boolean> {
  return zoneData > ((await findSetting(db, ZONE_DATA)) ?? '');
}

/** The renderings, as they are to be, of those of the activities whose stored ones are no longer right. */
async function outdated(
  db: Reading,
  activities: readonly Activity[],
  register: Register,
  settings: NetworkSettings,
  now: Instant,
): Promise<Renderings> {
  const stored = await findRenderings(
    db,
    activities.map(({ id }) => id),
  );
  const fresh = activities.map(
    (activity) => [activity.id, renderingsOf(activity, register, settings, now)] as const,
  );
  return new Map(fresh.filter(([id, renderings]) => !sameRenderings(renderings, stored.get(id))));
}

/** Whether both say the same in the same languages. */
function sameRenderings(
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
