// What is known of how calendars ask that cannot be tried here: one test for each rule of how feeds are answered.
import { beforeAll, describe, expect, test } from 'vitest';
import { anInput, type TestApp } from '../../support/app.ts';
import { published } from '../api/answers.ts';
import { aHardNetwork } from './a-hard-network.ts';
import { type ReadFeed, readFeed } from './read-feed.ts';

let app: TestApp;
let feeds: readonly ReadFeed[] = [];

beforeAll(async () => {
  const network = await aHardNetwork();
  ({ app, feeds } = network);
  return () => network.close();
});

/** What is asked, how often, and what is answered. */
const OF_ANSWERS: readonly (readonly [client: string, rule: string, check: () => Promise<void>])[] = [
  [
    'Google',
    'the same UID stands for the same activity in every feed',
    async () => {
      const [combined, ...others] = feeds.filter(({ path }) => !path.startsWith('/private/'));
      const known = new Set(combined?.vevents.map(({ value }) => value('UID')));
      expect(
        others.flatMap(({ vevents }) => vevents).filter(({ value }) => !known.has(value('UID'))),
      ).toEqual([]);
    },
  ],
  [
    'Google',
    'a feed is text/calendar whatever is accepted, also where nothing is said',
    async () => {
      for (const headers of [
        {},
        { Accept: 'text/html' },
        { Accept: '*/*' },
        { 'User-Agent': 'Google-Calendar-Importer' },
      ]) {
        const answer = await app.ask('GET', '/calendar.ics', { headers });
        expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
          200,
          'text/calendar; charset=utf-8',
        ]);
      }
    },
  ],
  [
    'Google',
    'robots.txt keeps no calendar out',
    async () => {
      const { text } = await app.ask('GET', '/robots.txt');
      const kept = text.split('\n').flatMap((line) => /^Disallow:\s*(\S+)/.exec(line)?.[1] ?? []);
      for (const feed of [
        '/calendar.ics',
        '/associations/sprogcafeen.ics',
        '/activities/1.ics',
        '/feeds/holte.ics',
      ]) {
        expect(
          kept.filter((path) => feed.startsWith(path.replace(/[*$].*$/, '')) && !path.includes('?')),
        ).toEqual([]);
      }
    },
  ],
  [
    'Google',
    'each change raises SEQUENCE and LAST-MODIFIED',
    async () => {
      const { activity } = await published(
        app,
        anInput({ title: 'Skifter' }, { excluded: [], added: [], changed: {} }),
      );
      const seen = async (): Promise<readonly string[]> => {
        const { vevents } = readFeed('', (await app.ask('GET', `/activities/${activity.id}.ics`)).text);
        return [vevents[0]?.value('SEQUENCE') ?? '', vevents[0]?.value('LAST-MODIFIED') ?? ''];
      };
      const before = await seen();
      app.at('2026-11-20T12:01:00Z');
      const body = anInput({ title: 'Skiftet' }, { excluded: [], added: [], changed: {} });
      await app.api('PUT', `/activities/${activity.id}`, { as: 'coordinator', body });
      const after = await seen();
      expect([Number(after[0]) - Number(before[0]), String(after[1]) > String(before[1])]).toEqual([1, true]);
    },
  ],
  [
    'ICSx5',
    'a replaced date that is taken back makes its series newer',
    async () => {
      const schedule = {
        excluded: [],
        added: [],
        changed: { '2026-12-08T19:00': { start: '2026-12-09T19:00' } },
      };
      const { activity } = await published(app, anInput({ title: 'Tilbage' }, schedule));
      const modified = async (): Promise<string[]> =>
        readFeed('', (await app.ask('GET', `/activities/${activity.id}.ics`)).text).vevents.map(({ value }) =>
          value('LAST-MODIFIED'),
        );
      const before = await modified();
      app.at('2026-11-20T12:02:00Z');
      await app.api('PUT', `/activities/${activity.id}`, {
        as: 'coordinator',
        body: anInput({ title: 'Tilbage' }, { ...schedule, changed: {} }),
      });
      const after = await modified();
      expect([before.length, after.length]).toEqual([2, 1]);
      expect(String(after[0]) > String(before.sort().at(-1))).toBe(true);
    },
  ],
  [
    'all',
    'a tag is strong, and another one for bytes that are compressed',
    async () => {
      for (const { path } of feeds) {
        const tags = await Promise.all(
          ['identity', 'gzip'].map(async (coding) =>
            (await app.ask('GET', path, { headers: { 'Accept-Encoding': coding } })).headers.get('ETag'),
          ),
        );
        expect([path, tags.every((tag) => /^"[^"]+"$/.test(tag ?? '')), new Set(tags).size]).toEqual([
          path,
          true,
          2,
        ]);
      }
    },
  ],
  [
    'ICSx5',
    'an unchanged feed is 304, by its tag and by its time',
    async () => {
      for (const { path } of feeds) {
        const { headers } = await app.ask('GET', path);
        const known = [
          { 'If-None-Match': headers.get('ETag') ?? '' },
          { 'If-Modified-Since': headers.get('Last-Modified') ?? '' },
        ];
        for (const sent of known)
          expect([path, (await app.ask('GET', path, { headers: sent })).status]).toEqual([path, 304]);
      }
    },
  ],
  [
    'Thunderbird',
    'HEAD, which it sends first, says what GET would',
    async () => {
      for (const { path } of feeds) {
        const [get, head] = [await app.ask('GET', path), await app.ask('HEAD', path)];
        expect([head.status, head.text]).toEqual([200, '']);
        for (const name of ['Content-Type', 'ETag', 'Last-Modified', 'Content-Length']) {
          expect([path, name, head.headers.get(name)]).toEqual([path, name, get.headers.get(name)]);
        }
      }
    },
  ],
  [
    'Thunderbird',
    'a feed’s address ends in a name for its list of calendars',
    async () => {
      const open = feeds.filter(({ path }) => !/^\/(private|activities)\//.test(path));
      expect(open.filter(({ path }) => !/\/[a-z][a-z0-9-]*\.ics(\?|$)/.test(path))).toEqual([]);
    },
  ],
  [
    'Thunderbird',
    'a feed that is not there is 404, of which it does not tire',
    async () => {
      for (const path of [
        '/associations/ingen.ics',
        '/activities/ingen.ics',
        '/private/ingen.ics',
        '/feeds/ingen.ics',
      ]) {
        expect((await app.ask('GET', path)).status).toBe(404);
      }
    },
  ],
  [
    'Thunderbird',
    'a feed of nothing is a calendar all the same, not an empty answer',
    async () => {
      const { status, text } = await app.ask('GET', '/calendar.ics?category=ingenting');
      expect([status, /^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/.test(text)]).toEqual([200, true]);
    },
  ],
  [
    'all',
    'a feed is compressed for those alone who ask for it',
    async () => {
      const plain = await app.app.request('http://kalender.example/calendar.ics');
      const packed = await app.app.request('http://kalender.example/calendar.ics', {
        headers: { 'Accept-Encoding': 'gzip, deflate' },
      });
      expect([plain.headers.get('Content-Encoding'), packed.headers.get('Content-Encoding')]).toEqual([
        null,
        'gzip',
      ]);
      expect(packed.headers.get('Vary')).toContain('Accept-Encoding');
    },
  ],
];

describe('every answer keeps the rule', () => {
  test.each(OF_ANSWERS)('for %s: %s', async (_client, _rule, check) => {
    await check();
    expect(app.faults).toEqual([]);
  });
});
