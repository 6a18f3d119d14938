// One activity in two calendars that an association follows: found, decided about once, and the decision holds however
// either calendar goes on.
import { expect, test } from 'vitest';
import { browseDuplicates } from '../../src/actions/browse-duplicates.ts';
import { decideDuplicate } from '../../src/actions/decide-duplicate.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { refreshSources } from '../../src/actions/refresh-sources.ts';
import { removeSource } from '../../src/actions/remove-source.ts';
import type { Activity } from '../../src/calendar/activity.ts';
import { onBothDatabases, type TestDatabase } from '../support/databases.ts';
import type { ClockedDesk } from '../support/desks.ts';
import { anOutsideCalendar, followed, type OutsideCalendar, stateOf } from './a-source.ts';
import { byUid, EDITOR, furnished, revise, tuesdays } from './imports.ts';

const CAFE = tuesdays('cafe@google', 'Sprogcafé', 'LOCATION:Holte Bibliotek');
const SAME = tuesdays('040000008200E00074C5', 'Sprogcafe på biblioteket');
const CHOIR = tuesdays('kor@google', 'Kor');

interface Twice {
  readonly desk: ClockedDesk;
  readonly google: OutsideCalendar;
  readonly outlook: OutsideCalendar;
  /** Both are asked, at this time. */
  refreshedAt(now: string): Promise<void>;
  pairs(): Promise<readonly string[]>;
}

async function twice(database: TestDatabase, other = SAME): Promise<Twice> {
  const desk = await furnished(database);
  const [google, outlook] = [await anOutsideCalendar(CAFE, CHOIR), await anOutsideCalendar(other)];
  await followed(desk, google, {}, { name: 'google' });
  await followed(desk, outlook, {}, { name: 'outlook' });
  const ports = [google.port, outlook.port];
  const refreshing = { ...google.refreshing, fetching: { ...google.fetching, ports } };
  const refreshedAt = async (now: string): Promise<void> => {
    desk.at(now);
    expect(await refreshSources(desk, refreshing)).toBe(2);
    for (const name of ['google', 'outlook'])
      expect(await stateOf(desk, 'sprogcafeen', name)).toMatchObject({ failures: 0 });
  };
  await refreshedAt('2026-11-20T12:00:00Z');
  const pairs = async () => (await browseDuplicates(desk, EDITOR, 'sprogcafeen')).map(({ id }) => id);
  return { desk, google, outlook, refreshedAt, pairs };
}

/** What has come from a source and is called so. */
function from({ network }: Desk, source: string, title: string): Activity {
  const found = [...network.activities.values()].find(
    (activity) => network.origins.get(activity.id)?.source === source && activity.title['da'] === title,
  );
  if (!found) throw new Error(`${source} has no ${title}`);
  return found;
}

onBothDatabases('the same activity in two calendars that are followed', (database) => {
  test('is found and offered, with where each has come from', async () => {
    const { desk } = await twice(database);
    expect(await browseDuplicates(desk, EDITOR, 'sprogcafeen')).toMatchObject([{ dates: 8 }]);
    const [pair] = await browseDuplicates(desk, EDITOR, 'sprogcafeen');
    expect([pair?.first.source, pair?.second.source].sort()).toEqual(['google', 'outlook']);
  });

  test('is found although it has the same UID in both', async () => {
    const { pairs } = await twice(database, CAFE.replace('Sprogcafé', 'Sprogcafeen'));
    expect(await pairs()).toHaveLength(1);
  });

  test('of which one is kept stays one, whatever either calendar says later', async () => {
    const { desk, google, outlook, refreshedAt, pairs } = await twice(database);
    const kept = byUid(desk, 'cafe@google');
    const other = from(desk, 'outlook', 'Sprogcafe på biblioteket');
    await revise(desk, other.uid, { audiences: ['women'] });
    const [pair = ''] = await pairs();
    await decideDuplicate(desk, EDITOR, 'sprogcafeen', pair, { outcome: 'same', keep: kept.id });
    const standing = () =>
      [kept, other].map(({ id }) => {
        const { status, visibility, audiences } = desk.network.activities.get(id) ?? kept;
        return { status, visibility, audiences };
      });
    const decided = [
      { status: 'confirmed', visibility: 'public', audiences: ['women'] },
      { status: 'cancelled', visibility: 'network', audiences: ['women'] },
    ];
    expect(standing()).toEqual(decided);
    const later: readonly (readonly [string, string])[] = [
      [CAFE, SAME],
      [CAFE.replaceAll('T190000', 'T180000'), SAME.replaceAll('T190000', 'T180000')],
      [CAFE, SAME.replace('SUMMARY:', 'SUMMARY:Husk: ')],
      [CAFE, SAME.replace('END:VEVENT', 'STATUS:TENTATIVE\r\nEND:VEVENT')],
      [CAFE, SAME.replace('END:VEVENT', 'STATUS:CANCELLED\r\nEND:VEVENT')],
      [CAFE, SAME],
      [CAFE, CHOIR.replace('kor@', 'andet-kor@')],
      [CAFE, CHOIR.replace('kor@', 'andet-kor@')],
      [CAFE, SAME],
    ];
    for (const [i, [ofGoogle, ofOutlook]] of later.entries()) {
      google.has(ofGoogle, CHOIR);
      outlook.has(ofOutlook);
      await refreshedAt(`2026-11-20T${13 + i}:00:00Z`);
      expect(standing(), `after refresh ${i + 1}`).toEqual(decided);
      expect(await pairs()).not.toContain(pair);
    }
  });

  test('that is two activities stays two, and nobody is asked again', async () => {
    const { desk, outlook, refreshedAt, pairs } = await twice(database);
    const [pair = ''] = await pairs();
    await decideDuplicate(desk, EDITOR, 'sprogcafeen', pair, { outcome: 'different' });
    for (const [i, title] of ['Sprogcafé', 'Sprogcafe på biblioteket', 'Sprogcafé'].entries()) {
      outlook.has(SAME.replace('Sprogcafe på biblioteket', title));
      await refreshedAt(`2026-11-20T${13 + i}:00:00Z`);
      expect(await pairs()).toEqual([]);
    }
    expect([...desk.network.activities.values()].map(({ status }) => status)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
  });

  test('with the same UID in both is the same two when one is followed anew', async () => {
    const { desk, outlook, refreshedAt, pairs } = await twice(
      database,
      CAFE.replace('Sprogcafé', 'Sprogcafeen'),
    );
    const [pair = ''] = await pairs();
    await decideDuplicate(desk, EDITOR, 'sprogcafeen', pair, { outcome: 'different' });
    const ids = [...desk.network.activities.keys()].sort();
    await removeSource(desk, EDITOR, 'sprogcafeen', 'outlook');
    await followed(desk, outlook, {}, { name: 'outlook' });
    await refreshedAt('2026-11-20T13:00:00Z');
    expect([...desk.network.activities.keys()].sort()).toEqual(ids);
    expect(await pairs()).toEqual([]);
  });
});
