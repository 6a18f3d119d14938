// Following an outside calendar: what comes of it here, and what never may.
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { type FailingSource, tellOfFailingSources } from '../../src/actions/failing-sources.ts';
import { importCalendar } from '../../src/actions/import-calendar.ts';
import { refreshSources } from '../../src/actions/refresh-sources.ts';
import { removeSource } from '../../src/actions/remove-source.ts';
import { saveSource } from '../../src/actions/save-source.ts';
import { formatInstant, instant, MINUTE } from '../../src/calendar/time.ts';
import { changesSince } from '../../src/store/changes.ts';
import { allSources, leaseSource } from '../../src/store/sources.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';
import { anOutsideCalendar, followed, refreshed, stateOf } from './a-source.ts';
import {
  aFile,
  byUid,
  COORDINATOR,
  EDITOR,
  furnished,
  NOVEMBER,
  OTHER_EDITOR,
  revise,
  tuesdays,
  vevent,
} from './imports.ts';

const hour = (h: number, minutes = '00'): string => `2026-11-20T${h}:${minutes}:00Z`;
const CAFE = tuesdays('cafe@google', 'Sprogcafé');
const CHOIR = tuesdays('kor@google', 'Kor');

onBothDatabases('a source', (database) => {
  test('is asked when it is due, with what it said of its version, and again after its interval', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar, { interval: 'PT30M' });
    expect(await refreshed(desk, calendar, hour(12))).toBe(1);
    expect(byUid(desk, 'cafe@google')).toMatchObject({
      title: { da: 'Sprogcafé' },
      association: 'sprogcafeen',
    });
    expect(await refreshed(desk, calendar, hour(12, '29'))).toBe(0);
    const { version } = desk.network;
    expect(await refreshed(desk, calendar, hour(12, '30'))).toBe(1);
    expect(calendar.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"']);
    expect(desk.network.version).toBe(version);
    expect(await stateOf(desk)).toMatchObject({ failures: 0, fault: null, etag: '"1"' });
  });

  test('that tells its version by a date alone is asked by that date, and as it was is a good fetch', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    const changed = 'Fri, 20 Nov 2026 11:00:00 GMT';
    calendar.answers(({ headers }, response) => {
      if (headers['if-modified-since'] === changed) response.writeHead(304).end();
      else response.writeHead(200, { 'Last-Modified': changed }).end(aFile(CAFE));
    });
    await followed(desk, calendar);
    await refreshed(desk, calendar, hour(12));
    const { version } = desk.network;
    for (const h of [13, 14]) expect(await refreshed(desk, calendar, hour(h))).toBe(1);
    expect(calendar.asked.map(({ headers }) => headers['if-modified-since'])).toEqual([
      undefined,
      changed,
      changed,
    ]);
    expect(desk.network.version).toBe(version);
    expect(await stateOf(desk)).toMatchObject({
      ...{ etag: null, lastModified: changed, failures: 0, fault: null },
      fetched: Date.parse(hour(14)),
    });
  });

  test('that answers after it failed that nothing has changed has been good again', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar);
    await refreshed(desk, calendar, hour(12));
    calendar.answers((_request, response) => response.writeHead(500).end());
    await refreshed(desk, calendar, hour(13));
    expect(await stateOf(desk)).toMatchObject({ failures: 1, fault: 'error', etag: '"1"' });
    calendar.answers(({ headers }, response) =>
      response.writeHead(headers['if-none-match'] === '"1"' ? 304 : 500).end(),
    );
    await refreshed(desk, calendar, hour(15));
    expect(await stateOf(desk)).toMatchObject({ failures: 0, fault: null, fetched: Date.parse(hour(15)) });
  });

  test('that is to be asked more often is asked so from then on', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar, { interval: 'P7D' });
    await refreshed(desk, calendar, hour(12));
    desk.at(hour(12, '05'));
    await followed(desk, calendar, { interval: 'PT15M' });
    expect(await refreshed(desk, calendar, hour(12, '14'))).toBe(0);
    expect(await refreshed(desk, calendar, hour(12, '15'))).toBe(1);
  });

  test('is asked every fifteen minutes at most, however its address is changed back and forth', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    const other = await anOutsideCalendar(CHOIR);
    const fetching = { ...calendar.fetching, ports: [calendar.port, other.port] };
    const refreshing = { ...calendar.refreshing, fetching };
    const asked: string[] = [];
    for (let minute = 0; minute <= 45; minute++) {
      desk.at(hour(12, String(minute).padStart(2, '0')));
      const { url } = minute % 2 === 0 ? calendar : other;
      await saveSource(desk, EDITOR, 'sprogcafeen', 'google', { url, busyOnly: minute % 3 === 0 }, fetching);
      if ((await refreshSources(desk, refreshing)) > 0) asked.push(formatInstant(desk.clock()));
    }
    expect(asked).toEqual(['00', '15', '30', '45'].map((minutes) => hour(12, minutes)));
    expect(calendar.asked.length + other.asked.length).toBe(4);
  });

  test('is asked every fifteen minutes at most, however often it is removed and followed anew', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    const asked: string[] = [];
    for (let minute = 0; minute <= 45; minute++) {
      desk.at(hour(12, String(minute).padStart(2, '0')));
      const name = minute % 2 === 0 ? 'google' : 'outlook';
      await followed(desk, calendar, {}, { name });
      const { due } = await stateOf(desk, 'sprogcafeen', name);
      if ((await refreshSources(desk, calendar.refreshing)) > 0) {
        asked.push(formatInstant(desk.clock()));
        expect(due).toBe(desk.clock());
      }
      await removeSource(desk, EDITOR, 'sprogcafeen', name);
    }
    expect(asked).toEqual(['00', '15', '30', '45'].map((minutes) => hour(12, minutes)));
    expect(calendar.asked).toHaveLength(4);
    const leases = await desk.store.read.selectFrom('lease').select('name').execute();
    expect(leases).toHaveLength(1);
    expect(JSON.stringify(leases)).not.toContain(calendar.url);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['a calendar', (response) => response.writeHead(200, { ETag: '"1"' }).end(aFile(CAFE))],
    ['that nothing has changed', (response) => response.writeHead(304).end()],
    ['a fault', (response) => response.writeHead(500).end()],
  ])(
    'whose address is changed while the old one answers %s is asked at the new one anew',
    async (_what, answer) => {
      const desk = await furnished(database);
      const calendar = await anOutsideCalendar(CAFE);
      const other = await anOutsideCalendar(CHOIR);
      const fetching = { ...calendar.fetching, ports: [calendar.port, other.port] };
      await followed(desk, calendar, { interval: 'PT15M' });
      await refreshed(desk, calendar, hour(12));
      calendar.answers((_request, response) => {
        const moving = saveSource(desk, EDITOR, 'sprogcafeen', 'google', { url: other.url }, fetching);
        void moving.then(() => answer(response));
      });
      await refreshed(desk, calendar, hour(13));
      expect(await stateOf(desk)).toMatchObject({ url: other.url, etag: null, failures: 0, fault: null });
      desk.at(hour(13, '14'));
      expect(await refreshSources(desk, { ...calendar.refreshing, fetching })).toBe(0);
      desk.at(hour(13, '15'));
      expect(await refreshSources(desk, { ...calendar.refreshing, fetching })).toBe(1);
      expect(other.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined]);
      expect(byUid(desk, 'kor@google').status).toBe('confirmed');
    },
  );

  test('that fails waits as long as it was to wait, however often it is to be asked', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar, { interval: 'P7D' });
    calendar.answers((_request, response) => response.writeHead(500).end());
    await refreshed(desk, calendar, hour(12));
    const { due } = await stateOf(desk);
    await followed(desk, calendar, { interval: 'PT15M' });
    expect((await stateOf(desk)).due).toBe(due);
  });

  test('owns title, time and place; what was added here stays', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar);
    await refreshed(desk, calendar, hour(12));
    const added = {
      audiences: ['women'],
      languages: ['ar'],
      needs: ['interpreter-ar'],
      visibility: 'network',
      title: { da: 'Rettet her', ar: 'مقهى اللغة' },
    };
    await revise(desk, 'cafe@google', added);
    calendar.has(CAFE.replaceAll('T190000', 'T180000').replace('Sprogcafé', 'Sprogcafé for alle'));
    await refreshed(desk, calendar, hour(13));
    expect(byUid(desk, 'cafe@google')).toMatchObject({
      ...added,
      title: { da: 'Sprogcafé for alle', ar: 'مقهى اللغة' },
      schedule: { start: '2026-12-01T18:00' },
    });
  });

  test('that no longer has something cancels it after two good fetches, and has it back', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE, CHOIR);
    await followed(desk, calendar);
    await refreshed(desk, calendar, hour(12));
    calendar.has(CAFE);
    await refreshed(desk, calendar, hour(13));
    expect(byUid(desk, 'kor@google').status).toBe('confirmed');
    await refreshed(desk, calendar, hour(14));
    expect(byUid(desk, 'kor@google').status).toBe('cancelled');
    expect(byUid(desk, 'cafe@google').status).toBe('confirmed');
    calendar.has(CAFE, CHOIR);
    await refreshed(desk, calendar, hour(15));
    expect(byUid(desk, 'kor@google').status).toBe('confirmed');
  });

  test('that once lacks something and has it again the next time cancels nothing', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE, CHOIR);
    await followed(desk, calendar);
    await refreshed(desk, calendar, hour(12));
    for (const [h, ...vevents] of [
      [13, CAFE],
      [14, CAFE, CHOIR],
      [15, CAFE],
    ] as const) {
      calendar.has(...vevents);
      await refreshed(desk, calendar, hour(h));
    }
    expect(byUid(desk, 'kor@google').status).toBe('confirmed');
  });

  test('leaves what is over as it was', async () => {
    const desk = await furnished(database);
    const over = vevent('over@google', 'Foredrag', 'DTSTART:20261110T180000Z', 'DURATION:PT1H');
    const calendar = await anOutsideCalendar(CAFE, over);
    await followed(desk, calendar);
    await refreshed(desk, calendar, hour(12));
    calendar.has(CAFE);
    for (const h of [13, 14, 15]) await refreshed(desk, calendar, hour(h));
    expect(byUid(desk, 'over@google').status).toBe('confirmed');
  });

  test.each<[string, string, string]>([
    ['a web page', '<!doctype html><title>Log ind</title>', 'no-calendar'],
    ['an empty calendar', aFile(), 'empty'],
    ['nothing', '', 'no-calendar'],
    ['half a calendar', aFile(CAFE, CHOIR).slice(0, -40), 'broken'],
  ])('that answers with %s changes nothing, however often, and says so', async (_sentence, body, fault) => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE, CHOIR);
    await followed(desk, calendar, { interval: 'PT15M' });
    await refreshed(desk, calendar, hour(12));
    const { version } = desk.network;
    calendar.answers((_request, response) => response.end(body));
    for (const day of ['21', '23', '25', '27']) await refreshed(desk, calendar, `2026-11-${day}T12:00:00Z`);
    expect(desk.network.version).toBe(version);
    expect([...desk.network.activities.values()].map(({ status }) => status)).toEqual([
      'confirmed',
      'confirmed',
    ]);
    expect(await stateOf(desk)).toMatchObject({ failures: 4, fault, fetched: Date.parse(hour(12)) });
  });

  test('that fails is asked less and less often, and its editors are told once', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar, { interval: 'PT15M' });
    calendar.answers((_request, response) => response.writeHead(500).end());
    const waits: number[] = [];
    const told: FailingSource[] = [];
    const tell = () => tellOfFailingSources(desk, async (_trx, one) => void told.push(one));
    let now = instant(Date.parse(hour(12)));
    for (let i = 0; i < 9; i++) {
      await refreshed(desk, calendar, formatInstant(now));
      await tell();
      const { due } = await stateOf(desk);
      waits.push((due - now) / MINUTE);
      now = due;
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
    const failing = {
      association: 'sprogcafeen',
      name: 'google',
      kind: 'own',
      fault: 'error',
      failures: 3,
      fetched: null,
    };
    expect(told).toEqual([failing]);
    calendar.has(CAFE);
    await refreshed(desk, calendar, formatInstant(now));
    expect(await stateOf(desk)).toMatchObject({ failures: 0, fault: null, told: null });
    await tell();
    expect(told).toHaveLength(1);
  });

  test('that fails is told of by whoever could write it down, and by nobody else', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar, { interval: 'PT15M' });
    calendar.answers((_request, response) => response.writeHead(500).end());
    for (const h of [12, 14, 18]) await refreshed(desk, calendar, hour(h));
    const dying = tellOfFailingSources(desk, () => Promise.reject(new Error('the process died')));
    await expect(dying).rejects.toThrow('the process died');
    const told: string[] = [];
    const tell = () => tellOfFailingSources(desk, async (_trx, { name }) => void told.push(name));
    await Promise.all([tell(), tell()]);
    expect(told).toEqual(['google']);
  });

  test('is asked by one process at a time', async () => {
    const desk = await furnished(database);
    const other = await aDesk(await database.address(), NOVEMBER);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar);
    const asked = await Promise.all([desk, other].map((one) => refreshSources(one, calendar.refreshing)));
    expect(asked.sort()).toEqual([0, 1]);
    expect(calendar.asked).toHaveLength(1);
    await other.network.catchUp();
    expect(other.network.origins.size).toBe(1);
  });

  test('whose process died is asked by another, and no sooner than if it had lived', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar);
    const source = await stateOf(desk);
    const lease = { holder: 'dead', until: instant(Date.parse(hour(12, '05'))) };
    expect(await desk.store.transaction((trx) => leaseSource(trx, source, lease, desk.clock()))).toBe(true);
    const { tried } = await stateOf(desk);
    expect(tried).toBe(desk.clock());
    expect(await refreshed(desk, calendar, formatInstant(instant(desk.clock() + 15 * MINUTE - 1)))).toBe(0);
    expect(await refreshed(desk, calendar, formatInstant(instant(desk.clock() + 1)))).toBe(1);
  });

  test('that is removed while it is fetched brings nothing', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar);
    calendar.answers((_request, response) => {
      void removeSource(desk, EDITOR, 'sprogcafeen', 'google').then(() => response.end(aFile(CAFE)));
    });
    await refreshed(desk, calendar, hour(12));
    expect(desk.network.activities.size).toBe(0);
    expect(await allSources(desk.store.read)).toEqual([]);
  });

  test('with the UIDs of others changes nothing of theirs', async () => {
    const desk = await furnished(database);
    await importCalendar(desk, OTHER_EDITOR, 'kvindeklubben', aFile(CAFE), { dryRun: false });
    const choir = await anOutsideCalendar(CHOIR);
    await followed(desk, choir, {}, { name: 'koret' });
    await refreshed(desk, choir, hour(12));
    const before = ['cafe@google', 'kor@google'].map((uid) => byUid(desk, uid));

    const others = await anOutsideCalendar(
      CAFE.replace('Sprogcafé', 'Kapret'),
      CHOIR.replace('Kor', 'Kapret'),
    );
    await followed(desk, others, {}, { name: 'ond' });
    await refreshed(desk, others, hour(13));
    const hostile = await anOutsideCalendar(
      CHOIR.replace('Kor', 'Kapret'),
      vevent('kor@google', 'Kapret', 'STATUS:CANCELLED', 'DTSTART:20261201T180000Z', 'DURATION:PT1H'),
    );
    await followed(desk, hostile, {}, { name: 'vaerre' });
    for (const h of [14, 15]) await refreshed(desk, hostile, hour(h));
    expect(['cafe@google', 'kor@google'].map((uid) => byUid(desk, uid))).toEqual(before);
    // What is told under a UID of another source is there beside it, under a UID of its own.
    const theirs = [...desk.network.origins].filter(([, { source }]) => source === 'ond');
    expect(theirs.map(([, { uid }]) => uid)).toEqual(['kor@google']);
    for (const [id] of theirs) {
      expect(desk.network.activities.get(id)).toMatchObject({
        association: 'sprogcafeen',
        title: { da: 'Kapret' },
      });
      expect(desk.network.activities.get(id)?.uid).toMatch(/@via\.faelleskalender$/);
    }
    const { version } = desk.network;
    await refreshed(desk, hostile, hour(16));
    expect(desk.network.version).toBe(version);
  });

  test('of what was imported once takes it over, and is left with it when it is removed', async () => {
    const desk = await furnished(database);
    await importCalendar(desk, EDITOR, 'sprogcafeen', aFile(CAFE), { dryRun: false });
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar);
    await refreshed(desk, calendar, hour(12));
    expect(desk.network.activities.size).toBe(1);
    expect(desk.network.origins.size).toBe(1);
    await removeSource(desk, EDITOR, 'sprogcafeen', 'google');
    expect(byUid(desk, 'cafe@google').status).toBe('confirmed');
    expect(desk.network.origins.size).toBe(0);
  });

  test('that is busy only shows nothing, and what it shows when it is no longer so is as it says', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE, tuesdays('hemmelig@google', 'Hemmeligt', 'CLASS:PRIVATE'));
    await followed(desk, calendar, { busyOnly: true });
    await refreshed(desk, calendar, hour(12));
    expect(byUid(desk, 'cafe@google').visibility).toBe('busy');
    await followed(desk, calendar, { busyOnly: false });
    expect(byUid(desk, 'cafe@google').visibility).toBe('public');
    expect(byUid(desk, 'hemmelig@google').visibility).not.toBe('public');
  });

  test('leaves its address in no history, and in no fault', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    const url = `${calendar.url}private-6f1f9/basic.ics`;
    const faults: unknown[] = [];
    await saveSource(desk, EDITOR, 'sprogcafeen', 'google', { url }, calendar.fetching);
    calendar.answers((_request, response) =>
      response.writeHead(302, { Location: 'http://10.0.0.1/x' }).end(),
    );
    const onAsked = (...told: unknown[]) => faults.push(JSON.stringify(told[1]));
    await refreshSources(desk, { ...calendar.refreshing, onAsked });
    await saveSource(desk, EDITOR, 'sprogcafeen', 'google', { url: `${url}2` }, calendar.fetching);
    await removeSource(desk, EDITOR, 'sprogcafeen', 'google');
    const history = JSON.stringify(await changesSince(desk.store.read, 0, 1_000));
    expect(history).toContain('unfollow');
    expect(history).not.toContain('6f1f9');
    expect(faults).toEqual(['"not-allowed"']);
  });
});

onBothDatabases('a neighbouring network', (database) => {
  const neighbour = { kind: 'neighbour' } as const;
  const follower = { actor: COORDINATOR, association: 'kvindeklubben', name: 'gentofte' } as const;

  test.each([
    [{}, 'network'],
    [{ shown: true }, 'public'],
    [{ busyOnly: true }, 'busy'],
  ] as const)('followed with %j is seen as %s, and never goes out in feeds', async (terms, visibility) => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar, { ...neighbour, ...terms }, follower);
    await refreshed(desk, calendar, hour(12));
    const activity = byUid(desk, 'cafe@google');
    expect(activity.visibility).toBe(visibility);
    expect(desk.network.renderings.get(activity.id)).toBeUndefined();
    const again = await aDesk(await database.address(), NOVEMBER);
    expect(again.network.renderings.get(activity.id)).toBeUndefined();
  });

  test('is the coordinator’s alone to follow, for an association with nothing of its own', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    const byEditor = followed(desk, calendar, neighbour, { ...follower, actor: OTHER_EDITOR });
    await expect(byEditor).rejects.toMatchObject({ code: 'forbidden' });
    await importCalendar(desk, OTHER_EDITOR, 'kvindeklubben', aFile(CAFE), { dryRun: false });
    await expect(followed(desk, calendar, neighbour, follower)).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ field: 'kind' }],
    });
  });

  test('that is followed no longer is cancelled, and still never goes out', async () => {
    const desk = await furnished(database);
    const calendar = await anOutsideCalendar(CAFE);
    await followed(desk, calendar, { ...neighbour, shown: true }, follower);
    await refreshed(desk, calendar, hour(12));
    await removeSource(desk, COORDINATOR, 'kvindeklubben', 'gentofte');
    const { id, status } = byUid(desk, 'cafe@google');
    expect([status, desk.network.renderings.get(id)]).toEqual(['cancelled', undefined]);
  });
});
