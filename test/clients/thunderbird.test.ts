// Thunderbird, by the parts of it that its windows are made of.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { appendChanges } from '../../src/store/changes.ts';
import { saveRenderings } from '../../src/store/renderings.ts';
import type { TestApp } from '../support/app.ts';
import { type Client, followedBy, whereInstalled } from './a-client.ts';
import { WINTER } from './followed-network.ts';
import { type Followed, Thunderbird } from './thunderbird.ts';

let started: Promise<Thunderbird> | undefined;
const followed = new Map<string, Followed>();
afterAll(async () => (await started)?.[Symbol.asyncDispose]());

async function follow(address: string): Promise<Followed> {
  started ??= Thunderbird.start();
  return (await started).follow(address);
}

const THUNDERBIRD: Client = {
  name: 'Thunderbird',
  needs: [['thunderbird', '--version']],
  packages: 'thunderbird',
  notOn: ['ubuntu'],
  async read(feed, days) {
    const known = followed.get(feed);
    await known?.refresh();
    const calendar = known ?? (await follow(feed));
    followed.set(feed, calendar);
    return calendar.shown(days);
  },
};

/** A small one: Thunderbird writes all of a calendar anew each time it asks. */
const CAFE = '/associations/sprogcafeen.ics';

followedBy(THUNDERBIRD);

whereInstalled(THUNDERBIRD, (network) => {
  test.each([
    ['/calendar.ics?area=Holte', 'calendar'],
    ['/associations/sprogcafeen.ics', 'sprogcafeen'],
    ['/feeds/women-holte.ics?audience=women&area=Holte', 'women-holte'],
  ])('lists %s as %s', async (path, name) => {
    const address = network().at(path);
    const calendar = await follow(address);
    expect(await calendar.listed()).toEqual({ type: 'ics', address, name, isDisabled: false });
  });

  test('is told that there is no CalDAV, which it looks for besides, and asked for no password', async () => {
    const { answered, at } = network();
    const before = answered.length;
    await follow(at('/associations/kvindeklubben.ics'));
    const others = answered.slice(before).filter(({ method }) => !['HEAD', 'GET'].includes(method));
    expect(new Set(others.map(({ method, status }) => `${method} ${status}`))).toEqual(
      new Set(['PROPFIND 404']),
    );
  });

  test('asks whether there is news, hears that there is none, and shows the same', async () => {
    const { answered, at } = network();
    const calendar = await follow(at(CAFE));
    const before = await calendar.shown(WINTER);
    await calendar.refresh();
    expect(answered.at(-1)).toMatchObject({ method: 'GET', path: CAFE, status: 304 });
    expect(before.length).toBeGreaterThan(50);
    expect((await calendar.shown(WINTER)).toSorted()).toEqual(before.toSorted());
  });

  test.each([
    [404, false],
    [410, true],
    [429, true],
    [503, true],
  ])('takes the answer %i for a reason to switch a calendar off: %s', async (status, isDisabled) => {
    const text = await (await fetch(network().at('/feeds/holte.ics?area=holte'))).text();
    let isHere = true;
    const server = createServer((request, response) => {
      const isAsked = request.url === '/x.ics' && request.method !== 'PROPFIND';
      response.writeHead(!isAsked ? 404 : isHere ? 200 : status, { 'Content-Type': 'text/calendar' });
      response.end(text);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const calendar = await follow(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x.ics`);
    isHere = false;
    await calendar.refresh();
    expect((await calendar.listed()).isDisabled).toBe(isDisabled);
    server.closeAllConnections();
    server.close();
  });

  test('is served a feed that cannot be made as it was, and keeps it', async () => {
    const { app, answered, at } = network();
    const calendar = await follow(at(CAFE));
    const before = await calendar.shown(WINTER);
    await breakAnActivity(app);
    await calendar.refresh();
    expect(answered.at(-1)).toMatchObject({ path: CAFE, status: 304 });
    expect(String(app.faults.at(-1)?.error)).toContain('Nowhere/Land');
    expect((await calendar.listed()).isDisabled).toBe(false);
    expect((await calendar.shown(WINTER)).toSorted()).toEqual(before.toSorted());
  });
});

/** What is stored of one can be no calendar. */
async function breakAnActivity({ desk }: TestApp): Promise<void> {
  const id = [...desk.network.activities.values()].find(
    ({ association }) => association === 'sprogcafeen',
  )?.id;
  if (id === undefined) throw new Error('There is no activity.');
  await desk.store.transaction(async (trx) => {
    const broken = Buffer.from('BEGIN:VEVENT\r\nDTSTART;TZID=Nowhere/Land:20261201T190000\r\nEND:VEVENT\r\n');
    await saveRenderings(trx, new Map([[id, new Map([['', broken]])]]));
    const subject = { kind: 'activity', id } as const;
    await appendChanges(trx, [{ at: desk.clock(), actor: 'Anna', deed: 'revise', subject, detail: {} }]);
  });
  await desk.network.catchUp();
}
