import { beforeEach, expect, test } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import { instant } from '../../src/calendar/time.ts';
import {
  activityHeads,
  allActivities,
  findActivities,
  findActivity,
  findActivityByUid,
  insertActivities,
  type Replacement,
  replaceActivities,
} from '../../src/store/activities.ts';
import { saveAssociations } from '../../src/store/associations.ts';
import type { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../support/databases.ts';
import { kvindeklubben, languageCafe, sewingCircle, sprogcafeen } from './examples.ts';

onBothDatabases('activities', (database) => {
  let store: Store;
  const insert = (...activities: Activity[]): Promise<void> =>
    store.transaction((trx) => insertActivities(trx, activities));

  beforeEach(async () => {
    store = await database.open();
    await store.transaction((trx) => saveAssociations(trx, [sprogcafeen, kvindeklubben]));
  });

  test('come back as they were inserted, by id and by uid', async () => {
    await insert(languageCafe, sewingCircle);
    expect(await findActivity(store.read, languageCafe.id)).toStrictEqual(languageCafe);
    expect(await findActivityByUid(store.read, sewingCircle.uid)).toStrictEqual(sewingCircle);
    expect(await findActivities(store.read, [sewingCircle.id, 'unknown'])).toStrictEqual([sewingCircle]);
  });

  test('that nobody inserted are null', async () => {
    expect(await findActivity(store.read, languageCafe.id)).toBeNull();
    expect(await findActivityByUid(store.read, languageCafe.uid)).toBeNull();
  });

  test('are listed in the order of their ids, however many there are', async () => {
    const many = Array.from({ length: 2_345 }, (_, n) => ({
      ...languageCafe,
      id: `${(n * 7919) % 2_345}`,
      uid: `${n}`,
    }));
    await insert(...many);
    const listed: string[] = [];
    for await (const portion of allActivities(store.read)) listed.push(...portion.map(({ id }) => id));
    expect(listed).toEqual(many.map(({ id }) => id).sort());
  });

  test('have heads that say whose they are and who sees them', async () => {
    await insert(languageCafe, sewingCircle);
    const { id, uid, association, coHosts, status, visibility, updated } = sewingCircle;
    const head = { id, uid, association, coHosts, status, visibility, updated };
    const heads = await activityHeads(store.read);
    expect(heads).toHaveLength(2);
    expect(heads).toContainEqual(head);
  });

  test.each([
    ['the same id', { ...sewingCircle, id: languageCafe.id }],
    ['the same uid', { ...sewingCircle, uid: languageCafe.uid }],
  ])('with %s as another are refused as taken, and nothing is kept', async (_, second) => {
    await insert(languageCafe);
    await expect(insert(sewingCircle, second)).rejects.toMatchObject({
      name: 'CalendarError',
      code: 'taken',
    });
    expect(await findActivityByUid(store.read, sewingCircle.uid)).toBeNull();
  });

  test('of an association that nobody saved are refused', async () => {
    await expect(insert({ ...languageCafe, association: 'nobody' })).rejects.toThrow(/foreign key/i);
  });

  test('are replaced in every part when they have the sequence expected', async () => {
    await insert(languageCafe);
    const revised: Activity = {
      ...sewingCircle,
      id: languageCafe.id,
      status: 'tentative',
      visibility: 'busy',
      sequence: 1,
      created: instant(5),
      updated: instant(6),
    };
    expect(
      await store.transaction((trx) => replaceActivities(trx, [{ activity: revised, expectedSequence: 0 }])),
    ).toBe(true);
    expect(await findActivity(store.read, languageCafe.id)).toStrictEqual(revised);
    expect((await activityHeads(store.read))[0]).toMatchObject({
      association: 'kvindeklubben',
      status: 'tentative',
    });
  });

  test('stay as they are when somebody else has revised them meanwhile', async () => {
    await insert({ ...languageCafe, sequence: 4 });
    expect(
      await store.transaction((trx) =>
        replaceActivities(trx, [{ activity: { ...languageCafe, sequence: 4 }, expectedSequence: 3 }]),
      ),
    ).toBe(false);
    expect(await findActivity(store.read, languageCafe.id)).toMatchObject({ sequence: 4 });
  });

  test('all stay as they are when somebody else has revised, or removed, one of them', async () => {
    await insert(languageCafe, { ...sewingCircle, sequence: 4 });
    const revised = (activity: Activity, expectedSequence: number) => ({
      activity: { ...activity, status: 'cancelled' as const, sequence: expectedSequence + 1 },
      expectedSequence,
    });
    const isReplaced = (...replacements: readonly Replacement[]) =>
      store.transaction((trx) => replaceActivities(trx, replacements));
    expect(await isReplaced(revised(languageCafe, 0), revised(sewingCircle, 3))).toBe(false);
    expect(await findActivity(store.read, languageCafe.id)).toStrictEqual(languageCafe);
    await store.transaction((trx) => trx.deleteFrom('activity').where('id', '=', sewingCircle.id).execute());
    expect(await isReplaced(revised(languageCafe, 0), revised(sewingCircle, 4))).toBe(false);
    expect(await findActivity(store.read, languageCafe.id)).toStrictEqual(languageCafe);
    expect(await isReplaced(revised(languageCafe, 0))).toBe(true);
  });

  test('cannot be given the uid of another', async () => {
    await insert(languageCafe, sewingCircle);
    const same = { ...languageCafe, uid: sewingCircle.uid };
    const replacing = store.transaction((trx) =>
      replaceActivities(trx, [{ activity: same, expectedSequence: 0 }]),
    );
    await expect(replacing).rejects.toMatchObject({ name: 'CalendarError', code: 'taken' });
  });

  test('that cannot be read are named', async () => {
    await insert(languageCafe);
    await store.transaction((trx) => trx.updateTable('activity').set({ document: '{' }).execute());
    await expect(findActivity(store.read, languageCafe.id)).rejects.toThrow(
      `Activity ${languageCafe.id} cannot be read from the database; restore it from a backup.`,
    );
  });
});
