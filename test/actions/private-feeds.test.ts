// Who has a private feed, for how long, and what is remembered of it.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/actions/actor.ts';
import { invitePerson } from '../../src/actions/invite-person.ts';
import { actorOf } from '../../src/actions/people.ts';
import {
  busyFeedsFor,
  makePrivateFeed,
  openPrivateFeed,
  ownPlanningFeed,
  revokePrivateFeed,
  type WantedFeed,
} from '../../src/actions/private-feeds.ts';
import { removePerson } from '../../src/actions/remove-person.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';

const NOW = '2026-11-20T12:00:00Z';
const COORDINATOR: Actor = { role: 'coordinator', name: 'Frivilligcentret' };
const PLANNING: WantedFeed = { kind: 'planning' };
const OF_CAFE: WantedFeed = { kind: 'busy', association: 'cafe' };

const secret = (fill: number): Buffer => Buffer.alloc(32, fill);

onBothDatabases('private feeds', (database) => {
  const opened = async (): Promise<{ desk: ClockedDesk; anna: Actor }> => {
    const desk = await aDesk(await database.address(), NOW);
    for (const slug of ['cafe', 'kor']) await saveAssociation(desk, COORDINATOR, slug, { name: slug });
    const said = {
      email: 'anna@example.dk',
      name: 'Anna',
      language: 'uk',
      role: 'editor',
      association: 'cafe',
    };
    const { person } = await invitePerson(desk, COORDINATOR, said, secret(9));
    return { desk, anna: actorOf(person) };
  };

  test('open with the whole address, to what their owner may see at that moment', async () => {
    const { desk, anna } = await opened();
    const address = await makePrivateFeed(desk, anna, PLANNING, secret(1));
    expect(address).toMatch(/^[\w-]{43}$/);
    expect(await openPrivateFeed(desk, address)).toEqual({ kind: 'planning', actor: anna, language: 'uk' });
    const busy = await makePrivateFeed(desk, anna, OF_CAFE, secret(2));
    expect(await openPrivateFeed(desk, busy)).toEqual(OF_CAFE);
  });

  test.each([
    ['an address that nobody made', () => secret(7).toString('base64url')],
    ['the beginning of one', (address: string) => address.slice(0, 42)],
    ['one in other letters', (address: string) => address.toUpperCase()],
    ['nothing', () => ''],
    ['what is not text in UTF-8', () => '\ud800'.repeat(43)],
  ])('do not open with %s', async (_sentence, changed) => {
    const { desk, anna } = await opened();
    const address = await makePrivateFeed(desk, anna, PLANNING, secret(251));
    expect(await openPrivateFeed(desk, changed(address))).toBeNull();
  });

  test('are remembered by a hash alone', async () => {
    const { desk, anna } = await opened();
    const address = await makePrivateFeed(desk, anna, PLANNING, secret(1));
    for (const table of ['private_feed', 'change'] as const) {
      const rows = await desk.store.read.selectFrom(table).selectAll().execute();
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(address);
    }
  });

  test.each([
    ['renewed', (desk: ClockedDesk, by: Actor) => makePrivateFeed(desk, by, PLANNING, secret(3))],
    ['revoked', (desk: ClockedDesk, by: Actor) => revokePrivateFeed(desk, by, PLANNING)],
    [
      'whose owner is removed',
      (desk: ClockedDesk, by: Actor) =>
        removePerson(desk, COORDINATOR, by.role === 'public' ? '' : (by.person ?? '')),
    ],
  ])('open no more once %s', async (_sentence, end) => {
    const { desk, anna } = await opened();
    const address = await makePrivateFeed(desk, anna, PLANNING, secret(1));
    const other = await makePrivateFeed(desk, anna, OF_CAFE, secret(2));
    await end(desk, anna);
    expect(await openPrivateFeed(desk, address)).toBeNull();
    expect(await openPrivateFeed(desk, other)).toEqual(OF_CAFE);
  });

  test('tell on which day they were last used, and write no more than once a day', async () => {
    const { desk, anna } = await opened();
    const address = await makePrivateFeed(desk, anna, PLANNING, secret(1));
    const used = async () => (await ownPlanningFeed(desk, anna))?.lastUsed ?? null;
    expect(await used()).toBeNull();
    const seen: (number | null)[] = [];
    // Midnight in Copenhagen is at 23 o'clock in UTC.
    for (const time of ['12:00:00', '12:05:00', '22:59:59', '23:00:00', '23:30:00']) {
      desk.at(`2026-11-20T${time}Z`);
      await openPrivateFeed(desk, address);
      seen.push(await used());
    }
    const [noon, midnight] = ['2026-11-20T12:00:00Z', '2026-11-20T23:00:00Z'].map(Date.parse);
    expect(seen).toEqual([noon, noon, noon, midnight, midnight]);
  });

  test('of associations are listed for those who may write for them', async () => {
    const { desk, anna } = await opened();
    await makePrivateFeed(desk, COORDINATOR, OF_CAFE, secret(1));
    await makePrivateFeed(desk, COORDINATOR, { kind: 'busy', association: 'kor' }, secret(2));
    expect([...(await busyFeedsFor(desk, COORDINATOR)).keys()]).toEqual(['cafe', 'kor']);
    expect([...(await busyFeedsFor(desk, anna)).keys()]).toEqual(['cafe']);
    expect([...(await busyFeedsFor(desk, { role: 'reader', name: 'Læser' })).keys()]).toEqual([]);
  });

  describe('are made and revoked', () => {
    const EDITOR: Actor = { role: 'editor', name: 'Redaktør', associations: ['cafe'] };
    test.each([
      ['by nobody who is not signed in', { role: 'public' } as Actor, PLANNING, 'unauthenticated'],
      ['by no token, which plans nothing', EDITOR, PLANNING, 'forbidden'],
      [
        'by nobody for an association they do not write for',
        EDITOR,
        { kind: 'busy', association: 'kor' } as const,
        'forbidden',
      ],
      ['by no reader for an association', { role: 'reader', name: 'Læser' } as Actor, OF_CAFE, 'forbidden'],
      [
        'by nobody for an association there is not',
        COORDINATOR,
        { kind: 'busy', association: 'x' } as const,
        'not_found',
      ],
    ])('%s', async (_sentence, by, wanted, code) => {
      const { desk } = await opened();
      const before = await desk.store.latestVersion();
      await expect(makePrivateFeed(desk, by, wanted, secret(1))).rejects.toMatchObject({ code });
      await expect(revokePrivateFeed(desk, by, wanted)).rejects.toMatchObject({ code });
      expect(await desk.store.latestVersion()).toBe(before);
    });

    test('once: what has ended is not ended again', async () => {
      const { desk, anna } = await opened();
      await expect(revokePrivateFeed(desk, anna, PLANNING)).rejects.toMatchObject({ code: 'not_found' });
    });
  });
});
