import { describe, expect, it } from 'vitest';
import { feedPath } from '../../../src/http/feeds/feed-name.ts';
import { feedRoutes } from '../../../src/http/feeds/feed-routes.ts';
import { feedSize, isTooLarge } from '../../../src/http/feeds/feed-size.ts';
import { parseFilter } from '../../../src/http/filter.ts';
import { appendChanges } from '../../../src/store/changes.ts';
import { saveRenderings } from '../../../src/store/renderings.ts';
import { answering, idOf, SETTINGS, START } from './a-network.ts';
import { cafeAndSewing, summaries } from './cafe-and-sewing.ts';

const pathOf = (query: string): string => {
  const { path, query: rest } = feedPath(parseFilter(new URLSearchParams(query)));
  return rest === '' ? path : `${path}?${rest}`;
};

describe('the address of a chosen feed', () => {
  const ADDRESSES: readonly [asked: string, address: string][] = [
    ['', '/calendar.ics'],
    ['association=sprogcafeen', '/associations/sprogcafeen.ics'],
    ['audience=women', '/feeds/women.ics?audience=women'],
    ['area=Holte&audience=women', '/feeds/women-holte.ics?audience=women&area=holte'],
    ['association=b,a', '/feeds/a-b.ics?association=a,b'],
    ['area=Ærø+By&q=Åse', '/feeds/aeroe-by-aase.ics?area=%C3%A6r%C3%B8%20by&q=%C3%A5se'],
    ['area=%D8%AD%D9%84%D8%A8', '/feeds/calendar.ics?area=%D8%AD%D9%84%D8%A8'],
    ['q=../../etc', '/feeds/etc.ics?q=..%2F..%2Fetc'],
  ];
  it.each(ADDRESSES)('for %j is %s', (asked, address) => {
    expect(pathOf(asked)).toBe(address);
  });

  it('is never longer in its last part than a list of calendars has room for', () => {
    const [path = ''] = pathOf(`q=${'abcdefghij '.repeat(12)}`).split('?');
    expect(path.length).toBeLessThanOrEqual('/feeds/.ics'.length + 48);
  });
});

describe('a chosen feed', () => {
  it('is what the combined one holds of it, under its own name', async () => {
    await using network = await cafeAndSewing();
    const answer = await network.get('/feeds/holte.ics?area=holte');
    expect(answer.headers.get('Content-Disposition')).toBe('inline; filename="holte.ics"');
    expect(await answer.text()).toBe(await network.read('/calendar.ics?area=holte'));
  });

  it.each(['/feeds/holte.ics', '/feeds/holte.ics?', '/feeds/holte.ics?lang=ar'])(
    'does not become the whole calendar where its choice was lost: %s',
    async (path) => {
      await using network = await cafeAndSewing();
      const answer = await network.get(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('choose anew at /follow');
    },
  );
});

describe('a feed that cannot be made', () => {
  const PATHS = [
    '/calendar.ics',
    '/associations/sprogcafeen.ics',
    '/feeds/holte.ics?area=holte',
    `/activities/${idOf(1)}.ics`,
  ];
  it.each(PATHS)('is served as it was before: %s', async (path) => {
    await using network = await cafeAndSewing();
    const faults: unknown[] = [];
    const app = answering(
      feedRoutes({
        ...SETTINGS,
        network: network.live,
        clock: () => START,
        refresh: () => undefined,
        onStale: (error) => faults.push(error),
      }),
    );
    const before = await (await app.request(path)).text();
    expect(faults).toEqual([]);
    await network.store.transaction(async (trx) => {
      const broken = Buffer.from(
        'BEGIN:VEVENT\r\nDTSTART;TZID=Nowhere/Land:20261201T190000\r\nEND:VEVENT\r\n',
      );
      await saveRenderings(trx, new Map([[idOf(1), new Map([['', broken]])]]));
      const subject = { kind: 'activity', id: idOf(1) } as const;
      await appendChanges(trx, [{ at: START, actor: 'Anna', deed: 'revise', subject, detail: {} }]);
    });
    await network.live.catchUp();
    const after = await app.request(path);
    expect([after.status, await after.text()]).toEqual([200, before]);
    expect(faults).toHaveLength(1);
  });
});

describe('the size of a feed', () => {
  it('is that of its activities', async () => {
    await using network = await cafeAndSewing();
    const all = [...network.live.activities.values()];
    const { bytes, vevents } = feedSize(network.live, '', START, all);
    const text = await network.read('/calendar.ics');
    expect(vevents).toBe(summaries(text).length);
    expect(bytes).toBeLessThan(Buffer.byteLength(text));
    expect(text.length - bytes).toBeLessThan(2_000);
  });

  it.each([
    [900_000, 1_000, false],
    [900_001, 1, true],
    [1, 1_001, true],
  ])('of %i bytes and %i VEVENTs is too large: %s', (bytes, vevents, expected) => {
    expect(isTooLarge({ bytes, vevents })).toBe(expected);
  });
});

describe('the feed of one activity', () => {
  it('tells of a cancellation for a month, and only then that it is gone', async () => {
    await using network = await cafeAndSewing();
    const path = `/activities/${idOf(1)}.ics`;
    await network.revise(idOf(1), { status: 'cancelled' });
    network.pass(29);
    expect(await network.read(path)).toContain('STATUS:CANCELLED');
    network.pass(2);
    const answer = await network.get(path);
    expect([answer.status, await answer.text()]).toEqual([
      410,
      expect.stringContaining('remove this calendar'),
    ]);
  });

  it('never was, for anybody but members, where a hold is cancelled', async () => {
    await using network = await cafeAndSewing();
    await network.revise(idOf(1), { status: 'cancelled', visibility: 'network' });
    network.pass(31);
    expect((await network.get(`/activities/${idOf(1)}.ics`)).status).toBe(404);
  });
});
