// Letters about what concerns members, from the deed to what lies in their mail.
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { releaseHolds } from '../../src/actions/holds.ts';
import { refreshSources } from '../../src/actions/refresh-sources.ts';
import { removeSource } from '../../src/actions/remove-source.ts';
import { sendLetters } from '../../src/command-line/letter-sending.ts';
import type { Letter } from '../../src/mail/letter.ts';
import { Postman } from '../../src/mail/postman.ts';
import { anOutsideCalendar, followed } from '../actions/a-source.ts';
import { EDITOR, tuesdays } from '../actions/imports.ts';
import { aMembersApp, type MembersApp } from '../http/account/visitors.ts';
import { told } from '../http/api/answers.ts';
import { anInput } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';
import { newFolder } from '../support/program.ts';

const SENDER = { network: 'Fælleskalender', baseUrl: 'http://kalender.example' };
const PLAIN = { excluded: [], added: [], changed: {} };

interface Kept {
  readonly sent: Letter[];
  deliver(letter: Letter): Promise<void>;
}

function aLetterBox(): Kept {
  const sent: Letter[] = [];
  return {
    sent,
    async deliver(letter) {
      sent.push(letter);
    },
  };
}

/** All a letter says, its links too. */
function saidIn({ subject, paragraphs }: Letter): string {
  const lines = paragraphs.map((one) =>
    one.kind === 'words' ? one.words : one.kind === 'link' ? `${one.words} ${one.address}` : one.code,
  );
  return [subject, ...lines].join('\n');
}

const cafe = (more: Readonly<Record<string, unknown>> = {}, schedule: object = {}) =>
  anInput(more, { ...PLAIN, ...schedule });
const sewing = (more: object = {}, schedule: object = {}) =>
  anInput(
    { association: 'kvindeklubben', title: 'Systue', needs: [], venue: 'ny-hal', ...more },
    { ...PLAIN, ...schedule },
  );

async function publish({ api }: MembersApp, input: Record<string, unknown>): Promise<string> {
  const { activity } = told<{ activity: { id: string } }>(
    await api('POST', '/activities', { as: 'coordinator', body: input }),
    201,
  );
  return activity.id;
}

async function choose({ desk }: MembersApp, name: string, letters: 'daily' | 'never'): Promise<void> {
  await desk.store.transaction((trx) =>
    trx.updateTable('person').set({ letters }).where('name', '=', name).execute(),
  );
}

async function anna(app: MembersApp, more: object = {}) {
  await app.invite('Anna', { ...more });
}
async function bente(app: MembersApp, more: object = {}) {
  await app.invite('Bente', { association: 'kvindeklubben', ...more });
}

onBothDatabases('letters', (database) => {
  const anApp = async (): Promise<MembersApp> => aMembersApp({ address: await database.address() });

  test('tell the editors of both sides of a new clash, each once, in their own language', async () => {
    const app = await anApp();
    await anna(app);
    await bente(app, { language: 'en' });
    const first = await publish(app, sewing());
    const second = await publish(app, cafe());
    const box = aLetterBox();
    expect(await sendLetters(app.desk, box, SENDER)).toBe(2);
    const letters = box.sent.sort((a, b) => (a.to < b.to ? -1 : 1));
    expect(letters.map(({ to, language }) => [to, language])).toEqual([
      ['anna@example.dk', 'da'],
      ['bente@example.dk', 'en'],
    ]);
    const [danish, english] = letters.map(saidIn);
    const pair = [first, second].sort().join('~');
    expect(danish).toContain('Sprogcafé falder sammen med Systue');
    expect(danish).toMatch(
      /Sprogcafé: \d+ af \d+ tirsdage falder sammen med Systue \(Kvindeklubben, Ny Hal\)/,
    );
    expect(danish).toContain(`http://kalender.example/board/${pair}?lang=da`);
    expect(english).toMatch(/Systue: \d+ of \d+ Tuesdays clash with Sprogcafé/);
    expect(english).toContain(`/board/${pair}?lang=en`);
    expect(await sendLetters(app.desk, box, SENDER)).toBe(0);
  });

  test('say nothing of what was settled or moved before they were sent', async () => {
    const app = await anApp();
    await anna(app);
    await choose(app, 'Anna', 'daily');
    const first = await publish(app, sewing());
    const second = await publish(app, cafe());
    const box = aLetterBox();
    await sendLetters(app.desk, box, SENDER);
    const path = `/clashes/${[first, second].sort().join('~')}/settlement`;
    await app.api('PUT', path, { as: 'coordinator', body: { outcome: 'fine' } });
    app.at('2026-11-22T12:00:00Z');
    expect(await sendLetters(app.desk, box, SENDER)).toBe(0);
    expect(box.sent).toEqual([]);
  });

  test('are one a day for those who want it so, with all of the day in it, and none for those who want none', async () => {
    const app = await anApp();
    await anna(app);
    await bente(app);
    await choose(app, 'Anna', 'daily');
    await choose(app, 'Bente', 'never');
    await publish(app, sewing());
    await publish(app, cafe());
    await publish(app, cafe({ title: 'Læsekreds' }, { start: '2026-12-01T20:00' }));
    const box = aLetterBox();
    expect(await sendLetters(app.desk, box, SENDER)).toBe(0);
    app.at('2026-11-21T06:59:00Z');
    expect(await sendLetters(app.desk, box, SENDER)).toBe(0);
    app.at('2026-11-21T07:00:00Z');
    expect(await sendLetters(app.desk, box, SENDER)).toBe(1);
    expect(box.sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['anna@example.dk', '2 nyheder fra Fælleskalender'],
    ]);
    for (const title of ['Sprogcafé', 'Læsekreds'])
      expect(saidIn(box.sent[0] as Letter)).toContain(`${title}: 51`);
  });

  test('go to the coordinator for an association that has no editor', async () => {
    const app = await anApp();
    await anna(app);
    await app.invite('Karen', { role: 'coordinator', association: null });
    await publish(app, sewing());
    await publish(app, cafe());
    const box = aLetterBox();
    await sendLetters(app.desk, box, SENDER);
    expect(box.sent.map(({ to }) => to).sort()).toEqual(['anna@example.dk', 'karen@example.dk']);
  });

  test('tell of new dates on which a pair clashes, not of the same ones again', async () => {
    const app = await anApp();
    await anna(app);
    await publish(app, sewing());
    const id = await publish(app, cafe({}, { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' }));
    const box = aLetterBox();
    await sendLetters(app.desk, box, SENDER);
    const revise = async (rule: string): Promise<void> => {
      const body = cafe({ description: { da: rule } }, { rule });
      told(await app.api('PUT', `/activities/${id}`, { as: 'sprogcafeen', body }), 200);
    };
    app.at('2026-11-25T12:00:00Z');
    await revise('FREQ=WEEKLY;BYDAY=TU;COUNT=2');
    expect(await sendLetters(app.desk, box, SENDER)).toBe(0);
    await revise('FREQ=WEEKLY;BYDAY=TU;COUNT=6');
    expect(await sendLetters(app.desk, box, SENDER)).toBe(1);
  });

  test('are not lost where the mail cannot be handed over, and not sent by two at once', async () => {
    const app = await anApp();
    await anna(app);
    await publish(app, sewing());
    await publish(app, cafe());
    const broken = { deliver: () => Promise.reject(new Error('killed')) };
    await expect(sendLetters(app.desk, broken, SENDER)).rejects.toThrow();
    const box = aLetterBox();
    const counts = await Promise.all([1, 2, 3].map(() => sendLetters(app.desk, box, SENDER)));
    expect(counts.sort()).toEqual([0, 0, 1]);
    expect(box.sent).toHaveLength(1);
  });

  test('remind once of a hold a week before it ends, and tell of its release', async () => {
    const app = await anApp();
    await anna(app);
    await publish(app, cafe({ status: 'tentative', expires: '2026-12-20T12:00:00Z' }));
    const box = aLetterBox();
    const subjects = () => box.sent.map(({ subject }) => subject);
    app.at('2026-12-13T11:59:00Z');
    await sendLetters(app.desk, box, SENDER);
    expect(subjects()).toEqual([]);
    app.at('2026-12-13T12:00:00Z');
    await sendLetters(app.desk, box, SENDER);
    app.at('2026-12-15T12:00:00Z');
    await sendLetters(app.desk, box, SENDER);
    expect(subjects()).toEqual(['Reservationen af Sprogcafé udløber snart']);
    expect(saidIn(box.sent[0] as Letter)).toMatch(/kun reserveret til 20\.\sdecember/);
    app.at('2026-12-20T12:00:00Z');
    await releaseHolds(app.desk);
    await sendLetters(app.desk, box, SENDER);
    expect(subjects().slice(1)).toEqual(['Reservationen af Sprogcafé er udløbet']);
  });

  test('tell of a source that keeps failing, once, and once more after it has been good: how old it is, never its address', async () => {
    const app = await anApp();
    await anna(app);
    await choose(app, 'Anna', 'never');
    const calendar = await anOutsideCalendar(tuesdays('cafe@google', 'Sprogcafé'));
    const secret = { ...calendar, url: `${calendar.url}hemmelig.ics` };
    await followed(app.desk, secret, { interval: 'PT15M' });
    const box = aLetterBox();
    /** Asked every six hours from then on; members are written to each time. */
    const asked = async (day: number): Promise<void> => {
      for (const h of ['00', '06', '12', '18']) {
        app.at(`2026-11-${day}T${h}:00:00Z`);
        await refreshSources(app.desk, calendar.refreshing);
        await sendLetters(app.desk, box, SENDER);
      }
    };
    await asked(21);
    calendar.answers((_request, response) => response.writeHead(401).end());
    for (const day of [22, 23, 24]) await asked(day);
    expect(box.sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['anna@example.dk', 'Kalenderen google kan ikke hentes'],
    ]);
    const said = saidIn(box.sent[0] as Letter);
    expect(said).not.toContain('hemmelig.ics');
    expect(said).toContain('Kalenderen kræver adgangskode.');
    expect(said).toMatch(/Sidst hentet lørdag 21\.\snovember kl\.\s19/);
    expect(said).toContain('http://kalender.example/associations/sprogcafeen/sources?lang=da');
    calendar.has(tuesdays('cafe@google', 'Sprogcafé'));
    await asked(26);
    calendar.answers((_request, response) => response.writeHead(401).end());
    for (const day of [27, 28, 29]) await asked(day);
    expect(box.sent).toHaveLength(2);
    expect(saidIn(box.sent[1] as Letter)).toMatch(/torsdag 26\.\snovember/);
  });

  test('tell nobody of a source that is good again, or gone, before they are sent', async () => {
    const app = await anApp();
    await anna(app);
    await choose(app, 'Anna', 'daily');
    const calendar = await anOutsideCalendar(tuesdays('cafe@google', 'Sprogcafé'));
    const other = await anOutsideCalendar(tuesdays('kor@google', 'Kor'));
    await followed(app.desk, calendar, { interval: 'PT15M' });
    await followed(app.desk, other, { interval: 'PT15M' }, { name: 'outlook' });
    for (const one of [calendar, other]) one.answers((_request, response) => response.writeHead(500).end());
    const ports = [calendar.port, other.port];
    const refreshing = { ...calendar.refreshing, fetching: { ...calendar.fetching, ports } };
    const box = aLetterBox();
    for (const h of ['12', '14', '18']) {
      app.at(`2026-11-21T${h}:00:00Z`);
      await refreshSources(app.desk, refreshing);
      await sendLetters(app.desk, box, SENDER);
    }
    const noted = await app.desk.store.read.selectFrom('letter').select('kind').execute();
    expect(noted).toEqual([{ kind: 'source-fails' }, { kind: 'source-fails' }]);
    calendar.has(tuesdays('cafe@google', 'Sprogcafé'));
    app.at('2026-11-22T04:00:00Z');
    await refreshSources(app.desk, refreshing);
    await removeSource(app.desk, EDITOR, 'sprogcafeen', 'outlook');
    app.at('2026-11-22T12:00:00Z');
    await sendLetters(app.desk, box, SENDER);
    expect(box.sent).toEqual([]);
  });

  test('show nothing of an activity that others may only know to be there', async () => {
    const app = await anApp();
    await anna(app);
    await publish(app, sewing({ visibility: 'busy', title: 'Hemmeligt <script>' }));
    await publish(app, cafe({ audiences: [] }));
    const box = aLetterBox();
    await sendLetters(app.desk, box, SENDER);
    expect(saidIn(box.sent[0] as Letter)).toContain('Optaget');
    expect(saidIn(box.sent[0] as Letter)).not.toMatch(/Hemmeligt|Ny Hal/);
  });
});

test('nobody hears of a pair twice within a day, whatever is done when', async () => {
  const app = await aMembersApp();
  await anna(app);
  await bente(app);
  await choose(app, 'Bente', 'daily');
  await publish(app, sewing());
  const id = await publish(app, cafe());
  const sent: { to: string; at: number }[] = [];
  const letters = {
    deliver: async ({ to }: Letter) => {
      sent.push({ to, at: app.desk.clock() });
    },
  };
  let now = Date.parse('2026-11-20T12:00:00Z');
  const steps = fc.array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 900 }),
      count: fc.integer({ min: 1, max: 20 }),
      isMoved: fc.boolean(),
    }),
    { minLength: 5, maxLength: 15 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      for (const { minutes, count, isMoved } of all) {
        now += minutes * 60_000;
        app.at(new Date(now).toISOString());
        const rule = `FREQ=WEEKLY;BYDAY=${isMoved ? 'SA' : 'TU'};COUNT=${count}`;
        const start = isMoved ? '2027-06-05T10:00' : '2027-06-01T19:00';
        await app.api('PUT', `/activities/${id}`, { as: 'coordinator', body: cafe({}, { rule, start }) });
        await sendLetters(app.desk, letters, SENDER);
      }
      for (const { to, at } of sent) {
        const near = sent.filter((one) => one.to === to && Math.abs(one.at - at) < 86_400_000);
        expect(near).toHaveLength(1);
      }
    }),
    { numRuns: 6 },
  );
  expect(sent.length).toBeGreaterThan(4);
});

test('reach a mail server, and without one the outbox', async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      text(stream)
        .then(() => {
          received.push(...session.envelope.rcptTo.map(({ address }) => address));
          done();
        })
        .catch(done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise((done) => server.close(() => done())));
  const { port } = server.server.address() as AddressInfo;
  const app = await aMembersApp();
  await anna(app);
  await bente(app);
  const outbox = join(newFolder(), 'outbox');
  const postman = (smtpUrl: string | null): Postman => {
    const one = new Postman({
      smtpUrl,
      from: 'Kalender <kalender@example.dk>',
      outbox,
      clock: app.desk.clock,
      onFault: () => {},
    });
    onTestFinished(() => one.end());
    return one;
  };
  await publish(app, sewing());
  await publish(app, cafe());
  await sendLetters(app.desk, postman(`smtp://127.0.0.1:${port}`), SENDER);
  expect(received.sort()).toEqual(['anna@example.dk', 'bente@example.dk']);
  await publish(app, cafe({ title: 'Læsekreds' }, { start: '2026-12-01T20:00' }));
  await sendLetters(app.desk, postman(null), SENDER);
  expect(readdirSync(outbox)).toHaveLength(2);
});
