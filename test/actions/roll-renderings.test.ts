import { expect, test } from 'vitest';
import type { Desk } from '../../src/actions/desk.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { rollRenderings } from '../../src/actions/roll-renderings.ts';
import { changesSince } from '../../src/store/changes.ts';
import { allRenderings, saveRenderings } from '../../src/store/renderings.ts';
import { onBothDatabases, type TestDatabase } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';

const COORDINATOR = { role: 'coordinator', name: 'Koordinatoren' } as const;
const IN_NOVEMBER = '2026-11-20T12:00:00Z';
/** 1 December in Denmark, still November in UTC. */
const IN_DECEMBER = '2026-11-30T23:30:00Z';

const ROLLING = 'de300000-0000-4000-8000-000000000001';
const SERIES = 'de300000-0000-4000-8000-000000000002';

onBothDatabases('rolling the renderings', (database) => {
  test('renders anew what goes out date by date, and nothing else', async () => {
    const desk = await furnished(database);
    const before = textsOf(desk);
    desk.at(IN_DECEMBER);
    expect(await rollRenderings(desk)).toBe(1);
    const after = textsOf(desk);
    expect(after[SERIES]).toBe(before[SERIES]);
    expect(before[ROLLING]).toContain('20260811T');
    expect(after[ROLLING]).not.toContain('20260811T');
    expect(after[ROLLING]?.match(/^DTSTART/gm)?.length).toBeGreaterThan(30);
  });

  test('happens once a month, on the first day of the network', async () => {
    const desk = await furnished(database);
    expect(await rollRenderings(desk)).toBe(0);
    desk.at('2026-11-30T22:59:00Z');
    expect(await rollRenderings(desk)).toBe(0);
    desk.at(IN_DECEMBER);
    expect(await rollRenderings(desk)).toBe(1);
    expect(await rollRenderings(desk)).toBe(0);
    desk.at('2026-12-31T22:59:00Z');
    expect(await rollRenderings(desk)).toBe(0);
  });

  test('is done by one of several processes, and the others follow', async () => {
    const one = await furnished(database);
    const other = await aDesk(await database.address(), IN_DECEMBER);
    one.at(IN_DECEMBER);
    const counts = await Promise.all([rollRenderings(one), rollRenderings(other)]);
    expect(counts.sort()).toEqual([0, 1]);
    expect(textsOf(one)).toEqual(textsOf(other));
    expect(await storedTexts(one)).toEqual(textsOf(one));
  });

  test('leaves a line in the history and the sequence as it was', async () => {
    const desk = await furnished(database);
    const before = desk.network.activities.get(ROLLING);
    const { version } = desk.network;
    desk.at(IN_DECEMBER);
    await rollRenderings(desk);
    expect(desk.network.activities.get(ROLLING)).toEqual(before);
    expect(await changesSince(desk.store.read, version, 10)).toMatchObject([
      { deed: 'roll', subject: { kind: 'activity', id: ROLLING } },
    ]);
  });

  test('renders anew what newer time zone data make different, and takes no turns with older ones', async () => {
    const desk = await furnished(database);
    const right = textsOf(desk)[SERIES] ?? '';
    const old = new Map([[SERIES, new Map([['', Buffer.from(right.replace('DTSTART', 'X-OLD'))]])]]);
    await desk.store.transaction((trx) => saveRenderings(trx, old));
    expect(await rollRenderings(desk)).toBe(0);
    expect(await rollRenderings(desk, '2099a')).toBe(1);
    expect(textsOf(desk)[SERIES]).toBe(right);
    await desk.store.transaction((trx) => saveRenderings(trx, old));
    for (const zoneData of ['2099a', '2098g', '']) expect(await rollRenderings(desk, zoneData)).toBe(0);
    expect(await rollRenderings(desk, '2099b')).toBe(1);
  });

  test('takes in what this process has not heard of', async () => {
    const desk = await furnished(database);
    const other = await aDesk(await database.address(), IN_NOVEMBER);
    await loadNetwork(other, COORDINATOR, [
      activityLine('de300000-0000-4000-8000-000000000003', ODD_TUESDAYS),
    ]);
    desk.at(IN_DECEMBER);
    expect(await rollRenderings(desk)).toBe(2);
  });
});

const ODD_TUESDAYS = `FREQ=YEARLY;BYWEEKNO=${Array.from({ length: 27 }, (_, i) => 2 * i + 1).join(',')};BYDAY=TU`;

function activityLine(id: string, rule: string): string {
  const schedule = { start: '2026-07-14T19:00', duration: 'PT2H', rule };
  return JSON.stringify({ activity: { id, association: 'sprogcafeen', title: 'Sprogcafé', schedule } });
}

/** A desk in November with an activity that goes out date by date and one that goes out as a series. */
async function furnished(database: TestDatabase): Promise<ClockedDesk> {
  const desk = await aDesk(await database.address(), IN_NOVEMBER);
  await loadNetwork(desk, COORDINATOR, [
    JSON.stringify({ association: { slug: 'sprogcafeen', name: 'Sprogcaféen' } }),
    activityLine(ROLLING, ODD_TUESDAYS),
    activityLine(SERIES, 'FREQ=WEEKLY;BYDAY=TU'),
  ]);
  expect(await rollRenderings(desk)).toBe(0);
  return desk;
}

function textsOf({ network }: Desk): Record<string, string> {
  return inText(network.renderings);
}

async function storedTexts({ store }: Desk): Promise<Record<string, string>> {
  return inText(await allRenderings(store.read));
}

function inText(renderings: Awaited<ReturnType<typeof allRenderings>> | Desk['network']['renderings']) {
  return Object.fromEntries(
    [...renderings].map(([id, languages]) => [id, languages.get('')?.toString() ?? '']),
  );
}
