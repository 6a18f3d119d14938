import { describe, expect, it } from 'vitest';
import { type Answered, anApp, type TestApp } from '../../support/app.ts';
import { type ProblemTold, told } from './answers.ts';

const MIB = 1024 * 1024;

/** A calendar file with a language café every Tuesday. */
const file = (summary = 'Sprogcafé'): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sprogcafeen//DA',
    'BEGIN:VEVENT',
    'UID:cafe@sprogcafeen.example',
    'DTSTAMP:20261101T120000Z',
    'DTSTART;TZID=Europe/Copenhagen:20261201T190000',
    'DURATION:PT2H',
    'RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=12',
    `SUMMARY:${summary}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

function sent(
  { api }: TestApp,
  text: string,
  { query = '', type = 'text/calendar' } = {},
): Promise<Answered> {
  const headers = { 'Content-Type': type };
  return api('POST', `/associations/sprogcafeen/import${query}`, { as: 'sprogcafeen', text, headers });
}

describe('importing through the API', () => {
  it('publishes what is new, leaves what is the same and revises what has changed', async () => {
    const app = await anApp();
    const counts = { created: 0, updated: 0, unchanged: 0, skipped: [] };
    expect((await sent(app, file())).body).toMatchObject({ ...counts, created: 1 });
    expect((await sent(app, file())).body).toMatchObject({ ...counts, unchanged: 1 });
    expect((await sent(app, file('Café og sprog'))).body).toMatchObject({ ...counts, updated: 1 });
    expect((await app.api('GET', '/activities')).body).toMatchObject({
      activities: [{ association: 'sprogcafeen', title: { da: 'Café og sprog' }, sequence: 1 }],
    });
  });

  it('stores nothing where it is only tried', async () => {
    const app = await anApp();
    const before = await app.desk.store.latestVersion();
    expect((await sent(app, file(), { query: '?dryRun=true' })).body).toMatchObject({ created: 1 });
    expect(await app.desk.store.latestVersion()).toBe(before);
  });

  it('takes a file of up to 10 MiB, and none that is larger', async () => {
    const app = await anApp();
    const padded = (size: number): string =>
      file().replace('VERSION', `X-PAD:${'x'.repeat(size)}\r\nVERSION`);
    expect((await sent(app, padded(9 * MIB))).status).toBe(200);
    const problem = told<ProblemTold>(await sent(app, padded(10 * MIB)), 413);
    expect(problem.detail).toBe('Send at most 10 MiB at a time.');
  });

  it.each([
    ['what is no calendar', 'Kom og tal dansk', {}, 422],
    ['nothing', '', {}, 422],
    ['what does not call itself one', file(), { type: 'text/plain' }, 415],
    ['a wish that is none', file(), { query: '?dryRun=maybe' }, 422],
  ])('refuses %s', async (_sentence, text, options, status) => {
    const app = await anApp();
    const before = await app.desk.store.latestVersion();
    expect((await sent(app, text, options)).status).toBe(status);
    expect(await app.desk.store.latestVersion()).toBe(before);
  });

  it('knows no association that is not registered', async () => {
    const { api } = await anApp();
    const headers = { 'Content-Type': 'text/calendar' };
    const answer = await api('POST', '/associations/ukendt/import', {
      as: 'coordinator',
      text: file(),
      headers,
    });
    expect(answer.status).toBe(404);
  });
});
