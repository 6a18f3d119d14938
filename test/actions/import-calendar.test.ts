import { expect, test } from 'vitest';
import { ANYBODY } from '../../src/actions/actor.ts';
import { importCalendar } from '../../src/actions/import-calendar.ts';
import { changesSince } from '../../src/store/changes.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';
import {
  aFile,
  byUid,
  COORDINATOR,
  countsOf,
  EDITOR,
  furnished,
  imported,
  NOVEMBER,
  OTHER_EDITOR,
  onTuesday,
  tuesdays,
  vevent,
} from './imports.ts';

const NOTHING_NEW = { created: 0, updated: 0, unchanged: 1 };
const STORE = { dryRun: false };

onBothDatabases('importing a calendar', (database) => {
  test('publishes what it says', async () => {
    const desk = await furnished(database);
    const lines = ['DESCRIPTION:Kom og vær med', 'CATEGORIES:sprog', 'URL:https://x.example/', 'SEQUENCE:4'];
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé', ...lines))).toEqual({
      created: 1,
      updated: 0,
      unchanged: 0,
    });
    expect(byUid(desk, 'a@x')).toMatchObject({
      association: 'sprogcafeen',
      coHosts: [],
      title: { da: 'Sprogcafé' },
      description: { da: 'Kom og vær med' },
      categories: ['sprog'],
      audiences: [],
      link: 'https://x.example/',
      status: 'confirmed',
      visibility: 'public',
      transparent: false,
      schedule: { start: '2026-12-01T19:00', rule: { text: 'FREQ=WEEKLY;BYDAY=TU' } },
      sequence: 4,
    });
    expect(desk.network.renderings.get(byUid(desk, 'a@x').id)?.get('')?.toString()).toContain('UID:a@x');
  });

  test('again changes nothing', async () => {
    const desk = await furnished(database);
    const file = [
      tuesdays('a@x', 'AFLYST: Sprogcafé', 'STATUS:CANCELLED', 'LOCATION:Ved søen'),
      onTuesday('a@x', 'Julefrokost', '20261208T190000', 'LOCATION:Ny Hal'),
      tuesdays('b@x', 'Systue', 'RRULE:FREQ=HOURLY;COUNT=5'),
      vevent('same@x', 'Kor', 'DTSTART:20261201T180000Z'),
      vevent('same@x', 'Kor', 'DTSTART:20261202T180000Z'),
      vevent('', 'Uden UID', 'DTSTART:20261202T180000Z'),
    ];
    expect(await imported(desk, ...file)).toEqual({ created: 5, updated: 0, unchanged: 0 });
    const { version } = desk.network;
    const before = [...desk.network.activities.values()];
    expect(await imported(desk, ...file)).toEqual({ created: 0, updated: 0, unchanged: 5 });
    expect(await imported(desk, ...file.toReversed())).toEqual({ created: 0, updated: 0, unchanged: 5 });
    expect([...desk.network.activities.values()]).toEqual(before);
    expect(desk.network.version).toBe(version);
  });

  test('revises what has changed, and nothing else', async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé'), tuesdays('b@x', 'Systue'));
    const { version } = desk.network;
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé for alle'), tuesdays('b@x', 'Systue'))).toEqual({
      created: 0,
      updated: 1,
      unchanged: 1,
    });
    expect(byUid(desk, 'a@x')).toMatchObject({ title: { da: 'Sprogcafé for alle' }, sequence: 1 });
    expect(byUid(desk, 'b@x')).toMatchObject({ sequence: 0 });
    expect(await changesSince(desk.store.read, version, 10)).toMatchObject([
      { actor: 'Anna', deed: 'import', subject: { kind: 'activity', id: byUid(desk, 'a@x').id } },
    ]);
  });

  test('follows the sequence of the file where that is ahead', async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé', 'SEQUENCE:2'));
    await imported(desk, tuesdays('a@x', 'Sprogcafé for alle', 'SEQUENCE:9'));
    expect(byUid(desk, 'a@x').sequence).toBe(9);
    await imported(desk, tuesdays('a@x', 'Sprogcafé for alle og enhver', 'SEQUENCE:3'));
    expect(byUid(desk, 'a@x').sequence).toBe(10);
  });

  test('says what it would do without doing it', async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé'));
    const { version } = desk.network;
    const file = aFile(tuesdays('a@x', 'Sprogcafé for alle'), tuesdays('b@x', 'Systue'));
    const report = await importCalendar(desk, EDITOR, 'sprogcafeen', file, { dryRun: true });
    expect(countsOf(report)).toEqual({ created: 1, updated: 1, unchanged: 0 });
    await desk.network.catchUp();
    expect([desk.network.version, desk.network.activities.size]).toEqual([version, 1]);
  });

  test('tells what was skipped and what was not as it should be', async () => {
    const desk = await furnished(database);
    const file = aFile(
      vevent('none@x', 'Uden dato'),
      tuesdays('often@x', 'Tit', 'RRULE:FREQ=MINUTELY').replace('RRULE:FREQ=WEEKLY;BYDAY=TU\r\n', ''),
      vevent('zone@x', 'Systue', 'DTSTART;TZID=Månen:20261201T190000'),
    );
    expect(await importCalendar(desk, EDITOR, 'sprogcafeen', file, STORE)).toEqual({
      created: 1,
      updated: 0,
      unchanged: 0,
      skipped: [
        { uid: 'none@x', reason: 'It has no start (DTSTART) that can be read.' },
        { uid: 'often@x', reason: 'It repeats every minute or second, which no activity does.' },
      ],
      warnings: ['The time zone “Månen” is unknown; its times are taken as those of Europe/Copenhagen.'],
    });
  });

  test("never changes another association's activity", async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé'));
    const theirs = byUid(desk, 'a@x');
    const file = aFile(tuesdays('a@x', 'Overtaget'), tuesdays('kvindeklubben.a@x', 'Også overtaget'));
    const report = await importCalendar(desk, OTHER_EDITOR, 'kvindeklubben', file, STORE);
    expect(countsOf(report)).toEqual({ created: 2, updated: 0, unchanged: 0 });
    expect(byUid(desk, 'a@x')).toEqual(theirs);
    expect(byUid(desk, 'kvindeklubben.a@x')).toMatchObject({
      association: 'kvindeklubben',
      title: { da: 'Overtaget' },
    });
    const again = await importCalendar(desk, OTHER_EDITOR, 'kvindeklubben', file, STORE);
    expect(countsOf(again)).toEqual({ created: 0, updated: 0, unchanged: 2 });
  });

  test('does not double the dates of a feed of its own', async () => {
    const desk = await furnished(database);
    const added = 'RDATE;TZID=Europe/Copenhagen:20261203T190000,20261205T100000';
    await imported(desk, vevent('a@x', 'Kor', 'DTSTART;TZID=Europe/Copenhagen:20261201T190000', added));
    const feed = [...desk.network.renderings.values()].map((texts) => texts.get('')?.toString() ?? '');
    expect(feed.join('').match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(await imported(desk, ...feed)).toEqual({ created: 0, updated: 0, unchanged: 3 });
    expect(desk.network.activities.size).toBe(1);
  });

  test('is for the editors of the association and the coordinator', async () => {
    const desk = await furnished(database);
    const file = aFile(tuesdays('a@x', 'Sprogcafé'));
    const as = (actor: Parameters<typeof importCalendar>[1], slug = 'sprogcafeen') =>
      importCalendar(desk, actor, slug, file, STORE);
    await expect(as(ANYBODY)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(as({ role: 'reader', name: 'Carl' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(as(OTHER_EDITOR)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(as(COORDINATOR, 'ukendt')).rejects.toMatchObject({ code: 'not_found' });
    expect(desk.network.activities.size).toBe(0);
    expect(countsOf(await as(EDITOR))).toEqual({ created: 1, updated: 0, unchanged: 0 });
    expect(countsOf(await as(COORDINATOR))).toEqual(NOTHING_NEW);
  });

  test('refuses what is no calendar', async () => {
    const desk = await furnished(database);
    const page = importCalendar(desk, EDITOR, 'sprogcafeen', '<html>Log in</html>', STORE);
    await expect(page).rejects.toMatchObject({ code: 'invalid', issues: [{ field: 'body' }] });
  });

  test('stores all of it or nothing', async () => {
    const desk = await furnished(database);
    const vevents = Array.from({ length: 50 }, (_, i) => tuesdays(`${i}@x`, `Nr. ${i}`));
    let calls = 0;
    // Each time the last of the fifty gets the id of the first.
    const newId = (): string => {
      const call = calls++;
      const number = call % 50 === 49 ? call - 49 : call;
      return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    };
    const careless = { ...desk, newId };
    await expect(
      importCalendar(careless, EDITOR, 'sprogcafeen', aFile(...vevents), STORE),
    ).rejects.toMatchObject({ code: 'taken' });
    await desk.network.catchUp();
    expect(desk.network.activities.size).toBe(0);
  });

  test('twice at the same time imports it once', async () => {
    const one = await furnished(database);
    const other = await aDesk(await database.address(), NOVEMBER);
    const file = aFile(...Array.from({ length: 60 }, (_, i) => tuesdays(`${i}@x`, `Nr. ${i}`)));
    const reports = await Promise.all(
      [one, other].map((desk) => importCalendar(desk, EDITOR, 'sprogcafeen', file, STORE)),
    );
    expect(reports.map(countsOf).sort((a, b) => b.created - a.created)).toEqual([
      { created: 60, updated: 0, unchanged: 0 },
      { created: 0, updated: 0, unchanged: 60 },
    ]);
    await one.network.catchUp();
    expect(one.network.activities.size).toBe(60);
  });
});
