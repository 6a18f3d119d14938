// Every kind of feed of the Danish network and of activities chosen to break the rules of calendars.
import { readFileSync } from 'node:fs';
import { loadNetwork } from '../../../src/actions/load-network.ts';
import { makePrivateFeed } from '../../../src/actions/private-feeds.ts';
import type { TimeZoneId } from '../../../src/calendar/time.ts';
import { timeZoneId } from '../../../src/calendar/zone.ts';
import { anApp, anInput, type TestApp } from '../../support/app.ts';
import { published } from '../api/answers.ts';
import { type ReadFeed, readFeed } from './read-feed.ts';

const LINES = readFileSync(new URL('../../fixtures/danish-network.jsonl', import.meta.url), 'utf8').split(
  '\n',
);
const BY = { role: 'coordinator', name: 'indlæser' } as const;

/** Schedules and words that calendars have been seen to stumble over. */
const HARD: readonly (readonly [words: Record<string, unknown>, schedule: Record<string, unknown>])[] = [
  [{ title: 'Første og tredje mandag' }, { start: '2026-12-07T19:00', rule: 'FREQ=MONTHLY;BYDAY=1MO,3MO' }],
  [
    { title: 'Ulige uger' },
    { start: '2026-12-03T17:00', rule: 'FREQ=YEARLY;BYWEEKNO=1,3,5,7,9,11,13,49,51,53;BYDAY=TH' },
  ],
  [{ title: 'Den 31.' }, { start: '2026-12-31T17:00', rule: 'FREQ=MONTHLY;BYMONTHDAY=31' }],
  [{ title: 'Femte onsdag' }, { start: '2026-12-30T17:00', rule: 'FREQ=MONTHLY;BYDAY=5WE' }],
  [
    { title: 'Sidste hverdag' },
    { start: '2026-12-31T17:00', rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1' },
  ],
  [
    { title: 'Hver hverdag' },
    { start: '2026-12-01T07:00', rule: 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270131' },
  ],
  [{ title: 'Hver anden søndag' }, { start: '2026-12-06T10:00', rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=730' }],
  [{ title: 'Hele dagen' }, { start: '2026-12-05', duration: 'P2D', rule: 'FREQ=WEEKLY;UNTIL=20270206' }],
  [
    { title: 'Hele ugen' },
    {
      ...{ start: '2026-11-30', duration: 'P7D', rule: 'FREQ=MONTHLY;BYDAY=-1MO;COUNT=6' },
      ...{ excluded: ['2027-01-25'], added: ['2027-02-01'] },
      changed: { '2026-12-28': { start: '2026-12-29' }, '2027-02-22': { status: 'cancelled' } },
    },
  ],
  [{ title: 'Hvor klokken springer' }, { start: '2027-03-28T02:30', rule: 'FREQ=WEEKLY;COUNT=3' }],
  [{ title: 'Til klokken springer' }, { start: '2027-03-21T02:30', rule: 'FREQ=WEEKLY;COUNT=3' }],
  [{ title: 'Timen, der er der to gange' }, { start: '2026-10-18T02:30', rule: 'FREQ=WEEKLY;COUNT=3' }],
  [
    { title: 'Over midnat' },
    { start: '2026-12-04T22:30', duration: 'PT4H', rule: 'FREQ=WEEKLY;UNTIL=20270326T213000Z' },
  ],
  [{ title: 'Lejr, mens klokken springer' }, { start: '2027-03-26T17:00', duration: 'P2D' }],
  [{ title: 'Vagt, mens klokken springer' }, { start: '2027-03-27T22:00', duration: 'PT8H' }],
  [
    { title: 'Lige uger' },
    {
      ...{ start: '2026-12-10T17:00', timeZone: 'Europe/Copenhagen' },
      rule: `FREQ=YEARLY;BYWEEKNO=${Array.from({ length: 26 }, (_, n) => 2 * n + 2).join()};BYDAY=TH`,
    },
  ],
  [
    { title: 'Anden tirsdag' },
    { start: '2026-12-08T19:00', rule: 'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;COUNT=8' },
  ],
  [
    { title: 'Næstsidste tirsdag' },
    { start: '2026-12-22T19:00', rule: 'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-2;COUNT=8' },
  ],
  [
    { title: 'Fem gange, to af dem ikke' },
    {
      ...{ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;COUNT=5' },
      excluded: ['2026-12-01T19:00', '2026-12-22T19:00'],
    },
  ],
  [
    { title: 'Til og med den sidste' },
    { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;UNTIL=20261222T180000Z' },
  ],
  [
    { title: 'Nuuk' },
    {
      ...{ start: '2026-12-01T19:00', timeZone: 'America/Nuuk', rule: 'FREQ=WEEKLY;UNTIL=20270601' },
      changed: { '2027-03-30T19:00': { start: '2027-03-27T23:30' } },
    },
  ],
  [
    { title: 'Marokko' },
    { start: '2026-12-01T19:00', timeZone: 'Africa/Casablanca', rule: 'FREQ=WEEKLY;COUNT=20' },
  ],
  [{ title: 'UTC' }, { start: '2026-12-01T19:00', timeZone: 'UTC', rule: null }],
  [
    { title: 'Håndplukket' },
    { start: '2026-12-01T19:00', rule: null, added: ['2026-12-09T12:00', '2026-12-24T19:00'] },
  ],
  [
    { title: `${'æøå, ; \\ " '.repeat(12)}مقهى اللغة 👩‍👩‍👧‍👦`, link: 'https://x.example/a,b;c?d=e&f=(g)' },
    { start: '2026-12-02T09:00' },
  ],
  [
    { title: '<b>Fed</b>', description: '<script>alert(1)</script>\nBEGIN:VEVENT\nDTSTART:20261201' },
    { start: '2026-12-03T09:00' },
  ],
  [
    { title: 'Flyttet og aflyst' },
    {
      ...{
        start: '2026-12-01T19:00',
        rule: 'FREQ=WEEKLY',
        excluded: ['2026-12-22T19:00'],
        added: ['2026-12-23T19:00'],
      },
      changed: {
        '2027-01-05T19:00': { start: '2027-01-06T19:00' },
        '2027-01-12T19:00': { status: 'cancelled', note: { da: 'Sne' } },
        '2026-12-23T19:00': { title: 'Lillejuleaften' },
      },
    },
  ],
];

/** The zones that they name, each with the titles of what is in it. */
export const HARD_ZONES: ReadonlyMap<TimeZoneId, readonly string[]> = new Map(
  [...new Set(HARD.flatMap(([, { timeZone }]) => timeZoneId(String(timeZone)) ?? []))].map((zone) => [
    zone,
    HARD.filter(([, { timeZone }]) => timeZone === zone).map(([{ title }]) => String(title)),
  ]),
);

export interface HardNetwork {
  readonly app: TestApp;
  /** As they are at first. */
  readonly feeds: readonly ReadFeed[];
  close(): Promise<void>;
}

export async function aHardNetwork(): Promise<HardNetwork> {
  const closing: (() => void | Promise<void>)[] = [];
  const app = await anApp({ now: '2026-11-20T12:00:00Z', whenDone: (close) => closing.unshift(close) });
  await loadNetwork(app.desk, BY, LINES);
  const plain = { rule: null, duration: 'PT2H', excluded: [], added: [], changed: {} };
  for (const [words, schedule] of HARD) {
    const input = anInput({ description: null, venue: null, needs: [], ...words }, { ...plain, ...schedule });
    await published(app, input);
    await published(app, { ...input, visibility: 'network' });
  }
  await published(app, anInput({ association: 'kvindeklubben', title: 'Systue' }, plain));
  const gone = (
    await published(app, anInput({ title: 'Aflyst helt' }, { excluded: [], added: [], changed: {} }))
  ).activity;
  await app.api('DELETE', `/activities/${gone.id}`, { as: 'coordinator' });
  const busy = { kind: 'busy', association: 'sprogcafeen' } as const;
  const secret = await makePrivateFeed(app.desk, BY, busy, Buffer.alloc(32, 1));
  const paths = [
    ...[
      '/calendar.ics',
      '/calendar.ics?lang=ar',
      '/feeds/holte.ics?area=holte',
      '/calendar.ics?category=language',
    ],
    ...['/associations/sprogcafeen.ics', '/associations/kvindeklubben.ics', `/activities/${gone.id}.ics`],
    `/private/${secret}.ics`,
  ];
  const feeds = await Promise.all(
    paths.map(async (path) => readFeed(path, (await app.ask('GET', path)).text)),
  );
  return {
    app,
    feeds,
    async close() {
      for (const close of closing) await close();
    },
  };
}
