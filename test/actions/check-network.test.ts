import { describe, expect, test } from 'vitest';
import { checkNetwork } from '../../src/actions/check-network.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { rollRenderings } from '../../src/actions/roll-renderings.ts';
import { occurrencesOf } from '../../src/calendar/recurrence.ts';
import type { RecurrenceId } from '../../src/calendar/schedule.ts';
import type { LocalDateTime } from '../../src/calendar/time.ts';
import { demoNetwork } from '../../src/demo/demo-network.ts';
import { appendChanges } from '../../src/store/changes.ts';
import { sqlite } from '../../src/store/kept-statements.ts';
import { saveRenderings } from '../../src/store/renderings.ts';
import { onBothDatabases, type TestDatabase } from '../support/databases.ts';
import { aDesk, type ClockedDesk, instantOf } from '../support/desks.ts';
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

  test('finds words in a feed that nobody said, and says which', async () => {
    const desk = await furnished(database);
    const own = textOf(desk, '');
    await write(
      desk,
      new Map([...renderings(desk), ['', Buffer.from(own.replace('SUMMARY:', 'SUMMARY:Ikke '))]]),
    );
    const [, title = ''] = /^SUMMARY:(.+)\r$/m.exec(own) ?? [];
    expect((await check(desk)).findings).toEqual([
      `What feeds say of “${title}” (${CHOIR}) is not what the rules say: “SUMMARY:Ikke ${title}” stands where “SUMMARY:${title}” should; revise it once.`,
    ]);
  });

  test('finds a line that is missing at the end, and one that is too much', async () => {
    const desk = await furnished(database);
    const own = textOf(desk, '');
    await write(desk, new Map([...renderings(desk), ['', Buffer.from(own.replace(/END:VEVENT\r\n$/, ''))]]));
    expect((await check(desk)).findings).toEqual([
      expect.stringContaining('stands where “END:VEVENT” should'),
    ]);
    await write(desk, new Map([...renderings(desk), ['', Buffer.from(`${own}X-MORE:1\r\n`)]]));
    expect((await check(desk)).findings).toEqual([
      expect.stringContaining('“X-MORE:1” stands where “” should'),
    ]);
  });

  test('finds a language that is missing, and one that nobody has said anything in', async () => {
    const desk = await furnished(database);
    const own = renderings(desk);
    await write(desk, new Map([['', own.get('') ?? expect.fail()]]));
    expect((await check(desk)).findings).toEqual([
      expect.stringMatching(/: nothing is there in \w\w; revise/),
    ]);
    await write(desk, new Map([...own, ['fi', Buffer.from('BEGIN:VEVENT\r\nEND:VEVENT\r\n')]]));
    expect((await check(desk)).findings).toEqual([
      expect.stringContaining(': there is a text in fi, and there should be none; revise'),
    ]);
  });

  test('finds an activity that feeds choose by something else than was said of it', async () => {
    const desk = await furnished(database);
    await desk.store.transaction((trx) =>
      trx.updateTable('activity').set({ visibility: 'network' }).where('id', '=', CHOIR).execute(),
    );
    const other = await aDesk(await database.address(), NOW);
    expect((await check(other)).findings).toEqual([
      expect.stringContaining(
        `(${CHOIR}) by what was said of it: visibility is “network”, and should be “public”.`,
      ),
    ]);
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
    expect(findings).toContainEqual(
      expect.stringMatching(
        /^The index of occurrences differs from the schedule of “.+” \(.+\): it lacks \d{4}-\d\d-\d\dT\d\d:\d\d and \d+ more\.$/,
      ),
    );
    const { findings: strangers } = await check({ ...empty, occurrences: desk.occurrences });
    expect(strangers).toHaveLength(20);
    expect(strangers).toContain(`The index of occurrences holds ${CHOIR}, which is no activity.`);
  });

  test('finds an index that did not follow a revision, and says which dates', async () => {
    const desk = await furnished(database);
    const before = desk.network.activities.get(CHOIR) ?? expect.fail();
    const window = { start: instantOf(NOW), end: instantOf('2027-06-01T00:00:00Z') };
    const index = desk.occurrences.indexFor(window, desk.clock());
    const [first = '', second = ''] = occurrencesOf(before.schedule, window).map((one) => one.recurrenceId);
    index.put({ ...before, schedule: { ...before.schedule, excluded: [first as RecurrenceId] } });
    expect((await check(desk)).findings).toEqual([expect.stringContaining(`(${CHOIR}): it lacks ${first}.`)]);
    const change = { start: second.replace(/T.*/, 'T05:00') as LocalDateTime };
    index.put({ ...before, schedule: { ...before.schedule, changed: { [second]: change } } });
    expect((await check(desk)).findings).toEqual([
      expect.stringContaining(`(${CHOIR}): it has ${second} at another time or otherwise.`),
    ]);
  });
});

describe('checking a SQLite file', () => {
  test('finds rows that lead nowhere', async () => {
    const file = `${newFolder()}/calendar.db`;
    const desk = await aDesk({ file }, NOW);
    const raw = (await sqlite())(file);
    raw.exec('pragma foreign_keys = off');
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

function renderings({ network }: Desk): ReadonlyMap<string, Buffer> {
  return network.renderings.get(CHOIR) ?? expect.fail();
}

function textOf(desk: Desk, language: string): string {
  return renderings(desk).get(language)?.toString() ?? expect.fail();
}

/** Puts renderings in the place of the choir's. */
async function write(desk: Desk, renderings: ReadonlyMap<string, Buffer>): Promise<void> {
  await desk.store.transaction(async (trx) => {
    await saveRenderings(trx, new Map([[CHOIR, renderings]]));
    const subject = { kind: 'activity', id: CHOIR } as const;
    await appendChanges(trx, [{ at: desk.clock(), actor: 'test', deed: 'damage', subject, detail: {} }]);
  });
}
