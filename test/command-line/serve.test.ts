import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ownEnvironment, Program, runProgram } from '../support/program.ts';

describe('a server on an empty network', () => {
  test('says where it is and how to begin, in five lines', async () => {
    const environment = ownEnvironment({ NETWORK_NAME: 'Kalender for Skovhave' });
    const server = new Program(['serve'], { environment });
    await server.says(/npm run demo\n/);
    server.stop();
    const { code, output } = await server.ended();
    expect(code).toBe(0);
    const address = '(http://localhost:\\d+)';
    const lines = [
      `Kalender for Skovhave is at ${address}`,
      `Become coordinator, once and within 30 minutes: \\1/start/[\\w-]{43}`,
      `Letters are put in ${environment['DATA_DIR']}/outbox; set SMTP_URL to send them`,
      `Everything is kept in ${environment['DATA_DIR']}/calendar.db`,
      'To try it with an invented network: npm run demo',
    ];
    expect(output).toMatch(new RegExp(`^${lines.join('\n')}\n$`));
  });

  test('makes whoever follows its link coordinator, and offers no link the next time', async () => {
    const environment = ownEnvironment();
    const first = new Program(['serve'], { environment });
    const address = await first.address();
    const [, link = ''] = await first.says(/(\/start\/[\w-]{43})/);
    expect(await (await fetch(`${address}${link}`)).text()).toContain('Bliv koordinator');
    const welcome = await (await fetch(`${address}${link}`, { method: 'POST' })).text();
    const [token = ''] = /fk_[\w-]{43}/.exec(welcome) ?? [];
    expect((await putVenue(address, token, 'kilden')).status).toBe(201);
    first.stop();
    await first.ended();
    const second = new Program(['serve'], { environment });
    await second.says(/To become coordinator: npm run cli -- admin-link\n/);
    expect((await fetch(`${await second.address()}/api/v1/venues/kilden`)).status).toBe(200);
  });

  test('says how its letters and its words are kept, and no password', async () => {
    const environment = ownEnvironment({ SMTP_URL: 'smtp://k:hemmelig@mail.example:587' });
    const server = new Program(['serve'], { environment });
    await server.says(/Letters are sent through mail\.example:587\n/);
    server.stop();
    expect((await server.ended()).output).not.toContain('hemmelig');
  });
});

test('a server lets the websites that are named show the calendar, and no others', async () => {
  const environment = ownEnvironment({ EMBED_PARTNERS: 'https://bibliotek.example' });
  const server = new Program(['serve'], { environment });
  const { headers } = await fetch(`${await server.address()}/embed`);
  expect(headers.get('Content-Security-Policy')).toContain(
    "; frame-ancestors 'self' https://bibliotek.example;",
  );
});

describe('a link made on the command line', () => {
  test('works on the server that runs meanwhile', async () => {
    const environment = ownEnvironment({ BASE_URL: 'https://kalender.example' });
    const server = new Program(['serve'], { environment: { ...environment, BASE_URL: '' } });
    const address = await server.address();
    const { code, output, notes } = await runProgram(['admin-link'], { environment });
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    const [, path = ''] = /^https:\/\/kalender\.example(\/start\/[\w-]{43})\n$/.exec(output) ?? [];
    expect((await fetch(`${address}${path}`, { method: 'POST' })).status).toBe(200);
    expect((await fetch(`${address}${path}`, { method: 'POST' })).status).toBe(404);
  });
});

describe('a server that is asked to end', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('by %s finishes the request under way', async (signal) => {
    const environment = ownEnvironment();
    const { output } = await runProgram(['token', '--role', 'coordinator'], { environment });
    const server = new Program(['serve'], { environment });
    const body = JSON.stringify({ name: 'Medborgerhuset Kilden' });
    const put = request(`${await server.address()}/api/v1/venues/kilden`, {
      method: 'PUT',
      headers: {
        Authorization: `Bearer ${output.trim()}`,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        Expect: '100-continue',
      },
    });
    // The server says so when it has begun with the request.
    await once(put, 'continue');
    server.stop(signal);
    await server.notes(/"msg":"ending"/);
    put.end(body);
    const [response] = await once(put, 'response');
    expect(response.statusCode).toBe(201);
    expect(JSON.parse(await text(response))).toMatchObject({ slug: 'kilden' });
    expect((await server.ended()).code).toBe(0);
    const exported = await runProgram(['export', '-'], { environment });
    expect(exported.output).toContain('Medborgerhuset Kilden');
  });

  test('waits for nobody who only keeps a connection open', async () => {
    const server = new Program(['serve'], { environment: ownEnvironment() });
    await (await fetch(`${await server.address()}/api/v1/openapi.json`)).text();
    server.stop();
    expect((await server.ended()).code).toBe(0);
  });
});

describe('what a server notes down', () => {
  test('is a line of JSON for each request, without secrets', async () => {
    const environment = ownEnvironment();
    const server = new Program(['serve'], { environment });
    const address = await server.address();
    const headers = { Authorization: 'Bearer fk_hemmelig' };
    await fetch(`${address}/api/v1/venues/kilden?nøgle=hemmelig`, { headers });
    await fetch(`${address}/private/hemmelig.ics`);
    await fetch(`${address}/start/hemmelig`);
    server.stop();
    const { notes } = await server.ended();
    const lines = notes
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ method }) => method)).toEqual([
      expect.objectContaining({ level: 'info', method: 'GET', path: '/api/v1/venues/kilden', status: 401 }),
      expect.objectContaining({ level: 'info', method: 'GET', path: '/private/…', status: 404 }),
      expect.objectContaining({ level: 'info', method: 'GET', path: '/start/…', status: 404 }),
    ]);
    for (const { time, requestId, ms } of lines.filter(({ method }) => method)) {
      expect(Date.parse(String(time))).not.toBeNaN();
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(ms).toBeGreaterThanOrEqual(0);
    }
    expect(notes).not.toContain('hemmelig');
  });

  test('is nothing where nothing is asked for', async () => {
    const server = new Program(['serve'], { environment: ownEnvironment({ LOG_LEVEL: 'silent' }) });
    await fetch(`${await server.address()}/calendar.ics`);
    server.stop();
    expect(await server.ended()).toMatchObject({ code: 0, notes: '' });
  });
});

describe('a server with a port for figures', () => {
  test('gives them out there and nowhere else, without addresses or names', async () => {
    const environment = ownEnvironment({ METRICS_PORT: '0' });
    const server = new Program(['serve'], { environment });
    const address = await server.address();
    await (await fetch(`${address}/calendar.ics?q=hemmelig`)).text();
    const [, port] = await server.notes(/"host":"127\.0\.0\.1","port":(\d+),"msg":"giving out figures"/);
    const figures = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    await expect.poll(figures).toContain('faelleskalender_requests_total{method="GET",status="200"} 1\n');
    expect(await figures()).not.toContain('hemmelig');
    expect((await fetch(`${address}/metrics`)).status).toBe(404);
    expect(await (await fetch(`${address}/healthz`)).text()).toBe('ok\n');
    server.stop();
    expect((await server.ended()).code).toBe(0);
  });
});

describe('a server that is killed', () => {
  test('has kept everything it has said yes to', async () => {
    const environment = ownEnvironment();
    const { output } = await runProgram(['token', '--role', 'coordinator'], { environment });
    const server = new Program(['serve'], { environment });
    const address = await server.address();
    const kept: string[] = [];
    const write = async (writer: number): Promise<void> => {
      for (let i = 0; ; i++) {
        const slug = `sted-${writer}-${i}`;
        const { status } = await putVenue(address, output.trim(), slug);
        expect(status).toBe(201);
        kept.push(slug);
        if (kept.length === 40) server.stop('SIGKILL');
      }
    };
    const ends = await Promise.allSettled([write(1), write(2), write(3), write(4)]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    await server.ended();
    expect(kept.length).toBeGreaterThanOrEqual(40);
    const exported = await runProgram(['export', '-'], { environment });
    for (const slug of kept) expect(exported.output).toContain(`"slug":"${slug}"`);
    expect((await runProgram(['check'], { environment })).code).toBe(0);
  });
});

function putVenue(address: string, token: string, slug: string): Promise<Response> {
  return fetch(`${address}/api/v1/venues/${slug}`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: slug }),
  });
}
