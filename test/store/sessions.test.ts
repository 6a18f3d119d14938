import { expect, test } from 'vitest';
import { instant } from '../../src/calendar/time.ts';
import type { Writing } from '../../src/store/handles.ts';
import { savePerson } from '../../src/store/people.ts';
import {
  endSession,
  endSessionsOf,
  findSession,
  forgetSessions,
  insertSession,
  prolongSession,
  type Session,
  sessionsOf,
} from '../../src/store/sessions.ts';
import { onBothDatabases } from '../support/databases.ts';

const session: Session = {
  hash: 'a'.repeat(64),
  person: 'anna',
  created: instant(1_000),
  lastUsed: instant(1_000),
  expires: instant(5_000),
  device: 'Firefox, Android',
};
const later: Session = {
  ...session,
  hash: 'b'.repeat(64),
  lastUsed: instant(2_000),
  expires: instant(6_000),
};

onBothDatabases('sessions', (database) => {
  const opened = async () => {
    const store = await database.open();
    await store.transaction(async (trx) => {
      for (const id of ['anna', 'bashir']) await savePerson(trx, aPerson(id));
      await insertSession(trx, session);
      await insertSession(trx, later);
    });
    const write = <Result>(work: (trx: Writing) => Promise<Result>) => store.transaction(work);
    return { db: store.read, write };
  };

  test('are good until they expire', async () => {
    const { db } = await opened();
    expect(await findSession(db, session.hash, instant(4_999))).toEqual(session);
    expect(await findSession(db, session.hash, instant(5_000))).toBeNull();
    expect(await findSession(db, 'c'.repeat(64), instant(1_000))).toBeNull();
  });

  test('are listed for their owner, the one used last first', async () => {
    const { db } = await opened();
    expect(await sessionsOf(db, 'anna', instant(4_000))).toEqual([later, session]);
    expect(await sessionsOf(db, 'anna', instant(5_500))).toEqual([later]);
    expect(await sessionsOf(db, 'bashir', instant(4_000))).toEqual([]);
  });

  test('live on when they are used', async () => {
    const { db, write } = await opened();
    await write((trx) => prolongSession(trx, session.hash, instant(3_000), instant(9_000)));
    const prolonged = { ...session, lastUsed: 3_000, expires: 9_000 };
    expect(await findSession(db, session.hash, instant(8_000))).toEqual(prolonged);
  });

  test('are ended by their owner alone, one or all', async () => {
    const { db, write } = await opened();
    expect(await write((trx) => endSession(trx, 'bashir', session.hash))).toBe(false);
    expect(await write((trx) => endSession(trx, 'anna', session.hash))).toBe(true);
    expect(await write((trx) => endSession(trx, 'anna', session.hash))).toBe(false);
    expect(await sessionsOf(db, 'anna', instant(4_000))).toEqual([later]);
    expect(await write((trx) => endSessionsOf(trx, 'anna'))).toBe(1);
    expect(await sessionsOf(db, 'anna', instant(4_000))).toEqual([]);
  });

  test('are forgotten once they have expired', async () => {
    const { db, write } = await opened();
    await write((trx) => forgetSessions(trx, instant(5_000)));
    expect(await sessionsOf(db, 'anna', instant(0))).toEqual([later]);
  });
});

function aPerson(id: string) {
  const said = { id, email: `${id}@example.dk`, name: id, language: 'da', isCoordinator: false } as const;
  return { ...said, letters: 'once' as const, created: instant(0), removed: null, roles: new Map() };
}
