import { isDeepStrictEqual } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { onPostgres } from '../support/databases.ts';
import { SURVIVING, startPostgres } from '../support/postgres-process.ts';
import { environmentFor, ownEnvironment, Program, runProgram } from '../support/program.ts';
import { relayTo } from '../support/tcp-relay.ts';

const ASSOCIATIONS =
  '{"association":{"slug":"spiren","name":"Spiren"}}\n{"association":{"slug":"kilden","name":"Kilden"}}\n';

onPostgres('three processes on one PostgreSQL', (database) => {
  test('hear of each other’s writes within a second, agree on clashes, and serve the same feeds', async () => {
    const environment = environmentFor(await database.address());
    const { servers, addresses, token } = await threeServers(environment);
    for (const [i, address] of addresses.entries()) {
      const { status, body } = await publish(address, token, `café ${i}`, i === 1 ? 'kilden' : 'spiren');
      expect(status).toBe(201);
      const { activity } = body as { activity: { id: string } };
      const known = () =>
        Promise.all(addresses.map((one) => statusOf(`${one}/api/v1/activities/${activity.id}`)));
      await expect.poll(known, { timeout: 1_000, interval: 20 }).toEqual([200, 200, 200]);
    }
    const checks = await Promise.all(addresses.map((one) => check(one, token)));
    expect(checks[0]).toMatchObject({ verdict: { occurrences: 4, clashing: 4, severity: 'high' } });
    expect(checks[1]).toEqual(checks[0]);
    expect(checks[2]).toEqual(checks[0]);
    await expect.poll(() => distinctFeeds(addresses), { timeout: 1_000, interval: 20 }).toBe(1);

    // One is killed while it writes; the others write on, and agree.
    const [first = '', second = '', third = ''] = addresses;
    const said: string[] = [];
    const writeOn = async (): Promise<void> => {
      for (let n = 0; ; n++) {
        const { status } = await publish(first, token, `kept ${n}`, 'spiren');
        if (status === 201) said.push(`kept ${n}`);
        if (said.length === 5) servers[0]?.stop('SIGKILL');
      }
    };
    await Promise.allSettled([writeOn(), writeOn(), writeOn()]);
    expect((await publish(second, token, 'afterwards', 'kilden')).status).toBe(201);
    const titles = async () => {
      const [text = '', other] = await Promise.all([second, third].map(feedOf));
      return other === text && [...said, 'afterwards'].every((title) => text.includes(`SUMMARY:${title}`));
    };
    await expect.poll(titles, { timeout: 1_000, interval: 20 }).toBe(true);
    expect(await runProgram(['check'], { environment })).toMatchObject({ code: 0 });
  }, 60_000);

  test.each([
    ['is restarted', 'restart'],
    ['crashes', 'crash'],
  ] as const)(
    'keep every write that was said yes to, and none that was said no to, where PostgreSQL %s meanwhile',
    async (_, end) => {
      const postgres = await startPostgres(SURVIVING);
      onTestFinished(() => postgres.stop());
      const environment = ownEnvironment({ DATABASE_URL: `${postgres.url}/postgres` });
      const { addresses, token } = await threeServers(environment);
      const said: string[] = [];
      const refused = new Map<string, { status: number; type: string; retryAfter: string | null }>();
      let isOver = false;
      const writing = addresses.map(async (address, i) => {
        for (let n = 0; !isOver; n++) {
          const title = `kept ${i} ${n}`;
          const { status, retryAfter, body } = await publish(address, token, title, 'spiren');
          if (status === 201) said.push(title);
          else refused.set(title, { status, retryAfter, type: (body as { type: string }).type });
        }
      });
      const reading = addresses.map(async (address) => {
        const seen = new Set<number>();
        while (!isOver) seen.add(await statusOf(`${address}/calendar.ics`));
        return [...seen];
      });
      const heard = (count: number) =>
        expect.poll(() => said.length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(count);
      await heard(15);
      await postgres[end]();
      await heard(said.length + 15);
      isOver = true;
      await Promise.all(writing);
      expect(await Promise.all(reading)).toEqual([[200], [200], [200]]);
      const away = { status: 503, type: '/problems/away', retryAfter: '10' };
      expect(refused.size).toBeGreaterThan(0);
      expect([...refused.values()].filter((answer) => !isDeepStrictEqual(answer, away))).toEqual([]);
      await expect.poll(() => distinctFeeds(addresses), { timeout: 10_000, interval: 100 }).toBe(1);
      const titles = (await feedOf(addresses[0] ?? '')).match(/(?<=^SUMMARY:)kept \d+ \d+(?=\r$)/gm);
      expect(titles?.sort()).toEqual(said.sort());
    },
    120_000,
  );

  test('serve on where the connections to it hang, and say that they cannot be relied on', async () => {
    const address = await database.address();
    if (!('url' in address)) throw new Error('This is no PostgreSQL.');
    const url = new URL(address.url);
    const relay = await relayTo(Number(url.port));
    url.port = String(relay.port);
    const environment = ownEnvironment({ DATABASE_URL: url.href });
    const server = new Program(['serve'], { environment });
    const at = await server.address();
    await runProgram(['load', '-'], { environment: environmentFor(address), input: ASSOCIATIONS });
    await expect.poll(() => statusOf(`${at}/associations/spiren`), { timeout: 1_000 }).toBe(200);
    relay.hang();
    expect(await statusOf(`${at}/calendar.ics`)).toBe(200);
    expect(await statusOf(`${at}/healthz`)).toBe(200);
    // New connections come through, so it is well again as soon as those that hang are given up.
    await expect.poll(() => statusOf(`${at}/readyz`), { timeout: 15_000, interval: 200 }).toBe(200);
    const more = '{"association":{"slug":"roden","name":"Roden"}}\n';
    await runProgram(['load', '-'], { environment: environmentFor(address), input: more });
    await expect
      .poll(() => statusOf(`${at}/associations/roden`), { timeout: 15_000, interval: 200 })
      .toBe(200);
  }, 60_000);
});

async function threeServers(environment: Record<string, string>) {
  await runProgram(['load', '-'], { environment, input: ASSOCIATIONS });
  const { output } = await runProgram(['token', '--role', 'coordinator'], { environment });
  const servers = [1, 2, 3].map(() => new Program(['serve'], { environment }));
  const addresses = await Promise.all(servers.map((server) => server.address()));
  return { servers, addresses, token: output.trim() };
}

function anActivity(title: string, association: string): object {
  const schedule = { start: '2027-03-02T19:00', duration: 'PT2H', rule: 'FREQ=WEEKLY;COUNT=4' };
  return { association, title, schedule };
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: unknown;
}

async function send(url: string, token: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const retryAfter = response.headers.get('Retry-After');
  return { status: response.status, retryAfter, body: await response.json() };
}

function publish(address: string, token: string, title: string, association: string) {
  return send(`${address}/api/v1/activities`, token, anActivity(title, association));
}

async function check(address: string, token: string): Promise<unknown> {
  const { body } = await send(`${address}/api/v1/clash-check`, token, anActivity('ny', 'kilden'));
  return body;
}

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.arrayBuffer();
  return response.status;
}

async function feedOf(address: string): Promise<string> {
  return (await fetch(`${address}/calendar.ics`)).text();
}

/** How many different feeds the processes serve, of bytes and ETag. */
async function distinctFeeds(addresses: readonly string[]): Promise<number> {
  const feeds = addresses.map(async (address) => {
    const response = await fetch(`${address}/calendar.ics`);
    return `${response.headers.get('ETag')} ${await response.text()}`;
  });
  return new Set(await Promise.all(feeds)).size;
}
