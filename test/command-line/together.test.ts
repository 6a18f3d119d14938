import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onPostgres } from '../support/databases.ts';
import { environmentFor, ownEnvironment, Program, runProgram } from '../support/program.ts';

onPostgres('three servers that start at once on an empty PostgreSQL', (database) => {
  test('all come up, and each sees what is written through the others', async () => {
    const environment = environmentFor(await database.address());
    const servers = [1, 2, 3].map(() => new Program(['serve'], { environment }));
    const addresses = await Promise.all(servers.map((server) => server.address()));
    expect(new Set(addresses).size).toBe(3);
    const { output } = await runProgram(['token', '--role', 'coordinator'], { environment });
    for (const [i, address] of addresses.entries()) {
      const written = await fetch(`${address}/api/v1/venues/sted-${i}`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${output.trim()}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: `Sted ${i}` }),
      });
      expect(written.status).toBe(201);
    }
    const statuses = () =>
      Promise.all(
        addresses.flatMap((address) =>
          [0, 1, 2].map(async (i) => (await fetch(`${address}/api/v1/venues/sted-${i}`)).status),
        ),
      );
    await expect.poll(statuses, { timeout: 1_000, interval: 50 }).toEqual(Array(9).fill(200));
    for (const server of servers) server.stop();
    for (const server of servers) expect((await server.ended()).code).toBe(0);
  });
});

describe('a second server on the same SQLite file', () => {
  test('is refused with a sentence, and served as soon as the first is gone', async () => {
    const environment = ownEnvironment();
    const first = new Program(['serve'], { environment });
    await first.address();
    const second = await runProgram(['serve'], { environment });
    const file = join(environment['DATA_DIR'] ?? '', 'calendar.db');
    expect(second).toEqual({
      code: 1,
      output: '',
      notes: `${file} is being served by another process: stop that one, or take PostgreSQL (DATABASE_URL) to serve it from several.\n`,
    });
    // Also where the first had no time to say that it ends.
    first.stop('SIGKILL');
    await first.ended();
    const third = new Program(['serve'], { environment });
    expect((await fetch(`${await third.address()}/calendar.ics`)).status).toBe(200);
  });

  test('is refused even where both start at the same moment', async () => {
    const environment = ownEnvironment();
    const servers = [1, 2, 3].map(() => new Program(['serve'], { environment }));
    const ends = await Promise.allSettled(servers.map((server) => server.address()));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
