import { expect, test } from 'vitest';
import { instant } from '../../src/calendar/time.ts';
import {
  consumeCode,
  consumeLink,
  countSignIns,
  emailOfLink,
  forgetSignIns,
  forgetSignInsOf,
  insertSignIn,
  type SignIn,
} from '../../src/store/sign-ins.ts';
import { onBothDatabases } from '../support/databases.ts';

const browserHash = 'b'.repeat(64);
const code = { hash: 'c'.repeat(64), browserHash };
const wrong = { hash: 'd'.repeat(64), browserHash };
const signIn: SignIn = {
  linkHash: 'a'.repeat(64),
  code,
  email: 'anna@example.dk',
  created: instant(1_000),
  expires: instant(5_000),
};
const NOW = instant(2_000);

onBothDatabases('letters that sign in', (database) => {
  const opened = async () => {
    const store = await database.open();
    await store.transaction((trx) => insertSignIn(trx, signIn));
    return {
      db: store.read,
      write: store.transaction.bind(store),
      byLink: (now = NOW) => store.transaction((trx) => consumeLink(trx, signIn.linkHash, now)),
      byCode: (one = code, now = NOW) => store.transaction((trx) => consumeCode(trx, one, now)),
    };
  };

  test('are looked at without being used up', async () => {
    const { db, byLink } = await opened();
    for (let i = 0; i < 3; i++) expect(await emailOfLink(db, signIn.linkHash, NOW)).toBe('anna@example.dk');
    expect(await byLink()).toBe('anna@example.dk');
    expect(await emailOfLink(db, signIn.linkHash, NOW)).toBeNull();
  });

  test('count once, by link or by code', async () => {
    const { byLink, byCode } = await opened();
    expect(await byCode()).toBe('anna@example.dk');
    expect(await byCode()).toBeNull();
    expect(await byLink()).toBeNull();
  });

  test('are good for nothing once they have expired', async () => {
    const { byLink, byCode } = await opened();
    expect(await byLink(signIn.expires)).toBeNull();
    expect(await byCode(code, signIn.expires)).toBeNull();
  });

  test('hear the right code after four wrong ones, and not after five', async () => {
    const four = await opened();
    for (let i = 0; i < 4; i++) expect(await four.byCode(wrong)).toBeNull();
    expect(await four.byCode()).toBe('anna@example.dk');
  });

  test('hear no code at all after five wrong ones, but their link still counts', async () => {
    const { byCode, byLink } = await opened();
    for (let i = 0; i < 5; i++) expect(await byCode(wrong)).toBeNull();
    expect(await byCode()).toBeNull();
    expect(await byLink()).toBe('anna@example.dk');
  });

  test('hear no code of another browser, and lose no try by it', async () => {
    const { byCode } = await opened();
    for (let i = 0; i < 9; i++) expect(await byCode({ ...code, browserHash: 'e'.repeat(64) })).toBeNull();
    expect(await byCode()).toBe('anna@example.dk');
  });

  test('are counted by address, invitations apart', async () => {
    const { db, write } = await opened();
    await write((trx) => insertSignIn(trx, { ...signIn, linkHash: 'f'.repeat(64), code: null }));
    expect(await countSignIns(db, 'anna@example.dk', instant(0))).toBe(1);
    expect(await countSignIns(db, 'anna@example.dk', signIn.created)).toBe(0);
    expect(await countSignIns(db, 'bashir@example.dk', instant(0))).toBe(0);
  });

  test('are forgotten when they are both old and good for nothing', async () => {
    const { db, write } = await opened();
    const forget = (created: number, now: number) =>
      write((trx) => forgetSignIns(trx, instant(created), instant(now)));
    await forget(1_000, 9_000);
    await forget(9_000, 4_999);
    expect(await countSignIns(db, signIn.email, instant(0))).toBe(1);
    await forget(1_001, 5_000);
    expect(await countSignIns(db, signIn.email, instant(0))).toBe(0);
  });

  test('go with the address they were sent to', async () => {
    const { db, write } = await opened();
    await write((trx) => forgetSignInsOf(trx, signIn.email));
    expect(await emailOfLink(db, signIn.linkHash, NOW)).toBeNull();
  });
});
