import { setImmediate as otherWork } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import { CalendarError } from '../../src/calendar/errors.ts';
import { instant } from '../../src/calendar/time.ts';
import { findActivity, insertActivities, replaceActivities } from '../../src/store/activities.ts';
import { saveAssociations } from '../../src/store/associations.ts';
import type { Writing } from '../../src/store/handles.ts';
import { LiveNetwork, type OwnWrites, type Touched } from '../../src/store/live-network.ts';
import { saveRenderings } from '../../src/store/renderings.ts';
import { saveSetting } from '../../src/store/settings.ts';
import { Store } from '../../src/store/store.ts';
import { saveVenues } from '../../src/store/venues.ts';
import { onBothDatabases } from '../support/databases.ts';
import { anyActivity, anyAssociation, anyVenue } from './arbitraries.ts';
import { appendEdit, kvindeklubben, languageCafe, library, sewingCircle, sprogcafeen } from './examples.ts';

async function render(trx: Writing, activity: Activity, words: string): Promise<void> {
  await saveRenderings(trx, new Map([[activity.id, new Map([['', Buffer.from(words)]])]]));
}

async function insert(trx: Writing, activity: Activity): Promise<void> {
  await insertActivities(trx, [activity]);
  await render(trx, activity, 'new');
  await appendEdit(trx, 'activity', activity.id);
}

async function reworded(trx: Writing, activity: Activity): Promise<void> {
  await render(trx, activity, 'anew');
  await appendEdit(trx, 'activity', activity.id);
}

/** The store, whose snapshots may be lost once they have been read, as a connection may be. */
function breaking(store: Store, afterReading: () => void): Store {
  return new Proxy(store, {
    get(_store, name) {
      if (name !== 'snapshot') {
        const found: unknown = Reflect.get(store, name, store);
        return typeof found === 'function' ? found.bind(store) : found;
      }
      return async (work: Parameters<Store['snapshot']>[0]) => {
        const read = await store.snapshot(work);
        afterReading();
        return read;
      };
    },
  });
}

/** All that a network remembers, to compare two of them. */
function contents(network: LiveNetwork) {
  const { version, associations, venues, observances, settlements, heads, activities, byUid, renderings } =
    network;
  return { version, associations, venues, observances, settlements, heads, activities, byUid, renderings };
}

onBothDatabases('a live network', (database) => {
  let ours: Store;
  let theirs: Store;
  beforeEach(async () => {
    ours = await database.open();
    theirs = await database.open();
    await ours.transaction(async (trx) => {
      await saveAssociations(trx, [sprogcafeen, kvindeklubben]);
      await saveVenues(trx, [library]);
      await insert(trx, languageCafe);
    });
  });

  test('holds everything in the database', async () => {
    const network = await LiveNetwork.load(ours);
    expect(network.associations).toEqual(new Map(Object.entries({ sprogcafeen, kvindeklubben })));
    expect(network.venues).toEqual(new Map([['holte-bibliotek', library]]));
    expect(network.activities).toEqual(new Map([[languageCafe.id, languageCafe]]));
    expect(network.byUid.get(languageCafe.uid)).toBe(network.activities.get(languageCafe.id));
    expect(network.renderings.get(languageCafe.id)?.get('')?.toString()).toBe('new');
    expect(network.heads.get(languageCafe.id)).toMatchObject({
      association: 'sprogcafeen',
      visibility: 'public',
    });
    expect(network.version).toBe(1);
  });

  test('is behind from another process’s commit until it has caught up, and names what was touched', async () => {
    const network = await LiveNetwork.load(ours);
    expect(await network.isBehind()).toBe(false);
    await theirs.transaction((trx) => insert(trx, sewingCircle));
    expect(await network.isBehind()).toBe(true);
    expect(network.activities.has(sewingCircle.id)).toBe(false);
    expect(await network.catchUp()).toEqual([{ kind: 'activity', id: sewingCircle.id }]);
    expect(await network.isBehind()).toBe(false);
    expect(network.activities.get(sewingCircle.id)).toEqual(sewingCircle);
    expect(await network.catchUp()).toEqual([]);
  });

  test('tells its listeners once its maps have the change, until they leave', async () => {
    const network = await LiveNetwork.load(ours);
    const heard: [readonly Touched[], string | undefined][] = [];
    const leave = network.onTouched((touched) => {
      heard.push([touched, network.venues.get('ny-hal')?.name]);
    });
    const save = (name: string): Promise<void> =>
      theirs.transaction(async (trx) => {
        await saveVenues(trx, [{ ...library, slug: 'ny-hal', name }]);
        await appendEdit(trx, 'venue', 'ny-hal');
      });
    await save('Ny Hal');
    await network.catchUp();
    leave();
    await save('Nyere Hal');
    await network.catchUp();
    expect(heard).toEqual([[[{ kind: 'venue', id: 'ny-hal' }], 'Ny Hal']]);
    expect(network.venues.get('ny-hal')?.name).toBe('Nyere Hal');
  });

  test('tells every listener, also when one of them fails', async () => {
    const network = await LiveNetwork.load(ours);
    let heard = 0;
    network.onTouched(() => {
      throw new Error('no room');
    });
    network.onTouched(() => {
      heard += 1;
    });
    await theirs.transaction((trx) => insert(trx, sewingCircle));
    await expect(network.catchUp()).rejects.toThrow('Part of the memory could not follow a change');
    expect(heard).toBe(1);
    expect(await network.catchUp()).toEqual([]);
  });

  const ownSince = (since: number): OwnWrites => ({
    since,
    activities: new Map([
      [sewingCircle.id, { activity: sewingCircle, renderings: new Map([['', Buffer.from('own')]]) }],
    ]),
  });

  test('takes what it has written itself as it was written', async () => {
    const network = await LiveNetwork.load(ours);
    const own = ownSince(network.version);
    await ours.transaction((trx) => insert(trx, sewingCircle));
    expect(await network.catchUpWithOwn(own)).toEqual([{ kind: 'activity', id: sewingCircle.id }]);
    expect(network.activities.get(sewingCircle.id)).toBe(sewingCircle);
    expect(String(network.renderings.get(sewingCircle.id)?.get(''))).toBe('own');
    expect({ ...contents(network), renderings: null }).toEqual({
      ...contents(await LiveNetwork.load(ours)),
      renderings: null,
    });
  });

  test('knows what it has revised itself by its new uid alone', async () => {
    const network = await LiveNetwork.load(ours);
    const renamed = { ...languageCafe, uid: 'new@kalender.example', sequence: 1 };
    const renderings = new Map([['', Buffer.from('anew')]]);
    const own = {
      since: network.version,
      activities: new Map([[renamed.id, { activity: renamed, renderings }]]),
    };
    await ours.transaction(async (trx) => {
      await replaceActivities(trx, [{ activity: renamed, expectedSequence: 0 }]);
      await reworded(trx, renamed);
    });
    await network.catchUpWithOwn(own);
    expect(network.activities.get(renamed.id)).toBe(renamed);
    expect(contents(network)).toEqual(contents(await LiveNetwork.load(ours)));
  });

  test.each([
    ['the same activity', (trx: Writing) => reworded(trx, sewingCircle)],
    ['another one', (trx: Writing) => reworded(trx, languageCafe)],
    ['a venue', (trx: Writing) => appendEdit(trx, 'venue', library.slug)],
  ])('reads everything where somebody has changed %s since it wrote itself', async (_what, change) => {
    const network = await LiveNetwork.load(ours);
    const own = ownSince(network.version);
    await ours.transaction((trx) => insert(trx, sewingCircle));
    await theirs.transaction(change);
    await network.catchUpWithOwn(own);
    expect(contents(network)).toEqual(contents(await LiveNetwork.load(ours)));
  });

  test('is caught up when its listeners are', async () => {
    const network = await LiveNetwork.load(ours);
    const heard: string[] = [];
    network.onTouched(async () => {
      await otherWork();
      heard.push('at last');
    });
    await theirs.transaction((trx) => insert(trx, sewingCircle));
    await network.catchUp();
    expect(heard).toEqual(['at last']);
  });

  test('is as it was where the end of a reading fails, and takes in and tells of everything the next time', async () => {
    let isBroken = false;
    const network = await LiveNetwork.load(
      breaking(ours, () => {
        if (isBroken) throw new Error('The connection is lost.');
      }),
    );
    const told: Touched[] = [];
    network.onTouched((touched) => {
      told.push(...touched);
    });
    await theirs.transaction((trx) => insert(trx, sewingCircle));
    isBroken = true;
    await expect(network.catchUp()).rejects.toThrow('The connection is lost.');
    expect([network.activities.has(sewingCircle.id), network.version, told]).toEqual([false, 1, []]);
    isBroken = false;
    await network.catchUp();
    expect([network.activities.has(sewingCircle.id), network.version]).toEqual([true, 2]);
    expect(told).toEqual([{ kind: 'activity', id: sewingCircle.id }]);
  });

  test('takes in what has just been written also where the database goes away and comes back', async () => {
    let failures = 0;
    const network = await LiveNetwork.load(
      breaking(ours, () => {
        if (failures > 0) {
          failures--;
          throw new CalendarError('away', 'It is away.');
        }
      }),
    );
    await theirs.transaction((trx) => insert(trx, sewingCircle));
    failures = 2;
    await network.catchUpWithOwn();
    expect([network.activities.has(sewingCircle.id), failures]).toEqual([true, 0]);
  });

  test('does not say that nothing was written where the database stays away after it', async () => {
    let isAway = false;
    const network = await LiveNetwork.load(
      breaking(ours, () => {
        if (isAway) throw new CalendarError('away', 'It is away.');
      }),
    );
    await theirs.transaction((trx) => insert(trx, sewingCircle));
    isAway = true;
    await expect(network.catchUpWithOwn(null, 300)).rejects.toMatchObject({ code: 'unsure' });
    isAway = false;
    await network.catchUp();
    expect(network.activities.has(sewingCircle.id)).toBe(true);
  });

  test('passes on what is touched of kinds that it does not hold', async () => {
    const network = await LiveNetwork.load(ours);
    await theirs.transaction(async (trx) => {
      await saveSetting(trx, 'name', 'Rudersdal');
      await appendEdit(trx, 'setting', 'name');
    });
    expect(await network.catchUp()).toEqual([{ kind: 'setting', id: 'name' }]);
  });

  test.each([
    ['the venue of an activity', 'venue', 'holte-bibliotek', languageCafe],
    ['the association of an activity', 'association', 'kvindeklubben', sewingCircle],
    ['the co-host of an activity', 'association', 'sprogcafeen', sewingCircle],
    [
      'the venue of a changed date',
      'venue',
      'ny-hal',
      {
        ...sewingCircle,
        schedule: { ...sewingCircle.schedule, changed: { '2027-01-05T19:00': { venue: 'ny-hal' } } },
      },
    ],
  ] as const)('reads renderings anew when %s has changed', async (_, kind, slug, activity) => {
    await ours.transaction((trx) => insert(trx, sewingCircle));
    await ours.transaction((trx) => replaceActivities(trx, [{ activity: activity, expectedSequence: 0 }]));
    const network = await LiveNetwork.load(ours);
    await theirs.transaction(async (trx) => {
      await render(trx, activity, 'renamed');
      await appendEdit(trx, kind, slug);
    });
    expect(await network.catchUp()).toContainEqual({ kind: 'activity', id: activity.id });
    expect(network.renderings.get(activity.id)?.get('')?.toString()).toBe('renamed');
  });

  test('forgets a rendering that its association’s change took away', async () => {
    const network = await LiveNetwork.load(ours);
    await theirs.transaction(async (trx) => {
      await saveRenderings(trx, new Map([[languageCafe.id, new Map()]]));
      await appendEdit(trx, 'association', 'sprogcafeen');
    });
    await network.catchUp();
    expect(network.renderings.has(languageCafe.id)).toBe(false);
  });

  test('forgets what is gone', async () => {
    const network = await LiveNetwork.load(ours);
    await theirs.transaction(async (trx) => {
      await trx.deleteFrom('activity').execute();
      await appendEdit(trx, 'activity', languageCafe.id);
    });
    await network.catchUp();
    expect(network.activities.size + network.byUid.size + network.heads.size + network.renderings.size).toBe(
      0,
    );
  });

  test('follows an activity to its new uid', async () => {
    const network = await LiveNetwork.load(ours);
    await theirs.transaction(async (trx) => {
      await replaceActivities(trx, [
        { activity: { ...languageCafe, uid: 'new@kalender.example' }, expectedSequence: 0 },
      ]);
      await appendEdit(trx, 'activity', languageCafe.id);
    });
    await network.catchUp();
    expect([...network.byUid.keys()]).toEqual(['new@kalender.example']);
  });

  test('serves feeds before it has read the activities, and takes in what came meanwhile', async () => {
    const network = await LiveNetwork.loadForFeeds(ours);
    expect(network.renderings.get(languageCafe.id)?.get('')?.toString()).toBe('new');
    expect(() => network.activities).toThrow('await whole() first');
    expect(() => network.byUid).toThrow('await whole() first');
    await theirs.transaction((trx) => insert(trx, sewingCircle));
    await Promise.all([network.whole(), network.whole()]);
    expect(contents(network)).toEqual(contents(await LiveNetwork.load(theirs)));
  });

  test('sees in catchUp every commit made before the call, however many calls are under way', async () => {
    const network = await LiveNetwork.load(ours);
    const revise = async (): Promise<number> => {
      const sequence = await theirs.transaction(async (trx) => {
        const before = (await findActivity(trx, languageCafe.id))?.sequence ?? 0;
        await replaceActivities(trx, [
          { activity: { ...languageCafe, sequence: before + 1 }, expectedSequence: before },
        ]);
        await appendEdit(trx, 'activity', languageCafe.id);
        return before + 1;
      });
      await network.catchUp();
      return (network.activities.get(languageCafe.id)?.sequence ?? 0) - sequence;
    };
    const calls = Array.from({ length: 30 }, revise);
    const others = Array.from({ length: 30 }, () => network.catchUp());
    expect((await Promise.all(calls)).filter((ahead) => ahead < 0)).toEqual([]);
    expect((await Promise.all(others)).flat().length).toBeLessThanOrEqual(30);
  });

  test('equals one freshly loaded after any edits by any process', async () => {
    const edits = fc.array(
      fc.record({
        store: fc.boolean(),
        catchUp: fc.boolean(),
        // Few ids and slugs, so that edits meet; but any words.
        activity: anyActivity,
        association: anyAssociation,
        venue: anyVenue,
        id: fc.constantFrom('a', 'b', 'c'),
        slug: fc.constantFrom('s', 't'),
        what: fc.constantFrom('activity', 'association', 'venue', 'renderings', 'gone'),
      }),
      { maxLength: 20 },
    );
    const law = fc.asyncProperty(edits, async (list) => {
      const address = await database.another();
      await using first = await Store.open(address);
      await using second = await Store.open(address);
      const network = await LiveNetwork.load(first);
      for (const { store, catchUp, activity, association, venue, id, slug, what } of list) {
        await (store ? first : second).transaction(async (trx) => {
          await saveAssociations(trx, [{ ...association, slug }]);
          await appendEdit(trx, 'association', slug);
          const before = await findActivity(trx, id);
          const after = {
            ...activity,
            id,
            association: slug,
            venue: slug,
            sequence: (before?.sequence ?? 0) + 1,
          };
          if (what === 'activity' && before)
            await replaceActivities(trx, [{ activity: after, expectedSequence: before.sequence }]);
          if (what === 'activity' && !before) await insertActivities(trx, [after]);
          if (what === 'gone') await trx.deleteFrom('activity').where('id', '=', id).execute();
          if (what === 'activity' || what === 'gone') await appendEdit(trx, 'activity', id);
          // An edit to its association is word enough that an activity is rendered anew.
          if (what === 'renderings' && before?.association === slug) {
            await (activity.transparent
              ? saveRenderings(trx, new Map([[id, new Map()]]))
              : render(trx, before, activity.uid));
          }
          if (what === 'venue') {
            await saveVenues(trx, [{ ...venue, slug }]);
            await appendEdit(trx, 'venue', slug);
          }
        });
        if (catchUp) await network.catchUp();
      }
      await network.catchUp();
      expect(contents(network)).toEqual(contents(await LiveNetwork.load(second)));
    });
    await expect(fc.assert(law, { numRuns: 25 })).resolves.toBeUndefined();
  });

  test('is of one version throughout, whatever is written while it is read', async () => {
    let writing = true;
    const writer = (async () => {
      for (let n = 1; writing; n++) {
        await otherWork();
        await theirs.transaction(async (trx) => {
          await replaceActivities(trx, [
            { activity: { ...languageCafe, sequence: n, updated: instant(n) }, expectedSequence: n - 1 },
          ]);
          await render(trx, languageCafe, String(n));
          await appendEdit(trx, 'activity', languageCafe.id);
        });
      }
    })();
    for (let n = 0; n < 20; n++) {
      const network = await LiveNetwork.load(ours);
      const { sequence } = network.activities.get(languageCafe.id) ?? {};
      expect(network.version).toBe((sequence ?? 0) + 1);
      expect(network.heads.get(languageCafe.id)?.updated).toBe(
        network.version === 1 ? languageCafe.updated : sequence,
      );
      const words = network.renderings.get(languageCafe.id)?.get('')?.toString();
      expect(words).toBe(network.version === 1 ? 'new' : String(sequence));
    }
    writing = false;
    await writer;
  });
});
