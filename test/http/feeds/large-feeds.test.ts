// A feed so large that making it would keep others waiting.
import { setImmediate as otherWork } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, instant } from '../../../src/calendar/time.ts';
import { appendChanges } from '../../../src/store/changes.ts';
import { saveRenderings } from '../../../src/store/renderings.ts';
import { anActivity } from '../../ical/an-activity.ts';
import { readVevents } from '../../ical/read-back.ts';
import { idOf, START, TestNetwork } from './a-network.ts';

const MANY = 400;
const LONG = 'Kom og vær med. '.repeat(1_250);
const PATHS = ['/calendar.ics', '/associations/sprogcafeen.ics', '/calendar.ics?q=aktivitet'];

const numbered = (number: number, words: string) =>
  anActivity({
    id: idOf(number),
    uid: `${number}@kalender.example`,
    association: 'sprogcafeen',
    title: { da: `Aktivitet ${number}` },
    description: { da: words },
    updated: instant(START - DAY),
  });
const activities = (words = LONG) => Array.from({ length: MANY }, (_, i) => numbered(i, words));

let network: TestNetwork;
const kept: boolean[] = [];
beforeEach(async () => {
  kept.length = 0;
  network = await TestNetwork.open({ onFeed: (isKept) => kept.push(isKept) });
  await network.publish(...activities());
});
afterEach(() => network[Symbol.asyncDispose]());

describe('a large feed', () => {
  test.each(PATHS)('is made while others get their turn: %s', async (path) => {
    let turns = 0;
    let isOver = false;
    const reading = network.read(path).finally(() => {
      isOver = true;
    });
    for (; !isOver; turns++) await otherWork();
    expect(readVevents(await reading)).toHaveLength(MANY);
    expect(turns).toBeGreaterThan(3);
  });

  test.each(PATHS)('is the same for all who ask while it is made: %s', async (path) => {
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => network.read(path)));
    expect(readVevents(first ?? '')).toHaveLength(MANY);
    for (const other of others) expect(other).toBe(first);
  });

  test.each(PATHS)(
    'tells whoever asks after a change of the change, also while it is made: %s',
    async (path) => {
      const before = network.read(path);
      await otherWork();
      network.pass(1);
      await network.revise(idOf(7), { title: { da: 'Aktivitet på en anden dag' } });
      expect(await network.read(path)).toContain('på en anden dag');
      expect(await before).toContain('SUMMARY:Aktivitet 8\r\n');
    },
  );

  test.each(PATHS)('has all of a large change or nothing of it: %s', async (path) => {
    await using another = await TestNetwork.open();
    await another.publish(...activities('').slice(0, 3));
    expect(readVevents(await another.read(path))).toHaveLength(3);
    const seen = new Set<number>();
    let isOver = false;
    const many = Array.from({ length: 5_000 }, (_, i) => numbered(i + 3, ''));
    const publishing = another.publish(...many).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      seen.add(readVevents(await another.read(path)).length);
      await otherWork();
    }
    await publishing;
    expect([...seen].filter((count) => count !== 3 && count !== 5_003)).toEqual([]);
    expect(readVevents(await another.read(path))).toHaveLength(5_003);
  });

  test('is what it was before where it cannot be made', async () => {
    const faults: unknown[] = [];
    await using broken = await TestNetwork.open({ onStale: (error) => faults.push(error) });
    await broken.publish(...activities());
    const before = await broken.read('/calendar.ics');
    await broken.store.transaction(async (trx) => {
      const vevent = Buffer.from(
        `BEGIN:VEVENT\r\nDTSTART;TZID=Mars/Olympus:20261201T190000\r\n${'X:1\r\n'.repeat(400_000)}END:VEVENT\r\n`,
      );
      await saveRenderings(trx, new Map([[idOf(3), new Map([['', vevent]])]]));
      const subject = { kind: 'activity', id: idOf(3) } as const;
      await appendChanges(trx, [{ at: START, actor: 'Anna', deed: 'revise', detail: {}, subject }]);
    });
    await broken.live.catchUp();
    expect(await broken.read('/calendar.ics')).toBe(before);
    expect(faults).toEqual([new Error('A stored VEVENT is in Mars/Olympus, which is no time zone.')]);
  });
});
