// From Node 24.19 on, an object of better-sqlite3 that is collected as garbage can abort the process. Collecting is asked
// for here, on every Node, of a database that has done all that it does.
import { join } from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { writeBackup } from '../../src/store/backup.ts';
import { sqlite } from '../../src/store/kept-statements.ts';
import { restoreBackup } from '../../src/store/restore.ts';
import { claimServing } from '../../src/store/serving-claim.ts';
import { Store } from '../../src/store/store.ts';
import { newFolder } from '../support/program.ts';
import { appendEdit } from './examples.ts';

type Method = (this: object, ...parameters: unknown[]) => unknown;

test('no connection, statement or copy of SQLite is ever collected as garbage', async () => {
  const collected = new Set<string>();
  const watched = new FinalizationRegistry<string>((what) => collected.add(what));
  await watchNatives((made, what) => watched.register(made, what));
  watched.register({}, 'what nobody keeps');
  await everythingSqliteIsFor();
  await collectGarbage(() => collected.has('what nobody keeps'));
  expect([...collected]).toEqual(['what nobody keeps']);
});

/** Tells of each object that the native part makes, and of each connection with its first statement. */
async function watchNatives(made: (native: object, what: string) => void): Promise<void> {
  const connection = (await sqlite())(':memory:');
  const [own] = Object.getOwnPropertySymbols(connection);
  const native: object = own && Reflect.get(connection, own);
  const prototype = Object.getPrototypeOf(native);
  const seen = new WeakSet<object>();
  for (const name of ['prepare', 'backup', 'exec']) {
    const method: Method = Reflect.get(prototype, name);
    Reflect.set(prototype, name, function (this: object, ...parameters: unknown[]): unknown {
      if (!seen.has(this)) made(this, 'a connection');
      seen.add(this);
      const result = method.apply(this, parameters);
      if (typeof result === 'object' && result !== null && result !== this) made(result, `what ${name} made`);
      return result;
    });
  }
}

async function everythingSqliteIsFor(): Promise<void> {
  const folder = newFolder();
  const [file, backup] = [join(folder, 'calendar.db'), join(folder, 'backup.db')];
  {
    await using _claim = await claimServing({ file });
    await using store = await Store.open({ file });
    await store.transaction((trx) => appendEdit(trx, 'venue', 'v'));
    await store.transactionApart((trx) => appendEdit(trx, 'venue', 'v'));
    await store.snapshot(async () => {});
    await store.latestVersion();
    await writeBackup(store, backup);
  }
  await restoreBackup({ file: join(folder, 'elsewhere', 'calendar.db') }, backup, newFolder());
}

async function collectGarbage(isDone: () => boolean): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  // What is collected is told of later; the second time collects what the first had still in hand.
  for (let times = 0; times < 2 || !isDone(); times++) {
    collect();
    await otherWork();
    await otherWork();
  }
}
