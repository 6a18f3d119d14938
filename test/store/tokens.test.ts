import { expect, test } from 'vitest';
import { instant } from '../../src/calendar/time.ts';
import { saveAssociations } from '../../src/store/associations.ts';
import { allTokens, findToken, insertToken, revokeToken, type Token } from '../../src/store/tokens.ts';
import { onBothDatabases } from '../support/databases.ts';
import { sprogcafeen } from './examples.ts';

const editor: Token = {
  hash: 'a'.repeat(64),
  role: 'editor',
  association: 'sprogcafeen',
  name: 'Anna’s phone',
  created: instant(1_790_000_000_000),
  revoked: null,
};
const coordinator: Token = {
  ...editor,
  hash: 'b'.repeat(64),
  role: 'coordinator',
  association: null,
  created: instant(1_780_000_000_000),
};

onBothDatabases('tokens', (database) => {
  const opened = async () => {
    const store = await database.open();
    await store.transaction(async (trx) => {
      await saveAssociations(trx, [sprogcafeen]);
      await insertToken(trx, editor);
      await insertToken(trx, coordinator);
    });
    return store;
  };

  test('are known by their hash and no other', async () => {
    const store = await opened();
    expect(await findToken(store.read, editor.hash)).toEqual(editor);
    expect(await findToken(store.read, 'c'.repeat(64))).toBeNull();
  });

  test('are known no more once revoked, and can be revoked only once', async () => {
    const store = await opened();
    const revoke = (now: number): Promise<boolean> =>
      store.transaction((trx) => revokeToken(trx, editor.hash, instant(now)));
    expect(await revoke(1_790_000_000_005)).toBe(true);
    expect(await revoke(1_790_000_000_009)).toBe(false);
    expect(await findToken(store.read, editor.hash)).toBeNull();
    expect(await allTokens(store.read)).toEqual([coordinator, { ...editor, revoked: 1_790_000_000_005 }]);
  });

  test('for an association that nobody saved are refused', async () => {
    const store = await opened();
    const stranger = { ...editor, hash: 'd'.repeat(64), association: 'nobody' };
    await expect(store.transaction((trx) => insertToken(trx, stranger))).rejects.toThrow(/foreign key/i);
  });
});
