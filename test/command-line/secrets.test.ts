// What a server that has run for a while has written down: no secret of anybody, and of visitors next to nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownEnvironment, Program, runProgram } from '../support/program.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** The forms in which a secret might have been kept: as it is, its bytes, and these in other letters. */
function formsOf(secret: string): readonly (string | Buffer)[] {
  const bytes = Buffer.from(secret.replace(/^fk_/, ''), 'base64url');
  return [secret, bytes, bytes.toString('hex'), bytes.toString('base64')];
}

describe('a server that has been used by members and visitors', () => {
  test('has written no secret into its log, its database or a backup of it', async () => {
    const environment = ownEnvironment({ LOG_LEVEL: 'trace' });
    const folder = environment['DATA_DIR'] ?? '';
    const server = new Program(['serve'], { environment });
    const address = await server.address();
    const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
      // The server knows itself by this name.
      const origin = address.replace('127.0.0.1', 'localhost');
      const body = new URLSearchParams(fields);
      const all = { ...FORM, Origin: origin, ...headers };
      return fetch(address + path, { method: 'POST', redirect: 'manual', headers: all, body });
    };

    const secrets = new Map<string, string>();
    const [, start = ''] = await server.says(/\/start\/([\w-]{43})/);
    secrets.set('the start link', start);
    await fetch(`${address}/start/${start}`);
    const begun = await post(`/start/${start}`, { as: 'person', name: 'Karen', email: 'karen@example.dk' });
    const [, name = '', session = ''] =
      /^([\w-]+)=([\w-]{43})/.exec(begun.headers.get('Set-Cookie') ?? '') ?? [];
    secrets.set('the session', session);
    const Cookie = `${name}=${session}`;

    const { output } = await runProgram(['token', '--role', 'coordinator'], { environment });
    const token = output.trim();
    secrets.set('the token', token);
    const bearer = { Authorization: `Bearer ${token}` };
    const put = {
      method: 'PUT',
      headers: { ...bearer, 'Content-Type': 'application/json' },
      body: '{"name": "A"}',
    };
    expect((await fetch(`${address}/api/v1/associations/a`, put)).status).toBe(201);
    await fetch(`${address}/api/v1/clashes?token=${token}`, { headers: bearer });
    await fetch(`${address}/api/v1/nowhere`, { headers: bearer });

    const made = await (await post('/account/feeds', { kind: 'planning' }, { Cookie })).text();
    const [, feed = ''] = /\/private\/([\w-]{43})\.ics/.exec(made) ?? [];
    secrets.set('the private feed', feed);
    expect((await fetch(`${address}/private/${feed}.ics`)).status).toBe(200);
    expect((await fetch(`${address}/%70rivate/${feed}.ics?x=1`)).status).toBe(200);

    const asked = await post('/sign-in', { email: 'karen@example.dk' });
    const [, browser = ''] = /=([\w-]{43})/.exec(asked.headers.get('Set-Cookie') ?? '') ?? [];
    secrets.set('the browser that asked', browser);
    await server.notes(/"\/sign-in"/);
    const letter = await letterTo('karen@example.dk', join(folder, 'outbox'));
    const [, link = ''] = /\/sign-in\/([\w-]{43})/.exec(letter) ?? [];
    secrets.set('the link in a letter', link);
    await post(`/sign-in/${link}`, {});

    const bente = {
      name: 'Bente',
      email: 'bente@example.dk',
      language: 'da',
      role: 'editor',
      association: 'a',
    };
    expect((await post('/coordinate/people', bente, { Cookie })).status).toBe(303);
    const [, invitation = ''] =
      /\/sign-in\/([\w-]{43})/.exec(await letterTo('bente@example.dk', join(folder, 'outbox'))) ?? [];
    secrets.set('the link in an invitation', invitation);
    await fetch(`${address}/sign-in/${invitation}`);

    const backup = join(folder, 'copy.db');
    expect((await runProgram(['backup', backup], { environment })).code).toBe(0);
    server.stop();
    const { notes } = await server.ended();
    const files = readdirSync(folder).filter((one) => one.startsWith('calendar.db') || one === 'copy.db');
    const written: (readonly [string, Buffer])[] = [
      ['the log', Buffer.from(notes)],
      ...files.map((one) => [one, readFileSync(join(folder, one))] as const),
    ];
    expect(written.map(([where]) => where)).toEqual(expect.arrayContaining(['calendar.db', 'copy.db']));
    for (const [what, secret] of secrets) {
      expect(secret, what).toMatch(/^(fk_)?[\w-]{43}$/);
      for (const [where, bytes] of written) {
        for (const form of formsOf(secret)) expect(bytes.includes(form), `${what} in ${where}`).toBe(false);
      }
    }
    // Whoever is written to is in the database, and nowhere in the log.
    expect(notes).not.toMatch(/karen|bente|example\.dk/i);
  });

  test('knows of a visitor nothing but the method, the path, the status and the time', async () => {
    const environment = ownEnvironment({ LOG_LEVEL: 'trace', TRUST_PROXY: '1' });
    const server = new Program(['serve'], { environment });
    const address = await server.address();
    const visitor = {
      'User-Agent': 'Kendetegn/1.0',
      'X-Forwarded-For': '203.0.113.77',
      Referer: 'https://kendetegn.example/',
      Cookie: 'kendetegn=1',
      'Accept-Language': 'ti',
    };
    for (const path of [
      '/',
      '/?q=kendetegn',
      '/calendar.ics?audience=kendetegn',
      '/follow',
      '/associations/kendes-ej',
    ]) {
      const { headers } = await fetch(address + path, { headers: visitor });
      expect(headers.get('Set-Cookie')).toBeNull();
    }
    await server.notes(/kendes-ej/);
    server.stop();
    const { notes } = await server.ended();
    expect(notes).not.toMatch(/kendetegn|203\.0\.113|127\.0\.0\.1"?,"status/i);
    const lines = notes.split('\n').filter((line) => line.includes('"requestId"'));
    expect(lines.length).toBeGreaterThan(4);
    const keys = ['isAborted', 'level', 'method', 'ms', 'path', 'requestId', 'status', 'time'];
    for (const line of lines) {
      const told = Object.keys(JSON.parse(line) as object).filter((key) => key !== 'msg');
      expect(told.sort()).toEqual(keys);
    }
  });
});

/** Once there is one. @returns it without the line ends of its coding */
async function letterTo(email: string, outbox: string): Promise<string> {
  for (;;) {
    const names = await Promise.resolve()
      .then(() => readdirSync(outbox).filter((one) => /^\d/.test(one)))
      .catch(() => []);
    const letters = names.map((one) => readFileSync(join(outbox, one), 'utf8'));
    const found = letters.find((letter) => letter.includes(`To: ${email}`));
    if (found !== undefined) return found.replace(/=\r\n/g, '');
    await new Promise((turn) => setImmediate(turn));
  }
}
