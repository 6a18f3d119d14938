// A season in one go: what twenty planned activities would clash with, nothing stored.
import { describe, expect, it } from 'vitest';
import { type Asker, anApp, anInput, type TestApp } from '../../support/app.ts';
import { onBothDatabases } from '../../support/databases.ts';
import { type Checked, type ProblemTold, published, told } from './answers.ts';

interface SeasonTold {
  readonly verdict: { readonly activities: number; readonly occurrences: number; readonly clashing: number };
  readonly activities: readonly (Checked & { readonly name: string; readonly association: string })[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

const plain = { excluded: [], added: [], changed: {} };
const weekly = (day: string, start: string) => ({
  ...plain,
  start,
  rule: `FREQ=WEEKLY;BYDAY=${day};COUNT=12`,
});
const TUESDAYS = weekly('TU', '2026-12-01T19:00');
const WEDNESDAYS = weekly('WE', '2026-12-02T19:00');

const asLine = (activity: object): string => JSON.stringify({ activity });
const send = (
  app: TestApp,
  text: string,
  type = 'application/jsonl',
  as: Asker = 'sprogcafeen',
  query = '',
) => app.api('POST', `/clash-check${query}`, { as, text, headers: { 'Content-Type': type } });

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Anden//DA',
  'BEGIN:VEVENT',
  'UID:kor@andre.example',
  'DTSTAMP:20261101T120000Z',
  'DTSTART;TZID=Europe/Copenhagen:20261201T190000',
  'DTEND;TZID=Europe/Copenhagen:20261201T210000',
  'RRULE:FREQ=WEEKLY;COUNT=12',
  'SUMMARY:Kor',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

onBothDatabases('a season', (database) => {
  const calendar = async () => anApp({ address: await database.address() });

  it('is judged activity for activity, and nothing of it is stored', async () => {
    const app = await calendar();
    await published(app, anInput({ association: 'kvindeklubben' }, TUESDAYS));
    const version = await app.desk.store.latestVersion();
    const text = [asLine(anInput({}, TUESDAYS)), '', asLine(anInput({}, WEDNESDAYS))].join('\n');
    const report = told<SeasonTold>(await send(app, text), 200);
    expect(report.verdict).toEqual({ activities: 2, occurrences: 24, clashing: 12 });
    expect(report.activities.map(({ name, verdict }) => [name, verdict.clashing])).toEqual([
      ['line 1', 12],
      ['line 3', 0],
    ]);
    expect(report.activities[0]?.suggestions).not.toEqual([]);
    expect(await app.desk.store.latestVersion()).toBe(version);
    expect((await app.api('GET', '/activities')).body).toMatchObject({ activities: { length: 1 } });
    const after = await app.api('POST', '/clash-check', { as: 'sprogcafeen', body: anInput({}, WEDNESDAYS) });
    expect(told<Checked>(after, 200).verdict.clashing).toBe(0);
  });

  it('is judged among itself too, where two associations plan at once', async () => {
    const app = await calendar();
    const text = [anInput({}, TUESDAYS), anInput({ association: 'kvindeklubben' }, TUESDAYS)]
      .map(asLine)
      .join('\n');
    const report = told<SeasonTold>(await send(app, text, 'application/x-ndjson', 'coordinator'), 200);
    expect(report.activities.map(({ verdict }) => verdict.clashing)).toEqual([12, 12]);
  });

  it('puts a revision in the place of what is stored', async () => {
    const app = await calendar();
    const { activity } = await published(app, anInput({ association: 'kvindeklubben' }, TUESDAYS));
    const { id } = activity;
    const moved = { ...anInput({ association: 'kvindeklubben' }, WEDNESDAYS), id };
    const text = [asLine(moved), asLine(anInput({}, TUESDAYS))].join('\n');
    const report = told<SeasonTold>(await send(app, text, 'application/jsonl', 'coordinator'), 200);
    expect(report.verdict.clashing).toBe(0);
    const after = await app.api('POST', '/clash-check', { as: 'sprogcafeen', body: anInput({}, TUESDAYS) });
    expect(told<Checked>(after, 200).verdict.clashing).toBe(12);
  });

  it('tells of what cannot be read, and judges the rest', async () => {
    const app = await calendar();
    const lines = [
      asLine(anInput({}, { ...TUESDAYS, rule: 'FREQ=SECONDLY' })),
      asLine(anInput({}, WEDNESDAYS)),
      '{"venue": {"slug": "hal"}}',
      'nonsense',
      asLine(anInput({ association: 'kvindeklubben' }, TUESDAYS)),
      asLine(anInput({ status: 'tentative', expires: '2026-01-01' }, TUESDAYS)),
    ];
    const report = told<SeasonTold>(await send(app, lines.join('\n')), 200);
    expect(report.activities.map(({ name }) => name)).toEqual(['line 2']);
    expect(report.skipped.map(({ name }) => name)).toEqual([
      'line 1',
      'line 3',
      'line 4',
      'line 5',
      'line 6',
    ]);
    expect(report.skipped[0]?.reason).toContain('schedule.rule');
    expect(report.skipped[3]?.reason).toContain('Only the editors of kvindeklubben');
    expect(report.skipped[4]?.reason).toContain('expires');
  });

  it('may be a calendar file of an association', async () => {
    const app = await calendar();
    await published(app, anInput({ association: 'kvindeklubben', venue: null }, TUESDAYS));
    const query = '?association=sprogcafeen';
    const report = told<SeasonTold>(await send(app, CALENDAR, 'text/calendar', 'sprogcafeen', query), 200);
    expect(report.activities).toMatchObject([
      { name: 'kor@andre.example', association: 'sprogcafeen', verdict: { occurrences: 12, clashing: 12 } },
    ]);
  });
});

describe('a season is refused', () => {
  it.each<
    readonly [string, Parameters<typeof send> extends [unknown, ...infer Rest] ? Rest : never, number, string]
  >([
    ['without a token', ['', 'application/jsonl', 'nobody'], 401, 'unauthenticated'],
    [
      'that is no calendar',
      ['x', 'text/calendar', 'sprogcafeen', '?association=sprogcafeen'],
      422,
      'invalid',
    ],
    ['whose calendar is nobody’s', [CALENDAR, 'text/calendar'], 422, 'invalid'],
    [
      'of another association',
      [CALENDAR, 'text/calendar', 'sprogcafeen', '?association=kvindeklubben'],
      403,
      'forbidden',
    ],
    [
      'of an association nobody knows',
      [CALENDAR, 'text/calendar', 'coordinator', '?association=ukendt'],
      404,
      'not_found',
    ],
    ['of more than 200 activities', ['{}\n'.repeat(201)], 422, 'invalid'],
    ['as a table', ['a;b', 'text/csv'], 415, 'unsupported_media_type'],
  ])('%s', async (_name, sent, status, type) => {
    const app = await anApp();
    const answer = await send(app, ...sent);
    expect(told<ProblemTold>(answer, status).type).toBe(`/problems/${type}`);
  });
});
