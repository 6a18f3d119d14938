// Noting what members are to be written about. Every deed tells of itself in the change log, in its own transaction;
// here the log is read on from where it was read last, and both that and what is found are written together. So a
// process may be killed at any moment, and any number of them may do this: everything is noted once.
import { setImmediate as otherWork } from 'node:timers/promises';
import { DAY, type Instant, instant, WEEK } from '../calendar/time.ts';
import { changesSince, type RecordedChange } from '../store/changes.ts';
import type { Writing } from '../store/handles.ts';
import { insertLetter, lettersAbout, type StoredLetter } from '../store/letters.ts';
import { allPeople, type Person } from '../store/people.ts';
import { findSetting, saveSetting } from '../store/settings.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { type FailingSource, tellOfFailingSources } from './failing-sources.ts';
import { dueFor, readersOf, readersOfBoth } from './letter-readers.ts';
import { changedActivities, newClashesOf } from './new-clashes.ts';

const NOTED = 'letters-noted';
const PORTION = 200;

type News = Pick<StoredLetter, 'kind' | 'subject' | 'detail'> & { readonly readers: readonly Person[] };

/** Notes the new clashes and the releases in the log, the holds that end within a week, and the sources that fail. */
export async function noteLetters(desk: Desk): Promise<void> {
  const people = await allPeople(desk.store.read);
  while (await noteNextChanges(desk, people)) await otherWork();
  const now = deedTime(desk.clock);
  await noteAll(desk, holdsThatEnd(desk, people, now), now);
  await tellOfFailingSources(desk, (trx, source) => note(trx, desk, failure(people, source, now), now));
}

/** @returns whether there may be more */
async function noteNextChanges(desk: Desk, people: readonly Person[]): Promise<boolean> {
  const noted = await findSetting(desk.store.read, NOTED);
  const changes = await changesSince(desk.store.read, Number(noted ?? 0), PORTION);
  const last = changes.at(-1);
  if (!last) return false;
  await desk.network.catchUp();
  const news = [...(await clashNews(desk, changes, people)), ...releases(desk, changes, people)];
  const now = deedTime(desk.clock);
  return desk.store.transaction(async (trx) => {
    // Another process may have read the same meanwhile.
    if ((await findSetting(trx, NOTED)) !== noted) return true;
    await saveSetting(trx, NOTED, String(last.version));
    for (const one of news) await note(trx, desk, one, now);
    return changes.length === PORTION;
  });
}

async function clashNews(
  desk: Desk,
  changes: readonly RecordedChange[],
  people: readonly Person[],
): Promise<readonly News[]> {
  const news = new Map<string, News>();
  for (const [id, before] of changedActivities(desk, changes)) {
    await otherWork();
    await desk.occurrences.following;
    for (const { pair, activities } of newClashesOf(desk, id, before)) {
      const readers = readersOfBoth(people, activities).filter(({ letters }) => letters !== 'never');
      news.set(pair, { kind: 'clash', subject: pair, detail: {}, readers });
    }
  }
  return [...news.values()];
}

function releases({ network }: Desk, changes: readonly RecordedChange[], people: readonly Person[]): News[] {
  return changes.flatMap(({ deed, subject: { id }, version }): News[] => {
    const activity = deed === 'release' ? network.activities.get(id) : undefined;
    if (!activity) return [];
    const readers = readersOf(people, [activity.association]);
    return [{ kind: 'hold-released', subject: `${id} ${version}`, detail: { activity: id }, readers }];
  });
}

/** Whoever has looked at a hold in its last week knows when it ends. */
function holdsThatEnd({ network }: Desk, people: readonly Person[], now: Instant): News[] {
  return [...network.activities.values()].flatMap(({ id, status, expires, updated, association }): News[] => {
    if (status !== 'tentative' || expires === null || expires <= now) return [];
    if (expires - WEEK > now || updated > expires - WEEK) return [];
    const readers = readersOf(people, [association]);
    return [{ kind: 'hold-ends', subject: `${id} ${expires}`, detail: { activity: id }, readers }];
  });
}

/** A neighbour's is told to the coordinator. */
function failure(people: readonly Person[], { association, name, kind }: FailingSource, now: Instant): News {
  return {
    kind: 'source-fails',
    subject: `${association}/${name} ${now}`,
    detail: { association, name },
    readers: readersOf(people, kind === 'neighbour' ? [] : [association]),
  };
}

async function noteAll(desk: Desk, news: readonly News[], now: Instant): Promise<void> {
  const untold: News[] = [];
  for (const { readers, ...one } of news) {
    const known = (person: Person) => lettersAbout(desk.store.read, { person: person.id, ...one });
    const heard = await Promise.all(readers.map(known));
    const others = readers.filter((_, i) => heard[i]?.length === 0);
    if (others.length > 0) untold.push({ ...one, readers: others });
  }
  if (untold.length === 0) return;
  await desk.store.transaction(async (trx) => {
    for (const one of untold) await note(trx, desk, one, now);
  });
}

/** Of a pair somebody hears at most once a day, of anything else once. */
async function note(trx: Writing, desk: Desk, { readers, ...told }: News, now: Instant): Promise<void> {
  for (const person of readers) {
    const [last] = await lettersAbout(trx, { person: person.id, ...told });
    if (last && (told.kind !== 'clash' || last.sent === null)) continue;
    const due = dueFor(person, now, desk.settings.timeZone);
    const letter = { id: desk.newId(), person: person.id, ...told, sent: null };
    await insertLetter(trx, { ...letter, due: last?.sent ? instant(Math.max(due, last.sent + DAY)) : due });
  }
}
