import { expect, test } from 'vitest';
import { instant } from '../../src/calendar/time.ts';
import {
  consumeChallenge,
  findPasskey,
  forgetChallenges,
  insertChallenge,
  insertPasskey,
  type Passkey,
  passkeysOf,
  removePasskey,
  removePasskeysOf,
  usePasskey,
} from '../../src/store/passkeys.ts';
import { savePerson } from '../../src/store/people.ts';
import { onBothDatabases } from '../support/databases.ts';

const passkey: Passkey = {
  id: 'AAAA',
  person: 'anna',
  publicKey: Buffer.from([0, 1, 255]),
  counter: 0,
  transports: ['internal', 'hybrid'],
  name: 'Telefonen',
  created: instant(1_000),
  lastUsed: null,
};
const challenge = 'a'.repeat(64);

onBothDatabases('passkeys', (database) => {
  const opened = async () => {
    const store = await database.open();
    await store.transaction(async (trx) => {
      const said = { id: 'anna', email: 'anna@example.dk', name: 'Anna', language: 'da' };
      const rest = { isCoordinator: true, letters: 'once', created: instant(0), removed: null } as const;
      await savePerson(trx, { ...said, ...rest, roles: new Map() });
      expect(await insertPasskey(trx, passkey)).toBe(true);
      await insertChallenge(trx, challenge, 'anna', instant(5_000));
    });
    return { db: store.read, write: store.transaction.bind(store) };
  };

  test('are kept byte by byte, each once', async () => {
    const { db, write } = await opened();
    expect(await findPasskey(db, 'AAAA')).toEqual(passkey);
    expect(await write((trx) => insertPasskey(trx, { ...passkey, name: 'Another' }))).toBe(false);
    expect(await passkeysOf(db, 'anna')).toEqual([passkey]);
    expect(await passkeysOf(db, 'bashir')).toEqual([]);
  });

  test('remember when they were used', async () => {
    const { db, write } = await opened();
    await write((trx) => usePasskey(trx, 'AAAA', 7, instant(3_000)));
    expect(await findPasskey(db, 'AAAA')).toEqual({ ...passkey, counter: 7, lastUsed: 3_000 });
  });

  test('are removed by their owner alone', async () => {
    const { db, write } = await opened();
    expect(await write((trx) => removePasskey(trx, 'bashir', 'AAAA'))).toBeNull();
    expect(await write((trx) => removePasskey(trx, 'anna', 'AAAA'))).toBe('Telefonen');
    expect(await findPasskey(db, 'AAAA')).toBeNull();
  });

  test('go with their owner, challenges too', async () => {
    const { db, write } = await opened();
    await write((trx) => removePasskeysOf(trx, 'anna'));
    expect(await passkeysOf(db, 'anna')).toEqual([]);
    expect(await write((trx) => consumeChallenge(trx, challenge, 'anna', instant(0)))).toBe(false);
  });

  test('sign a challenge once, in time, and for what it was made for', async () => {
    const { write } = await opened();
    const consume = (person: string | null, now: number) =>
      write((trx) => consumeChallenge(trx, challenge, person, instant(now)));
    expect(await consume(null, 2_000)).toBe(false);
    expect(await consume('anna', 5_000)).toBe(false);
    expect(await consume('anna', 4_999)).toBe(true);
    expect(await consume('anna', 4_999)).toBe(false);
  });

  test('find no challenge that has been forgotten', async () => {
    const { write } = await opened();
    await write((trx) => forgetChallenges(trx, instant(5_000)));
    expect(await write((trx) => consumeChallenge(trx, challenge, 'anna', instant(0)))).toBe(false);
  });
});
