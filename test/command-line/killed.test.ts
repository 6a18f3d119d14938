import { expect, test } from 'vitest';
import { onBothDatabases } from '../support/databases.ts';
import { environmentFor, Program, runProgram } from '../support/program.ts';

const KILLS = 20;
const WRITERS = 4;
/** How many of its writes a server has said yes to when it is killed: another number each time. */
const yesBefore = (round: number): number => 3 + ((round * 7) % 11);
const SERVED_WITHIN_MS = 5_000;

onBothDatabases('a server that is killed under load, twenty times over', (database) => {
  test('has every write that it has said yes to, a sound database, and its feeds back in seconds', async () => {
    const environment = environmentFor(await database.address());
    await runProgram(['load', '-'], { environment, input: ASSOCIATION });
    const { output } = await runProgram(['token', '--role', 'coordinator'], { environment });
    const kept: string[] = [];
    for (let round = 0; round < KILLS; round++) {
      const server = new Program(['serve'], { environment });
      const address = await server.address();
      const feed = await fetch(`${address}/calendar.ics`, {
        signal: AbortSignal.timeout(SERVED_WITHIN_MS),
      });
      const known = new Set((await feed.text()).match(/kept-\d+-\d+-\d+/g));
      expect(kept.filter((title) => !known.has(title))).toEqual([]);
      let yes = 0;
      const write = async (writer: number): Promise<void> => {
        for (let n = 0; ; n++) {
          const title = `kept-${round}-${writer}-${n}`;
          const { status } = await publish(address, output.trim(), title);
          expect(status).toBe(201);
          kept.push(title);
          if (++yes === yesBefore(round)) server.stop('SIGKILL');
        }
      };
      const ends = await Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
      expect(ends.every((end) => end.status === 'rejected' && end.reason instanceof TypeError)).toBe(true);
      await server.ended();
    }
    const exported = await runProgram(['export', '-'], { environment });
    expect(kept.filter((title) => !exported.output.includes(`"${title}"`))).toEqual([]);
    expect(await runProgram(['check'], { environment })).toMatchObject({ code: 0 });
  }, 120_000);
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
