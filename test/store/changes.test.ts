import { expect, test } from 'vitest';
import { instant } from '../../src/calendar/time.ts';
import {
  appendChanges,
  changesAbout,
  changesSince,
  latestVersion,
  type NewChange,
  subjectsSince,
} from '../../src/store/changes.ts';
import { onBothDatabases } from '../support/databases.ts';
import { edit } from './examples.ts';

const published: NewChange = {
  at: instant(1_790_000_000_123),
  actor: 'Anna from Sprogcaféen',
  deed: 'publish',
  subject: { kind: 'activity', id: 'a1' },
  detail: { before: null, after: { title: { ar: 'مقهى اللغة' } } },
};

onBothDatabases('the change log', (database) => {
  test('tells what was done, by whom and when, oldest first', async () => {
    const store = await database.open();
    await store.transaction((trx) => appendChanges(trx, [published, edit('venue', 'v1')]));
    expect(await changesSince(store.read, 0, 10)).toEqual([
      { version: 1, ...published },
      { version: 2, ...edit('venue', 'v1') },
    ]);
    expect(await changesSince(store.read, 1, 10)).toHaveLength(1);
    expect(await changesSince(store.read, 0, 1)).toHaveLength(1);
  });

  test('has a latest version, 0 before the first change', async () => {
    const store = await database.open();
    expect(await latestVersion(store.read)).toBe(0);
    await store.transaction((trx) => appendChanges(trx, [published, published, published]));
    expect(await latestVersion(store.read)).toBe(3);
  });

  test('tells the history of one subject, newest first, page by page', async () => {
    const store = await database.open();
    const edits = [
      edit('activity', 'a1'),
      edit('activity', 'a2'),
      edit('venue', 'a1'),
      edit('activity', 'a1'),
    ];
    await store.transaction((trx) => appendChanges(trx, [published, ...edits]));
    const versions = async (before?: number): Promise<number[]> =>
      (await changesAbout(store.read, { kind: 'activity', id: 'a1' }, 2, before)).map(
        ({ version }) => version,
      );
    expect(await versions()).toEqual([5, 2]);
    expect(await versions(2)).toEqual([1]);
  });

  test('names each subject once that was touched after a version', async () => {
    const store = await database.open();
    const edits = [edit('activity', 'a1'), edit('activity', 'a1'), edit('venue', 'a1')];
    await store.transaction((trx) => appendChanges(trx, [edit('association', 'old'), ...edits]));
    expect(await subjectsSince(store.read, 1)).toEqual([
      { kind: 'activity', id: 'a1' },
      { kind: 'venue', id: 'a1' },
    ]);
  });

  test('takes more changes at once than a statement holds values', async () => {
    const store = await database.open();
    await store.transaction((trx) =>
      appendChanges(
        trx,
        Array.from({ length: 12_000 }, () => published),
      ),
    );
    expect(await latestVersion(store.read)).toBe(12_000);
  });
});
