import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { checkNetwork } from '../../src/actions/check-network.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { rollRenderings } from '../../src/actions/roll-renderings.ts';
import { demoNetwork } from '../../src/demo/demo-network.ts';
import { appendChanges } from '../../src/store/changes.ts';
import { saveRenderings } from '../../src/store/renderings.ts';
import { onBothDatabases, type TestDatabase } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';
import { newFolder } from '../support/program.ts';

const COORDINATOR = { role: 'coordinator', name: 'Koordinatoren' } as const;
const NOW = '2026-11-20T12:00:00Z';
const CHOIR = 'de300000-0000-4000-8000-000000000011';

onBothDatabases('checking a network', (database) => {
  test('finds nothing where nothing is wrong', async () => {
    const desk = await furnished(database);
    const { findings, activities, occurrences } = await check(desk);
    expect(findings).toEqual([]);
    expect(activities).toBe(20);
    expect(occurrences).toBeGreaterThan(300);
  });

  test('finds nothing in an empty one', async () => {
    expect(await check(await aDesk(await database.address(), NOW))).toEqual({
      findings: [],
      activities: 0,
      occurrences: 0,
    });
  });

  test('finds words in a feed that nobody said', async () => {
    const desk = await furnished(database);
    await write(desk, new Map([['', Buffer.from('BEGIN:VEVENT\r\nEND:VEVENT\r\n')]]));
    expect((await check(desk)).findings).toEqual([expect.stringContaining(CHOIR)]);
  });

  test('finds a language that is missing', async () => {
    const desk = await furnished(database);
    const own = desk.network.renderings.get(CHOIR)?.get('') ?? expect.fail();
    await write(desk, new Map([['', own]]));
    expect((await check(desk)).findings).toEqual([expect.stringContaining(CHOIR)]);
  });

  test('finds nothing wrong with last month’s dates until they are rolled', async () => {
    const desk = await furnished(database);
    await rollRenderings(desk);
    desk.at('2026-12-02T12:00:00Z');
    expect((await check(desk)).findings).toEqual([]);
    await rollRenderings(desk);
    expect((await check(desk)).findings).toEqual([]);
  });

  test('finds an index that is not of this network', async () => {
    const desk = await furnished(database);
    const empty = await aDesk(await database.another(), NOW);
    const { findings } = await check({ ...desk, occurrences: empty.occurrences });
    expect(findings).toHaveLength(20);
    const { findings: strangers } = await check({ ...empty, occurrences: desk.occurrences });
    expect(strangers).toHaveLength(20);
  });
});

describe('checking a SQLite file', () => {
  test('finds rows that lead nowhere', async () => {
    const file = `${newFolder()}/calendar.db`;
    const desk = await aDesk({ file }, NOW);
    const raw = new Sqlite(file);
    raw.pragma('foreign_keys = off');
    raw.prepare("insert into rendering values ('nobody', '', x'00')").run();
    raw.close();
    expect((await check(desk)).findings).toEqual([
      'The database is damaged: a row of rendering names a row of activity that is not there.',
    ]);
  });
});

async function furnished(database: TestDatabase): Promise<ClockedDesk> {
  const desk = await aDesk(await database.address(), NOW);
  await loadNetwork(desk, COORDINATOR, demoNetwork(desk.clock(), desk.settings.timeZone));
  return desk;
}

async function check(desk: Desk): Promise<{ findings: string[]; activities: number; occurrences: number }> {
  const findings: string[] = [];
  const checked = await checkNetwork(desk, { found: (sentence) => findings.push(sentence) });
  return { findings, ...checked };
}

/** Puts renderings in the place of the choir's. */
async function write(desk: Desk, renderings: ReadonlyMap<string, Buffer>): Promise<void> {
  await desk.store.transaction(async (trx) => {
    await saveRenderings(trx, new Map([[CHOIR, renderings]]));
    const subject = { kind: 'activity', id: CHOIR } as const;
    await appendChanges(trx, [{ at: desk.clock(), actor: 'test', deed: 'damage', subject, detail: {} }]);
  });
}
