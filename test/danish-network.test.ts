// Real input: 105 activities of 76 Danish associations, as their own pages tell of them, loaded whole.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadNetwork } from '../src/actions/load-network.ts';
import { goesOutAsSeries } from '../src/ical/outlook.ts';
import { anApp, type TestApp } from './support/app.ts';

const LINES = readFileSync(new URL('./fixtures/danish-network.jsonl', import.meta.url), 'utf8').split('\n');
const BY = { role: 'coordinator', name: 'indlæser' } as const;
const SEASON = 'from=2026-09-01&to=2027-07-01';

interface OccurrencePage {
  readonly occurrences: readonly { activity: string; start: string; end: string; title: { da?: string } }[];
  readonly next: string | null;
}

interface ClashPage {
  readonly clashes: readonly {
    severity: string;
    count: number;
    reasons: readonly string[];
    dates: readonly unknown[];
  }[];
  readonly next: string | null;
}

describe('the Danish network', () => {
  let calendar: TestApp;
  let close: (() => void | Promise<void>)[] = [];

  beforeAll(async () => {
    calendar = await anApp({
      now: '2026-11-20T12:00:00Z',
      whenDone: (done) => {
        close = [done, ...close];
      },
    });
    await loadNetwork(calendar.desk, BY, LINES);
    return async () => {
      for (const done of close) await done();
    };
  });

  async function season(): Promise<OccurrencePage['occurrences']> {
    const all: OccurrencePage['occurrences'][number][] = [];
    for (let cursor = ''; ; ) {
      const { body } = await calendar.api('GET', `/occurrences?${SEASON}&limit=500${cursor}`);
      const page = body as OccurrencePage;
      all.push(...page.occurrences);
      if (page.next === null) return all;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }

  it('is loaded without a refusal', () => {
    const { associations, venues, activities } = calendar.desk.network;
    expect([associations.size - 2, venues.size - 2, activities.size]).toEqual([76, 84, 105]);
  });

  it('is unchanged by a second load', async () => {
    const { version } = calendar.desk.network;
    const report = await loadNetwork(calendar.desk, BY, LINES);
    expect(report).toEqual({
      associations: 0,
      venues: 0,
      activities: { created: 0, updated: 0, unchanged: 105 },
      observances: 0,
      settlements: 0,
    });
    expect(calendar.desk.network.version).toBe(version);
  });

  it('meets 3,113 times from September to June, the Thursdays in odd weeks through week 53 and week 1', async () => {
    const occurrences = await season();
    const thursdays = occurrences
      .filter(({ title }) => title.da === 'Torsdagscafé')
      .map(({ start }) => start.slice(0, 10));
    expect(occurrences).toHaveLength(3_113);
    expect(
      occurrences.every(
        (one, i) => i === 0 || Date.parse((occurrences[i - 1] ?? one).start) <= Date.parse(one.start),
      ),
    ).toBe(true);
    expect(thursdays).toEqual(
      expect.arrayContaining(['2026-12-17', '2026-12-31', '2027-01-07', '2027-01-21']),
    );
    expect(thursdays).not.toContain('2027-01-14');
  });

  it('clashes in 61 pairs, each telling its dates', async () => {
    const { body } = await calendar.api('GET', `/clashes?${SEASON}&limit=100`, { as: 'coordinator' });
    const { clashes, next } = body as ClashPage;
    expect(next).toBeNull();
    expect(clashes).toHaveLength(61);
    expect(clashes.every(({ count, dates }) => count === dates.length && count > 0)).toBe(true);
    expect(
      clashes.every(
        ({ severity }, i) => severity === 'high' || (clashes[i + 1]?.severity ?? 'medium') === 'medium',
      ),
    ).toBe(true);
  });

  it('is in the combined feed, every activity under its own uid', async () => {
    const { text } = await calendar.ask('GET', '/calendar.ics');
    const root = new ICAL.Component(ICAL.parse(text));
    const uids = new Set(
      root.getAllSubcomponents('vevent').map((one) => String(one.getFirstPropertyValue('uid'))),
    );
    for (const { uid, schedule } of calendar.desk.network.activities.values()) {
      const name = uid.slice(0, uid.indexOf('@'));
      const found = goesOutAsSeries(schedule)
        ? uids.has(uid)
        : [...uids].some((one) => one.startsWith(`${name}-`));
      expect([uid, found]).toEqual([uid, true]);
    }
    expect(root.getAllSubcomponents('vtimezone')).toHaveLength(1);
  });
});
