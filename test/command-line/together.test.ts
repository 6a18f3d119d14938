import { expect, test } from 'vitest';
import { onBothDatabases } from '../support/databases.ts';
import { environmentFor, Program, runProgram } from '../support/program.ts';

onBothDatabases('three servers that start at once on an empty database', (database) => {
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
