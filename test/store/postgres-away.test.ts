// What becomes of a write where the connection to PostgreSQL breaks, at the moments at which it matters.
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../src/store/handles.ts';
import { migrate } from '../../src/store/migrate.ts';
import { inWords } from '../../src/store/no-room.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { findSetting, saveSetting } from '../../src/store/settings.ts';
import { onPostgres, type TestDatabase } from '../support/databases.ts';
import { Later } from '../support/later.ts';
import { SURVIVING, startPostgres } from '../support/postgres-process.ts';
import { type Relay, relayTo } from '../support/tcp-relay.ts';
import { appendEdit } from './examples.ts';

const PATIENCE = { quiet: 2_000, lock: 500, answer: 2_000 };
/** As it goes over the wire; `read committed` has no end here. */
const COMMIT = 'commit\0';

onPostgres('a write whose commit is not answered', (database) => {
  test('succeeds where PostgreSQL has committed it', async () => {
    const { far, relay } = await throughRelay(database);
    relay.loseAnswerTo(COMMIT);
    expect(await write(far, 'a')).toBe('a');
    expect(await findSetting((await database.open()).read, 'word')).toBe('a');
    expect(await write(far, 'b')).toBe('b');
  });

  test('fails where the commit never came, keeps nothing, and keeps nobody from writing', async () => {
    const { far, relay } = await throughRelay(database);
    relay.lose(COMMIT);
    await expect(write(far, 'a').catch(told)).rejects.toMatchObject({ code: 'away' });
    const store = await database.open();
    expect(await findSetting(store.read, 'word')).toBe(null);
    expect(await store.transaction(async (trx) => saveSetting(trx, 'word', 'b'))).toBeUndefined();
    expect(await write(far, 'c')).toBe('c');
  });

  test('is said to be unsure where it left no change to look for', async () => {
    const { far, relay } = await throughRelay(database);
    relay.loseAnswerTo(COMMIT);
    const writing = far.transaction((trx) => saveSetting(trx, 'word', 'a'));
    await expect(writing).rejects.toMatchObject({ code: 'unsure' });
    expect(await findSetting((await database.open()).read, 'word')).toBe('a');
  });

  test('is said to be unsure where PostgreSQL stays away', async () => {
    const { far, relay } = await throughRelay(database, { ...PATIENCE, answer: 100 });
    relay.loseAnswerTo(COMMIT);
    relay.turnAway();
    await expect(write(far, 'a')).rejects.toMatchObject({
      code: 'unsure',
      message:
        'The database went away before it said whether this is kept: look whether it is there before you try again.',
    });
    expect(await findSetting((await database.open()).read, 'word')).toBe('a');
  });
});

test('a write that a crash has lost fails, also where others are given its number', async () => {
  // So that nothing of what is not committed gets to the disk before the crash.
  const postgres = await startPostgres([...SURVIVING, 'wal_writer_delay=10s']);
  onTestFinished(() => postgres.stop());
  const url = new URL(`${postgres.url}/postgres`);
  const relay = await relayTo(Number(url.port));
  const open = async (port: string, patience = PATIENCE): Promise<Database> => {
    const database = await openPostgres(Object.assign(new URL(url.href), { port }).href, patience);
    onTestFinished(() => database.close());
    return database;
  };
  const far = await open(String(relay.port), { ...PATIENCE, answer: 20_000 });
  await migrate(far);
  relay.lose(COMMIT);
  const writing = expect(write(far, 'lost').catch(told)).rejects.toMatchObject({ code: 'away' });
  await expect.poll(() => relay.isSpoilt()).toBe(true);
  relay.turnAway();
  await postgres.crash();
  const near = await open(url.port);
  for (let n = 0; n < 5; n++) await write(near, `kept ${n}`);
  relay.letIn();
  await writing;
  expect(await findSetting(near.read, 'word')).toBe('kept 4');
}, 60_000);

onPostgres('writes that wait for others', (database) => {
  test('are given up one by one and do not overtake each other', async () => {
    const { far } = await throughRelay(database);
    const begun = new Later<void>();
    const finish = new Later<void>();
    const order: string[] = [];
    const first = far.transaction(async () => {
      begun.tell();
      await finish.value;
      order.push('first');
    });
    await begun.value;
    const second = far.transaction(async () => order.push('second'));
    await expect(second.catch(told)).rejects.toMatchObject({ code: 'away' });
    const third = far.transaction(async () => order.push('third'));
    finish.tell();
    await Promise.all([first, third]);
    expect(order).toEqual(['first', 'third']);
  });
});

onPostgres('hearing of commits', (database) => {
  test.each([
    ['breaks', (relay: Relay) => relay.lose('select 1')],
    ['hangs', (relay: Relay) => relay.hangAt('select 1')],
    ['breaks while it is made', (relay: Relay) => relay.lose('listen ')],
    ['hangs while it is made', (relay: Relay) => relay.hangAt('listen ')],
  ])(
    'goes on where the connection %s, and what was missed is asked for',
    async (_, spoil) => {
      const { far, relay } = await throughRelay(database);
      spoil(relay);
      let heard = 0;
      const end = far.onCommit(() => {
        heard++;
      });
      onTestFinished(end);
      await expect.poll(() => relay.isSpoilt(), { timeout: 10_000 }).toBe(true);
      const before = heard;
      await expect.poll(() => heard, { timeout: 10_000 }).toBe(before + 1);
      await write(far, 'a');
      await expect.poll(() => heard, { timeout: 1_000 }).toBe(before + 2);
    },
    20_000,
  );
});

/** The test's database at the end of a way that can be broken. */
async function throughRelay(
  database: TestDatabase,
  patience = PATIENCE,
): Promise<{ far: Database; relay: Relay }> {
  const address = await database.address();
  if (!('url' in address)) throw new Error('This is no PostgreSQL.');
  const url = new URL(address.url);
  const relay = await relayTo(Number(url.port));
  url.port = String(relay.port);
  const far = await openPostgres(url.href, patience);
  onTestFinished(() => far.close());
  await migrate(far);
  return { far, relay };
}

async function write(database: Database, word: string): Promise<string> {
  return database.transaction(async (trx) => {
    await saveSetting(trx, 'word', word);
    await appendEdit(trx, 'setting', word);
    return word;
  });
}

function told(error: unknown): never {
  throw inWords(error);
}
