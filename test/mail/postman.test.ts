import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Letter } from '../../src/mail/letter.ts';
import { Postman, type PostmanOptions } from '../../src/mail/postman.ts';
import { newFolder } from '../support/program.ts';

const AT = Date.parse('2026-11-20T12:00:00Z');
const LETTER: Letter = {
  to: 'anna@example.dk',
  language: 'da',
  direction: 'ltr',
  subject: 'Log ind på Fælleskalender',
  paragraphs: [
    { kind: 'words', words: 'Hej Ånna' },
    { kind: 'code', code: '123456' },
    { kind: 'link', words: 'Log ind', address: 'https://kalender.example/sign-in/hemmelig' },
  ],
};

interface Received {
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly text: string;
}

/** A mail server in this process. @param answer what it says to each letter; an error is its refusal */
async function aServer(
  answer: (attempt: number) => (Error & { responseCode?: number }) | null | Promise<null> = () => null,
  options: SMTPServerOptions = {},
) {
  const received: Received[] = [];
  let attempts = 0;
  const server = new SMTPServer({
    authOptional: true,
    ...options,
    onData(stream, session, done) {
      attempts += 1;
      const attempt = attempts;
      text(stream)
        .then(async (told) => {
          const refusal = await answer(attempt);
          if (refusal) return done(refusal);
          const to = session.envelope.rcptTo.map(({ address }) => address);
          received.push({ to, secure: session.secure, text: told });
          done();
        })
        .catch(done);
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise((done) => server.close(() => done())));
  const { port } = server.server.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, received, attempts: () => attempts };
}

function refusing(responseCode: number): Error & { responseCode: number } {
  return Object.assign(new Error('No'), { responseCode });
}

function aPostman(smtpUrl: string | null, more: Partial<PostmanOptions> = {}) {
  const outbox = join(newFolder(), 'outbox');
  const faults: unknown[] = [];
  const postman = new Postman({
    smtpUrl,
    from: 'Kalender <kalender@example.dk>',
    outbox,
    clock: () => AT,
    onFault: (error) => faults.push(error),
    pauses: [1, 1],
    ...more,
  });
  onTestFinished(() => postman.end());
  return { postman, outbox, faults };
}

describe('a letter', () => {
  test('reaches a server that speaks plainly', async () => {
    const server = await aServer(() => null, { disabledCommands: ['STARTTLS', 'AUTH'] });
    const { postman, faults } = aPostman(`smtp://${server.address}`);
    postman.send(LETTER);
    await postman.settled();
    expect(server.received).toMatchObject([{ to: ['anna@example.dk'], secure: false }]);
    expect(server.received[0]?.text).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(faults).toEqual([]);
    expect(postman.isHoldingBack).toBe(false);
    expect(await postman.unsent()).toEqual([]);
  });

  test('is encrypted on its way where the server can', async () => {
    const server = await aServer();
    const { postman } = aPostman(`smtp://${server.address}/?tls.rejectUnauthorized=false`);
    postman.send(LETTER);
    await postman.settled();
    expect(server.received).toMatchObject([{ secure: true }]);
  });

  test('is not given to a server that cannot prove who it is', async () => {
    const server = await aServer();
    const { postman, faults } = aPostman(`smtp://${server.address}`);
    postman.send(LETTER);
    await postman.settled();
    expect(server.received).toEqual([]);
    expect(await postman.unsent()).toHaveLength(1);
    expect(faults).toHaveLength(1);
  });

  const PLAIN = { disabledCommands: ['STARTTLS', 'AUTH'] };

  test('is sent again where the server asks for that', async () => {
    const server = await aServer((attempt) => (attempt < 3 ? refusing(451) : null), PLAIN);
    const { postman, faults } = aPostman(`smtp://${server.address}`);
    postman.send(LETTER);
    await postman.settled();
    expect([server.attempts(), server.received.length, faults.length]).toEqual([3, 1, 0]);
  });

  test('is put in the outbox after the last attempt', async () => {
    const server = await aServer(() => refusing(451), PLAIN);
    const { postman } = aPostman(`smtp://${server.address}`);
    postman.send(LETTER);
    await postman.settled();
    expect(server.attempts()).toBe(3);
    expect(await postman.unsent()).toMatchObject([{ to: 'anna@example.dk', at: AT }]);
  });

  test('is put in the outbox at once where the server will never take it', async () => {
    const server = await aServer(() => refusing(550), PLAIN);
    const { postman, faults } = aPostman(`smtp://${server.address}`);
    postman.send(LETTER);
    await postman.settled();
    expect(server.attempts()).toBe(1);
    expect(await postman.unsent()).toHaveLength(1);
    expect(postman.isHoldingBack).toBe(true);
    expect(faults.map(String)).toEqual(['Error: A letter could not be sent: EMESSAGE 550']);
  });

  test('survives a connection that is dropped', async () => {
    const server = await aServer(() => null, {
      ...PLAIN,
      onConnect(session, done) {
        dropped.add(session.id);
        done(dropped.size === 1 ? refusing(421) : null);
      },
    });
    const dropped = new Set<string>();
    const { postman } = aPostman(`smtp://${server.address}`);
    postman.send(LETTER);
    await postman.settled();
    expect([dropped.size, server.received.length]).toEqual([2, 1]);
  });

  test('is put in the outbox where nobody listens', async () => {
    const { postman } = aPostman('smtp://127.0.0.1:1');
    postman.send(LETTER);
    await postman.settled();
    expect(await postman.unsent()).toHaveLength(1);
  });

  test('is put in the outbox where the server says nothing', async () => {
    const server = await aServer(() => new Promise(() => {}), PLAIN);
    const { postman } = aPostman(`smtp://${server.address}`, { patience: 50, pauses: [] });
    postman.send(LETTER);
    await postman.settled();
    expect(await postman.unsent()).toHaveLength(1);
  });

  test('to be tried again is put in the outbox when the calendar ends', async () => {
    const server = await aServer(() => refusing(451), PLAIN);
    const { postman } = aPostman(`smtp://${server.address}`, { pauses: [1e8] });
    postman.send(LETTER);
    await expect.poll(() => server.attempts()).toBe(1);
    await postman.end();
    expect(await postman.unsent()).toHaveLength(1);
  });
});

describe('a letter that is sent later', () => {
  test('is not begun by whoever hands it over, nor soon after', async () => {
    const { postman } = aPostman(null, { longestDelay: 1e8 });
    let begun = 0;
    postman.sendLater(async () => {
      begun++;
      return LETTER;
    });
    for (let turn = 0; turn < 100; turn++) await new Promise((next) => setImmediate(next));
    expect(begun).toBe(0);
    // Nothing that was handed over is lost when the calendar ends.
    await postman.end();
    expect(begun).toBe(1);
    expect(await postman.unsent()).toMatchObject([{ to: LETTER.to }]);
  });

  test('is written within its time', async () => {
    const { postman } = aPostman(null, { longestDelay: 5 });
    postman.sendLater(async () => LETTER);
    await postman.settled();
    expect(await postman.unsent()).toHaveLength(1);
  });

  test('is none where there is nobody to write to', async () => {
    const { postman, faults } = aPostman(null, { longestDelay: 0 });
    postman.sendLater(async () => null);
    await postman.settled();
    expect(await postman.unsent()).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('is told of where it cannot be written', async () => {
    const { postman, faults } = aPostman(null, { longestDelay: 0 });
    postman.sendLater(async () => Promise.reject(new Error('The database does not answer.')));
    await postman.settled();
    expect(faults.map(String)).toEqual(['Error: The database does not answer.']);
  });
});

describe('without a mail server', () => {
  test('letters are whole files that only their owner reads, each of its own', async () => {
    const { postman, outbox } = aPostman(null);
    expect(await postman.unsent()).toEqual([]);
    for (let i = 0; i < 20; i++) postman.send(LETTER);
    await postman.settled();
    const names = readdirSync(outbox);
    expect(names).toHaveLength(20);
    expect(names.every((name) => /^20261120T120000Z-[0-9a-f-]{36}\.eml$/.test(name))).toBe(true);
    expect(statSync(join(outbox, names[0] ?? '')).mode & 0o777).toBe(0o600);
    expect(statSync(outbox).mode & 0o777).toBe(0o700);
    expect(postman.isHoldingBack).toBe(true);
  });

  test('a letter has its words twice, as plain text and as HTML', async () => {
    const told = await letterIn(LETTER);
    expect(told).toMatch(/^To: anna@example\.dk\r$/m);
    expect(told).toMatch(/^Subject: =\?UTF-8\?Q\?Log_ind_p=C3=A5_F=C3=A6lleskalender\?=\r$/m);
    expect(told).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(told).toContain('Hej =C3=85nna');
    expect(told).toContain('    123456');
    expect(told).toContain('https://kalender.example/sign-in/hemmelig');
  });

  test('a letter in Arabic runs from right to left', async () => {
    expect(await letterIn({ ...LETTER, language: 'ar', direction: 'rtl' })).toContain('dir=3D"rtl"');
  });

  test.each([
    ['subject', { subject: 'Hej\r\nBcc: eve@example.dk\r\n\r\nKøb' }],
    ['address', { to: 'anna@example.dk\r\nBcc: eve@example.dk' }],
    ['language', { language: 'da\r\nBcc: eve@example.dk' }],
  ])('nothing in the %s becomes a header', async (_name, more) => {
    const [headers = ''] = (await letterIn({ ...LETTER, ...more })).split('\r\n\r\n', 1);
    expect(headers).not.toMatch(/^Bcc:/im);
  });

  test('nothing in its words becomes markup', async () => {
    const words = `<script>alert("x")</script> & 'y'`;
    const told = await letterIn({
      ...LETTER,
      subject: words,
      paragraphs: [
        { kind: 'words', words },
        { kind: 'link', words, address: 'https://x.example/"onclick="y' },
      ],
    });
    const html = told.slice(told.indexOf('<!doctype')).replace(/=\r\n/g, '');
    expect(html).not.toMatch(/<script|"onclick/);
    expect(html).toContain('&lt;script&gt;');
  });
});

async function letterIn(letter: Letter): Promise<string> {
  const { postman, outbox } = aPostman(null);
  postman.send(letter);
  await postman.settled();
  return readFileSync(join(outbox, readdirSync(outbox)[0] ?? ''), 'utf8');
}
