import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { busyFeedsFor, makePrivateFeed } from '../../src/actions/private-feeds.ts';
import type { Store } from '../../src/store/store.ts';
import { anApp, anInput } from '../support/app.ts';

const KAREN = { role: 'coordinator', name: 'Karen' } as const;

/** Lets the file grow to so many pages at most, as a full disk does. SQLite never lets it be less than there are. */
async function allowPages(store: Store, pages: number): Promise<void> {
  await store.transaction((trx) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(trx));
}

/** An activity that does not fit into what is left of the last pages. */
const LARGE = anInput({ description: { da: 'Kom og tal dansk. '.repeat(200) } });

describe('on a full disk', () => {
  test('everything is read, writes are refused with a 507, and it is over by itself', async () => {
    const calendar = await anApp();
    const { store } = calendar.desk;
    const publish = () => calendar.api('POST', '/activities', { as: 'coordinator', body: LARGE });
    expect((await publish()).status).toBe(201);
    const before = await calendar.ask('GET', '/calendar.ics');
    expect((await calendar.ask('GET', '/readyz')).status).toBe(200);

    await allowPages(store, 1);
    // What is free inside the file is used up first.
    await expect.poll(async () => (await publish()).status, { interval: 1 }).toBe(507);
    const refused = await publish();
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect(refused.body).toMatchObject({
      type: '/problems/full',
      status: 507,
      detail:
        'The disk is full, so nothing can be written: make room on it, then try again. Everything can still be read.',
    });
    expect(store.isFull).toBe(true);
    const feed = await calendar.ask('GET', '/calendar.ics');
    expect(feed.status).toBe(200);
    expect(feed.text.startsWith(before.text.slice(0, 15))).toBe(true);
    expect((await calendar.ask('GET', '/')).text).toContain('Der er ikke mere plads på serveren');
    expect((await calendar.ask('GET', '/healthz')).status).toBe(200);
    expect((await calendar.ask('GET', '/readyz')).status).toBe(503);
    await expect(store.lookForRoom()).rejects.toThrow('The disk is full');
    expect(calendar.faults).toEqual([]);

    await allowPages(store, 1_000_000);
    await store.lookForRoom();
    expect(store.isFull).toBe(false);
    expect((await publish()).status).toBe(201);
    expect((await calendar.ask('GET', '/')).text).not.toContain('plads på serveren');
    expect((await calendar.ask('GET', '/readyz')).status).toBe(200);
  });

  test('a private feed opens though its use cannot be noted', async () => {
    const calendar = await anApp();
    const { store } = calendar.desk;
    const { status } = await calendar.api('POST', '/activities', {
      as: 'coordinator',
      body: anInput({ visibility: 'busy' }),
    });
    expect(status).toBe(201);
    const busy = { kind: 'busy', association: 'sprogcafeen' } as const;
    const address = await makePrivateFeed(calendar.desk, KAREN, busy, Buffer.alloc(32, 1));
    // A log has to grow for any write; here a note makes the file grow instead.
    await store.transaction((trx) =>
      sql`create trigger growing after update on private_feed begin
        insert into setting (key, value) values ('growing', hex(zeroblob(100000)));
      end`.execute(trx),
    );
    await allowPages(store, 1);
    const feed = await calendar.ask('GET', `/private/${address}.ics`);
    expect([feed.status, store.isFull]).toEqual([200, true]);
    expect(feed.text).toContain('BEGIN:VEVENT');
    expect((await busyFeedsFor(calendar.desk, KAREN)).get('sprogcafeen')?.lastUsed).toBeNull();
  });
});
