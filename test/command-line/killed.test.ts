import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { onBothDatabases } from '../support/databases.ts';
import { environmentFor, Program, runProgram } from '../support/program.ts';

const KILLS = 20;
const WRITERS = 4;
/** How many of its writes a server has said yes to when the killing is decided on: another number each time. */
const yesBefore = (round: number): number => 3 + ((round * 7) % 11);
/** And the milliseconds until it is done, so that it hits every moment of a write and not the end of an answer alone. */
const killedAfter = (round: number): number => (round * 5) % 13;
/** From the start of the program to the last byte of the feed, also where the machine is busy. */
const SERVED_WITHIN_MS = 10_000;
const CHECKED_EVERY = 5;

onBothDatabases('a server that is killed under load, twenty times over', (database) => {
  test('has every write that it has said yes to, a sound database, and its feeds back in seconds', async () => {
    const environment = environmentFor(await database.address());
    await runProgram(['load', '-'], { environment, input: ASSOCIATION });
    const { output } = await runProgram(['token', '--role', 'coordinator'], { environment });
    const kept: string[] = [];
    const asked = new Set<string>();
    for (let round = 0; round < KILLS; round++) {
      const began = performance.now();
      const server = new Program(['serve'], { environment });
      const address = await server.address();
      const feed = await fetch(`${address}/calendar.ics`);
      const known = [...(await feed.text()).matchAll(/^SUMMARY:(kept-\d+-\d+-\d+)\r$/gm)].map(
        ([, title]) => title,
      );
      expect(performance.now() - began).toBeLessThan(SERVED_WITHIN_MS);
      // Of what was under way all or nothing is there, and nothing twice.
      expect(new Set(known).size).toBe(known.length);
      expect(known.filter((title = '') => !asked.has(title))).toEqual([]);
      expect(kept.filter((title) => !known.includes(title))).toEqual([]);
      let yes = 0;
      const write = async (writer: number): Promise<void> => {
        for (let n = 0; ; n++) {
          const title = `kept-${round}-${writer}-${n}`;
          asked.add(title);
          const { status } = await publish(address, output.trim(), title);
          expect(status).toBe(201);
          kept.push(title);
          if (++yes === yesBefore(round)) setTimeout(() => server.stop('SIGKILL'), killedAfter(round));
        }
      };
      const ends = await Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
      expect(ends.every((end) => end.status === 'rejected' && end.reason instanceof TypeError)).toBe(true);
      await server.ended();
      if (round % CHECKED_EVERY === 0 || round === KILLS - 1) {
        expect(await runProgram(['check'], { environment })).toMatchObject({ code: 0 });
      }
    }
    const exported = await runProgram(['export', '-'], { environment });
    expect(kept.filter((title) => !exported.output.includes(`"${title}"`))).toEqual([]);
  }, 240_000);
});

const ASSOCIATION = '{"association":{"slug":"spiren","name":"Havefællesskabet Spiren"}}\n';

function publish(address: string, token: string, title: string): Promise<Response> {
  return fetch(`${address}/api/v1/activities`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ association: 'spiren', title },
      schedule: { start: '2027-03-02T19:00', duration: 'PT2H', rule: 'FREQ=WEEKLY;COUNT=4' },
    }),
  });
}
