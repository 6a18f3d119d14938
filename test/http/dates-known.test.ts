import { setImmediate as otherWork } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { anApp } from '../support/app.ts';
import { told } from './api/answers.ts';

const MANY = 1_000;

const vevent = (i: number): string =>
  [
    'BEGIN:VEVENT',
    `UID:${i}@sprogcafeen.example`,
    'DTSTART;TZID=Europe/Copenhagen:20261201T190000',
    'DURATION:PT2H',
    `SUMMARY:Sprogcafé ${i}`,
    'END:VEVENT',
  ].join('\r\n');

test('after a large change whoever asks for dates is told of all of them, and others have their turn meanwhile', async () => {
  const app = await anApp();
  const dates = (query = '') => app.api('GET', `/occurrences?from=2026-12-01&to=2026-12-02&limit=2${query}`);
  await dates();
  const text = ['BEGIN:VCALENDAR', ...Array.from({ length: MANY }, (_, i) => vevent(i)), 'END:VCALENDAR', ''];
  const headers = { 'Content-Type': 'text/calendar' };
  const sent = { as: 'sprogcafeen', text: text.join('\r\n'), headers } as const;
  told(await app.api('POST', '/associations/sprogcafeen/import', sent), 200);

  let isAnswered = false;
  let turns = 0;
  const others = (async () => {
    for (; !isAnswered; turns++) await otherWork();
  })();
  const first = await dates();
  isAnswered = true;
  await others;
  expect(turns).toBeGreaterThan(10);
  expect(app.desk.occurrences.following).toBeNull();
  expect(app.desk.occurrences.size).toBe(MANY);
  expect(first.body).toMatchObject({ occurrences: [{}, {}] });
});
