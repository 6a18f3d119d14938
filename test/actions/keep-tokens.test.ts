// Tokens as those keep them who answer for what programs write.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/actions/actor.ts';
import { keptTokens, makeToken, revokeToken } from '../../src/actions/keep-tokens.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { holderOf, issueToken } from '../../src/actions/tokens.ts';
import { changesAbout } from '../../src/store/changes.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';

const COORDINATOR: Actor = { role: 'coordinator', name: 'Karen' };
const ANNA: Actor = { role: 'editor', name: 'Anna', associations: ['cafe'] };
const BASHIR: Actor = { role: 'editor', name: 'Bashir', associations: ['kor'] };
const READER: Actor = { role: 'reader', name: 'Rita' };
const SECRET = Buffer.alloc(32, 7);

onBothDatabases('the tokens of an association', (database) => {
  const opened = async (): Promise<ClockedDesk> => {
    const desk = await aDesk(await database.address(), '2026-11-20T12:00:00Z');
    for (const slug of ['cafe', 'kor']) await saveAssociation(desk, COORDINATOR, slug, { name: slug });
    return desk;
  };

  test('write for it, are listed without what they are, and end for good', async () => {
    const desk = await opened();
    const token = await makeToken(desk, ANNA, 'cafe', ' Hjemmesiden ', SECRET);
    expect(await holderOf(desk, token)).toEqual({
      role: 'editor',
      name: 'Hjemmesiden',
      associations: ['cafe'],
    });
    const [kept, ...others] = await keptTokens(desk, ANNA, 'cafe');
    expect([kept?.name, others]).toEqual(['Hjemmesiden', []]);
    expect(JSON.stringify(kept)).not.toContain(token);
    await revokeToken(desk, ANNA, 'cafe', kept?.hash ?? '');
    await expect(holderOf(desk, token)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await keptTokens(desk, ANNA, 'cafe')).toEqual([]);
    const history = await changesAbout(desk.store.read, { kind: 'token', id: kept?.hash ?? '' }, 9);
    expect(history.map(({ deed, actor }) => [deed, actor])).toEqual([
      ['revoke-token', 'Anna'],
      ['issue-token', 'Anna'],
    ]);
  });

  describe.each([
    ['another association’s editor', BASHIR, 'forbidden'],
    ['a reader', READER, 'forbidden'],
    ['anybody', { role: 'public' } as const, 'unauthenticated'],
  ] as const)('are nothing to %s', (_who, actor, code) => {
    test('who neither makes, sees nor revokes one', async () => {
      const desk = await opened();
      const token = await makeToken(desk, ANNA, 'cafe', 'Hjemmesiden', SECRET);
      const [kept] = await keptTokens(desk, ANNA, 'cafe');
      const before = await desk.store.latestVersion();
      const refused = { code };
      await expect(makeToken(desk, actor, 'cafe', 'Min', Buffer.alloc(32, 8))).rejects.toMatchObject(refused);
      await expect(keptTokens(desk, actor, 'cafe')).rejects.toMatchObject(refused);
      await expect(revokeToken(desk, actor, 'cafe', kept?.hash ?? '')).rejects.toMatchObject(refused);
      expect(await desk.store.latestVersion()).toBe(before);
      expect(await holderOf(desk, token)).toMatchObject({ name: 'Hjemmesiden' });
    });
  });

  test('are not revoked by way of another association', async () => {
    const desk = await opened();
    await makeToken(desk, ANNA, 'cafe', 'Hjemmesiden', SECRET);
    const [kept] = await keptTokens(desk, ANNA, 'cafe');
    const revoking = revokeToken(desk, BASHIR, 'kor', kept?.hash ?? '');
    await expect(revoking).rejects.toMatchObject({ code: 'not_found' });
    expect(await keptTokens(desk, ANNA, 'cafe')).toHaveLength(1);
  });

  test.each([
    ['no name', '  '],
    ['a name of several lines', 'a\nb'],
    ['a name without end', 'a'.repeat(101)],
  ])('have to be called something: not %s', async (_name, name) => {
    const desk = await opened();
    await expect(makeToken(desk, ANNA, 'cafe', name, SECRET)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('of a coordinator are the coordinators’ alone', async () => {
    const desk = await opened();
    await issueToken(desk, { role: 'coordinator', association: null, name: 'Script' }, SECRET);
    expect((await keptTokens(desk, COORDINATOR, null)).map(({ name }) => name)).toEqual(['Script']);
    await expect(keptTokens(desk, ANNA, null)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
