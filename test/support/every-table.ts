// A network with something in every table.
import { readFileSync } from 'node:fs';
import type { Insertable } from 'kysely';
import type { Desk } from '../../src/actions/desk.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { rollRenderings } from '../../src/actions/roll-renderings.ts';
import type { Reading, Writing } from '../../src/store/handles.ts';
import type { Tables } from '../../src/store/tables.ts';
import { instantOf } from './desks.ts';

const FIXTURE = new URL('../fixtures/danish-network.jsonl', import.meta.url);

const AT = instantOf('2026-11-20T12:00:00Z');
const HASH = 'a'.repeat(64);
const PERSON = '1d1f0a52-8b43-4a0e-9a53-0a2c1f0f7b11';

/** Takes in a whole network of the fixtures, and a row of everything that no fixture tells of. */
export async function fillEveryTable(
  desk: Desk,
  lines: readonly string[] = readFileSync(FIXTURE, 'utf8').split('\n'),
): Promise<void> {
  await loadNetwork(desk, { role: 'coordinator', name: 'Koordinatoren' }, lines);
  await rollRenderings(desk);
  await desk.store.transaction(fillTheRest);
  await desk.network.catchUp();
}

async function fillTheRest(trx: Writing): Promise<void> {
  const pair = await trx.selectFrom('activity').select('id').orderBy('id').limit(2).execute();
  const [first = '', second = ''] = pair.map(({ id }) => id);
  const { slug: association } = await trx.selectFrom('association').select('slug').executeTakeFirstOrThrow();
  await put(trx, 'former_slug', { slug: 'et-tidligere-navn', association });
  const by = 'Quo "vadis"? O’Brien; -- <script>';
  await put(trx, 'observance', {
    ...{ id: 'fest', kind: 'festival', name: '{"da":"Sommerfest"}' },
    ...{ first_day: '2027-06-05', end_day: '2027-06-06', approximate: 0, venue: null },
  } as Insertable<Tables['observance']>);
  const settled = { first, second, state: 'settled', outcome: 'fine', note: null, settled_by: by, at: AT };
  await put(trx, 'settlement', {
    ...settled,
    ...{ first_agreed: by, second_agreed: null, version: 7 },
  } as Insertable<Tables['settlement']>);
  await put(trx, 'source', {
    ...{ association, name: 'google', kind: 'own', url: 'https://calendar.example/a.ics', minutes: 60 },
    ...{ busy_only: 0, shown: 1, etag: '"a"', last_modified: null, tried: AT, fetched: AT, failures: 0 },
    ...{ fault: null, told: null, due: AT, lease_until: 0, lease_holder: null },
  } as Insertable<Tables['source']>);
  await put(trx, 'origin', {
    ...{ activity: second, association, source: 'google', uid: 'a@example', kind: 'own' },
    ...{ visibility: 'public', missing: 0 },
  });
  await put(trx, 'likeness', { first, second, outcome: 'different', decided_by: by, at: AT });
  await put(trx, 'token', {
    ...{ hash: HASH, role: 'coordinator', association: null, name: by, created: AT, revoked: null },
  });
  await put(trx, 'start_link', { hash: HASH, expires: AT, used: AT });
  await put(trx, 'person', {
    ...{ id: PERSON, email: 'anna@example.dk', name: by, language: 'da', is_coordinator: 1 },
    ...{ letters: 'once', created: AT, removed: null },
  });
  await put(trx, 'membership', { person: PERSON, association, role: 'editor' });
  await put(trx, 'session', {
    ...{ hash: HASH, person: PERSON, created: AT, last_used: AT, expires: AT, device: 'Firefox' },
  });
  await put(trx, 'sign_in', {
    ...{ link_hash: HASH, code_hash: null, browser_hash: null, email: 'anna@example.dk' },
    ...{ created: AT, expires: AT, tries: 0, used: null },
  });
  await put(trx, 'passkey', {
    ...{ id: 'key', person: PERSON, public_key: Buffer.from([0, 1, 254, 255]), counter: 3 },
    ...{ transports: '["usb"]', name: 'Nøgle', created: AT, last_used: null },
  });
  await put(trx, 'passkey_challenge', { hash: HASH, person: null, expires: AT });
  await put(trx, 'private_feed', {
    ...{ hash: HASH, person: PERSON, association: null, created: AT, last_used: null },
  });
  await put(trx, 'lease', { name: 'backup', holder: PERSON, until: AT });
  await put(trx, 'job', { name: 'backup', ended: AT, outcome: 'failed', succeeded: null, next: AT });
  await put(trx, 'letter', {
    ...{ id: PERSON, person: PERSON, kind: 'clash', subject: `${first}~${second}`, detail: '{}' },
    ...{ due: AT, sent: null },
  });
}

async function put<Table extends keyof Tables>(
  trx: Writing,
  table: Table,
  row: Insertable<Tables[Table]>,
): Promise<void> {
  await trx.insertInto(table).values(row).execute();
}

/** Every row of every table but of the migrations', each table's in an order that is the same on both databases. */
export async function allRows(db: Reading): Promise<Record<string, string[]>> {
  const tables = await db.introspection.getTables();
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await db
      .selectFrom(name as keyof Tables)
      .selectAll()
      .execute();
    all[name] = rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
  }
  return all;
}
