import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../db/migrations/index.ts';
import { checkNetwork } from '../../src/actions/check-network.ts';
import { rollRenderings } from '../../src/actions/roll-renderings.ts';
import { anApp } from '../support/app.ts';
import { newFolder } from '../support/program.ts';

const FIXTURES = new URL('../fixtures/databases/', import.meta.url);
const SCHEMAS = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.sql'))
  .sort();

test('there is a database of every schema', () => {
  expect(SCHEMAS).toEqual(
    Object.keys(migrations)
      .sort()
      .map((name) => `${name}.sql`),
  );
});

test.each(SCHEMAS)('a database of the schema %s is brought up to date and served', async (name) => {
  const file = join(newFolder(), 'calendar.db');
  const old = new Sqlite(file);
  old.exec(readFileSync(new URL(name, FIXTURES), 'utf8'));
  old.close();
  const calendar = await anApp({ address: { file } });
  const feed = await calendar.ask('GET', '/calendar.ics');
  expect(feed.text.match(/^SUMMARY:Sprogcafé [12]\r$/gm)).toHaveLength(2);
  expect((await calendar.ask('GET', '/')).status).toBe(200);
  expect((await calendar.api('GET', '/clashes', { as: 'coordinator' })).status).toBe(200);
  await rollRenderings(calendar.desk);
  const found: string[] = [];
  await checkNetwork(calendar.desk, { found: (sentence) => found.push(sentence) });
  expect(found).toEqual([]);
});
