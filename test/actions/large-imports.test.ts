import { expect, test } from 'vitest';
import type { Desk } from '../../src/actions/desk.ts';
import { importCalendar } from '../../src/actions/import-calendar.ts';
import { noteLetters } from '../../src/actions/note-letters.ts';
import { renderHere, renderingApart } from '../../src/actions/render-apart.ts';
import { renderingsOf } from '../../src/actions/renderings.ts';
import { saveVenue } from '../../src/actions/save-venue.ts';
import { OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import { DAY, instant } from '../../src/calendar/time.ts';
import { LiveNetwork } from '../../src/store/live-network.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aFile, byUid, COORDINATOR, EDITOR, furnished, imported, OTHER_EDITOR, tuesdays } from './imports.ts';

/** So many are rendered in a thread of its own. */
const MANY = 2_001;
/** More than the index takes in before other work gets its turn. */
const SOME = 250;

onBothDatabases('importing a large calendar', (database) => {
  test('stores each activity rendered as it would be alone', async () => {
    const desk = await furnished(database);
    expect(await imported(desk, ...manyTuesdays(MANY))).toEqual({ created: MANY, updated: 0, unchanged: 0 });
    const alone = [...desk.network.activities.values()].map((activity) =>
      textsOf(activity.id, renderingsOf(activity, desk.network, desk.settings, desk.clock())),
    );
    const stored = [...desk.network.renderings].map(([id, languages]) => textsOf(id, languages));
    expect(stored.sort()).toEqual(alone.sort());
    expect(stored).toHaveLength(MANY);
  });

  test('leaves in memory what a process that starts now would read', async () => {
    const desk = await furnished(database);
    await imported(
      desk,
      ...manyTuesdays(MANY),
      tuesdays('sted@x', 'På biblioteket', 'LOCATION:Holte Bibliotek'),
    );
    await imported(desk, ...manyTuesdays(MANY, 'LOCATION:Ny Hal'));
    const fresh = await LiveNetwork.load(desk.store);
    expect(desk.network.activities).toEqual(fresh.activities);
    expect(desk.network.byUid).toEqual(fresh.byUid);
    expect(desk.network.heads).toEqual(fresh.heads);
    expect(desk.network.renderings).toEqual(fresh.renderings);
    expect(desk.network.version).toBe(fresh.version);
  });

  test('has letters noted without taking all of it into the index at once', async () => {
    const desk = await furnished(database);
    const index = indexOf(desk);
    await noteLetters(desk);
    await imported(desk, ...manyTuesdays(SOME));
    expect(desk.occurrences.following).not.toBeNull();
    const askedEarly: boolean[] = [];
    const occurrences = new Proxy(desk.occurrences, {
      get(known, name) {
        if (name === 'indexFor') askedEarly.push(known.following !== null);
        const found: unknown = Reflect.get(known, name, known);
        return typeof found === 'function' ? found.bind(known) : found;
      },
    });
    await noteLetters({ ...desk, occurrences });
    expect(new Set(askedEarly)).toEqual(new Set([false]));
    expect(index.members.size).toBe(SOME);
  });

  test('renders what has changed while the file was read as it is now', async () => {
    const desk = await furnished(database);
    const places = manyTuesdays(MANY, 'LOCATION:Holte Bibliotek');
    const importing = imported(desk, ...places);
    await saveVenue(desk, COORDINATOR, 'bibliotek', { name: 'Holte Bibliotek', address: 'Kulturhuset 1' });
    await importing;
    const alone = [...desk.network.activities.values()].map((activity) =>
      textsOf(activity.id, renderingsOf(activity, desk.network, desk.settings, desk.clock())),
    );
    const stored = [...desk.network.renderings].map(([id, languages]) => textsOf(id, languages));
    expect(stored.sort()).toEqual(alone.sort());
    expect(stored.filter((text) => text.includes('Kulturhus'))).toHaveLength(MANY);
  });

  test('takes for its own what somebody imported meanwhile under the same UIDs', async () => {
    const desk = await furnished(database);
    const importing = imported(desk, ...manyTuesdays(MANY));
    await importCalendar(desk, EDITOR, 'sprogcafeen', aFile(...manyTuesdays(3)), { dryRun: false });
    expect(await importing).toEqual({ created: MANY - 3, updated: 0, unchanged: 3 });
    expect(desk.network.activities.size).toBe(MANY);
  });

  test('keeps apart what another association imported meanwhile under the same UIDs', async () => {
    const desk = await furnished(database);
    const importing = imported(desk, ...manyTuesdays(MANY));
    await importCalendar(desk, OTHER_EDITOR, 'kvindeklubben', aFile(...manyTuesdays(3)), { dryRun: false });
    expect(await importing).toEqual({ created: MANY, updated: 0, unchanged: 0 });
    expect(desk.network.activities.size).toBe(MANY + 3);
    expect(byUid(desk, 'sprogcafeen.0@x').association).toBe('sprogcafeen');
    expect(String(desk.network.renderings.get(byUid(desk, 'sprogcafeen.0@x').id)?.get(''))).toContain(
      'UID:sprogcafeen.0@x',
    );
  });

  test('stores nothing where the file is too large', async () => {
    const desk = await furnished(database);
    await expect(imported(desk, ...manyTuesdays(20_001))).rejects.toMatchObject({ code: 'too_large' });
    expect(desk.network.activities.size).toBe(0);
  });

  test('is in the index for whoever asks as soon as it is done', async () => {
    const desk = await furnished(database);
    indexOf(desk);
    await imported(desk, ...manyTuesdays(SOME));
    expect(happeningsIn(indexOf(desk), desk)).toEqual(happeningsIn(freshIndex(desk), desk));
    expect(indexOf(desk).members.size).toBe(SOME);
  });

  test('is in the index once, whatever is imported right behind it', async () => {
    const desk = await furnished(database);
    indexOf(desk);
    await Promise.all([
      imported(desk, ...manyTuesdays(SOME)),
      importCalendar(desk, EDITOR, 'sprogcafeen', aFile(tuesdays('last@x', 'Til sidst')), { dryRun: false }),
    ]);
    expect(indexOf(desk).members.size).toBe(SOME + 1);
    expect(happeningsIn(indexOf(desk), desk)).toEqual(happeningsIn(freshIndex(desk), desk));
  });
});

onBothDatabases('rendering apart', (database) => {
  test('gives what rendering here gives, slice by slice', async () => {
    const desk = await furnished(database);
    await imported(desk, ...manyTuesdays(3));
    const [first, second, third] = ['0@x', '1@x', '2@x'].map((uid) => byUid(desk, uid));
    if (!first || !second || !third) throw new Error('three activities');
    const here = renderHere(desk.network, desk.settings, desk.clock());
    await renderingApart(desk.network, desk.settings, desk.clock(), async (render) => {
      const [some, others] = await Promise.all([render([first, second]), render([third])]);
      expect(some).toEqual(await here([first, second]));
      expect(others).toEqual(await here([third]));
    });
  });

  test('fails where one cannot be rendered', async () => {
    const desk = await furnished(database);
    await imported(desk, ...manyTuesdays(1));
    const nobodys = { ...byUid(desk, '0@x'), association: 'ingen' };
    const rendering = renderingApart(desk.network, desk.settings, desk.clock(), (render) =>
      render([nobodys]),
    );
    await expect(rendering).rejects.toThrow('is of ingen, which is not registered');
  });
});

function manyTuesdays(count: number, ...lines: readonly string[]): readonly string[] {
  return Array.from({ length: count }, (_, i) =>
    tuesdays(`${i}@x`, `Sprogcafé nr. ${i}`, 'DESCRIPTION;LANGUAGE=en:Come & see <b>us</b>', ...lines),
  );
}

function textsOf(id: string, languages: ReadonlyMap<string, Buffer>): string {
  return [id, ...[...languages].map(([language, vevents]) => `${language}: ${vevents}`)].join('\n');
}

function nextMonth(desk: Desk) {
  const start = desk.clock();
  return { start, end: instant(start + 30 * DAY) };
}

function indexOf(desk: Desk): OccurrenceIndex {
  return desk.occurrences.indexFor(nextMonth(desk), desk.clock());
}

function freshIndex(desk: Desk): OccurrenceIndex {
  const { venues, activities } = desk.network;
  return new OccurrenceIndex(nextMonth(desk), venues.values(), activities.values(), desk.settings);
}

function happeningsIn(index: OccurrenceIndex, desk: Desk) {
  return index
    .happenings(nextMonth(desk), () => true, 10_000)
    .map(({ start, activity }) => [start, activity.id]);
}
