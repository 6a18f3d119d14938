import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { changesSince } from '../../src/store/changes.ts';
import { type DatabaseAddress, openDatabase } from '../../src/store/database.ts';
import type { Reading } from '../../src/store/handles.ts';
import { migrate } from '../../src/store/migrate.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../support/databases.ts';
import { StoreProcess } from '../support/store-processes.ts';

const COLUMNS = {
  activity: 'association co_hosts created document id sequence status uid updated visibility',
  association: 'area colour languages link name slug',
  former_slug: 'association slug',
  change: 'actor at deed detail subject subject_kind version',
  membership: 'association person role',
  job: 'ended name next outcome succeeded',
  lease: 'holder name until',
  letter: 'detail due id kind person sent subject',
  likeness: 'at decided_by first outcome second',
  observance: 'approximate end_day first_day id kind name venue',
  passkey: 'counter created id last_used name person public_key transports',
  passkey_challenge: 'expires hash person',
  person: 'created email id is_coordinator language letters name removed',
  origin: 'activity association kind missing source uid visibility',
  private_feed: 'association created hash last_used person',
  rendering: 'activity language vevent',
  session: 'created device expires hash last_used person',
  setting: 'key value',
  settlement: 'at first first_agreed note outcome second second_agreed settled_by state version',
  sign_in: 'browser_hash code_hash created email expires link_hash tries used',
  source:
    'association busy_only due etag failures fault fetched kind last_modified lease_holder lease_until minutes name shown told tried url',
  start_link: 'expires hash used',
  token: 'association created hash name revoked role',
  venue: 'address address_for_members_only area latitude longitude name several_at_once slug',
};

async function columnsOf(db: Reading): Promise<Record<string, string>> {
  const tables = await db.introspection.getTables();
  const columns = tables.map(({ name, columns }) => [
    name,
    columns
      .map((column) => column.name)
      .sort()
      .join(' '),
  ]);
  return Object.fromEntries(columns);
}

async function recordMigration(address: DatabaseAddress, name: string): Promise<void> {
  const database = await openDatabase(address);
  await migrate(database);
  await database.transaction((trx) =>
    sql`insert into kysely_migration (name, timestamp) values (${name}, '2030-01-01T00:00:00Z')`.execute(trx),
  );
  await database.close();
}

onBothDatabases('migrations', (database) => {
  test('lay down the tables that the row types tell of, the same on both databases', async () => {
    await using store = await Store.open(await database.another());
    expect(await columnsOf(store.read)).toEqual(COLUMNS);
  });

  test('change nothing in a database that has had them', async () => {
    const first = await database.open();
    await first.transaction((trx) =>
      trx.insertInto('setting').values({ key: 'name', value: 'Rudersdal' }).execute(),
    );
    const second = await database.open();
    expect(await second.read.selectFrom('setting').selectAll().execute()).toEqual([
      { key: 'name', value: 'Rudersdal' },
    ]);
  });

  test('of a newer program are refused, and the sentence says what to do', async () => {
    const address = await database.another();
    await recordMigration(address, '9999-the-future');
    await expect(Store.open(address)).rejects.toThrow(
      'A newer version of Fælleskalender has used this database (it has 9999-the-future); start that version, or restore a backup from before.',
    );
  });

  test('run once when three processes start on an empty database at the same moment', async () => {
    const address = await database.another();
    const processes = ['anna', 'bashir', 'oksana'].map((actor) => new StoreProcess(address, actor, 20));
    await Promise.all(processes.map((one) => one.hasSaid(1)));
    for (const one of processes) one.go();
    const ends = await Promise.all(processes.map((one) => one.end()));
    expect(ends).toEqual(Array.from({ length: 3 }, () => ({ code: 0, errors: '' })));

    await using store = await Store.open(address);
    const changes = await changesSince(store.read, 0, 100);
    expect(changes).toHaveLength(60);
    const said = processes.flatMap((one) => one.versions).sort((a, b) => a - b);
    expect(changes.map(({ version }) => version)).toEqual(said);
  });

  test('leave every commit standing that a killed process has told of', async () => {
    const address = await database.another();
    const writer = new StoreProcess(address, 'anna', 1e9);
    onTestFinished(() => writer.kill());
    await writer.hasSaid(1);
    writer.go();
    await writer.hasSaid(50);
    await writer.kill();

    await using store = await Store.open(address);
    const kept = new Set((await changesSince(store.read, 0, 1e6)).map(({ version }) => version));
    expect(writer.versions.filter((version) => !kept.has(version))).toEqual([]);
  });
});
