// What people did here to an imported activity, and what another import makes of it.
import { expect, test } from 'vitest';
import { cancelActivity } from '../../src/actions/cancel-activity.ts';
import { onBothDatabases } from '../support/databases.ts';
import {
  byUid,
  COORDINATOR,
  furnished,
  imported,
  onTuesday,
  revise,
  reviseSchedule,
  tuesdays,
} from './imports.ts';

const CHANGED = { created: 0, updated: 1, unchanged: 0 };
const UNCHANGED = { created: 0, updated: 0, unchanged: 1 };
const DEC_8 = '2026-12-08T19:00';
const DEC_15 = '2026-12-15T19:00';

onBothDatabases('an imported activity that people have worked on', (database) => {
  test('keeps what they added when the source changes', async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé', 'DESCRIPTION:Kom og vær med', 'CATEGORIES:sprog'));
    const added = {
      coHosts: ['kvindeklubben'],
      audiences: ['women'],
      languages: ['da', 'ar'],
      needs: ['interpreter-ar'],
      categories: ['sprogcafe'],
      visibility: 'network',
      transparent: true,
      online: 'https://meet.example/',
    };
    await revise(desk, 'a@x', {
      ...added,
      title: { da: 'Sprogcafé', ar: 'مقهى اللغة' },
      description: { da: 'Kom og vær med', en: 'Come along' },
    });
    const again = tuesdays('a@x', 'Sprogcafé for alle', 'DESCRIPTION:Kom nu', 'CATEGORIES:sprog');
    expect(await imported(desk, again)).toEqual(CHANGED);
    expect(byUid(desk, 'a@x')).toMatchObject({
      ...added,
      title: { da: 'Sprogcafé for alle', ar: 'مقهى اللغة' },
      description: { da: 'Kom nu', en: 'Come along' },
    });
    expect(await imported(desk, again)).toEqual(UNCHANGED);
  });

  test("has the source's title, description and hours again", async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé', 'DESCRIPTION:Kom og vær med'));
    await revise(desk, 'a@x', { title: 'Noget andet', description: 'Bliv hjemme' });
    await reviseSchedule(desk, 'a@x', { start: '2026-12-01T18:00', duration: 'PT1H' });
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé', 'DESCRIPTION:Kom og vær med'))).toEqual(CHANGED);
    expect(byUid(desk, 'a@x')).toMatchObject({
      title: { da: 'Sprogcafé' },
      description: { da: 'Kom og vær med' },
      schedule: { start: '2026-12-01T19:00', duration: { days: 0, seconds: 7_200 } },
    });
  });

  test('keeps a description that the source has none of', async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé'));
    await revise(desk, 'a@x', { description: 'Kom og vær med' });
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé'))).toEqual(UNCHANGED);
    expect(byUid(desk, 'a@x').description).toEqual({ da: 'Kom og vær med' });
  });

  test('stays called off, until the source calls it off and on again', async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé'));
    await cancelActivity(desk, COORDINATOR, byUid(desk, 'a@x').id, () => true);
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé'))).toEqual(UNCHANGED);
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé for alle'))).toEqual(CHANGED);
    expect(byUid(desk, 'a@x').status).toBe('cancelled');
    await revise(desk, 'a@x', { status: 'confirmed' });
    await imported(desk, tuesdays('a@x', 'Sprogcafé for alle', 'STATUS:CANCELLED'));
    expect(byUid(desk, 'a@x').status).toBe('cancelled');
    await imported(desk, tuesdays('a@x', 'Sprogcafé for alle', 'STATUS:CONFIRMED'));
    expect(byUid(desk, 'a@x').status).toBe('confirmed');
  });

  test('keeps the dates that were called off, left out, added and moved here', async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé'));
    const dates = {
      excluded: ['2026-12-22T19:00'],
      added: ['2026-12-23T19:00'],
      changed: {
        [DEC_8]: { status: 'cancelled', note: { da: 'Sne' } },
        [DEC_15]: { start: '2026-12-16T19:00', venue: 'hal' },
      },
    };
    await reviseSchedule(desk, 'a@x', dates);
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé'))).toEqual(UNCHANGED);
    const theirs = onTuesday('a@x', 'Foredrag', '20270105T190000');
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé'), theirs)).toEqual(CHANGED);
    expect(byUid(desk, 'a@x').schedule).toMatchObject({
      ...dates,
      changed: { ...dates.changed, '2027-01-05T19:00': { title: { da: 'Foredrag' } } },
    });
  });

  test('loses dates of its own where the source moves to another weekday', async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé'));
    await reviseSchedule(desk, 'a@x', { excluded: [DEC_8], changed: { [DEC_15]: { status: 'cancelled' } } });
    const onWednesdays = tuesdays('a@x', 'Sprogcafé')
      .replaceAll('20261201', '20261202')
      .replace('=TU', '=WE');
    expect(await imported(desk, onWednesdays)).toEqual(CHANGED);
    expect(byUid(desk, 'a@x').schedule).toMatchObject({
      start: '2026-12-02T19:00',
      excluded: [],
      changed: {},
    });
  });

  test('has a date back that the source had called off and no longer does', async () => {
    const desk = await furnished(database);
    const off = onTuesday('a@x', 'AFLYST: Sprogcafé', '20261208T190000', 'STATUS:CANCELLED');
    await imported(desk, tuesdays('a@x', 'Sprogcafé', 'EXDATE;TZID=Europe/Copenhagen:20261215T190000'), off);
    expect(byUid(desk, 'a@x').schedule).toMatchObject({
      excluded: [DEC_15],
      changed: { [DEC_8]: { status: 'cancelled' } },
    });
    await revise(desk, 'a@x', { audiences: ['women'] });
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé'))).toEqual(CHANGED);
    expect(byUid(desk, 'a@x').schedule).toMatchObject({ excluded: [], changed: {} });
  });

  test('does not have a date called off that was called on again here', async () => {
    const desk = await furnished(database);
    const off = onTuesday('a@x', 'AFLYST: Sprogcafé', '20261208T190000', 'STATUS:CANCELLED');
    await imported(desk, tuesdays('a@x', 'Sprogcafé'), off);
    await reviseSchedule(desk, 'a@x', { changed: {} });
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé'), off)).toEqual(UNCHANGED);
    expect(byUid(desk, 'a@x').schedule.changed).toEqual({});
    const other = onTuesday('a@x', 'Foredrag', '20261208T190000');
    await imported(desk, tuesdays('a@x', 'Sprogcafé'), other);
    expect(byUid(desk, 'a@x').schedule.changed).toEqual({ [DEC_8]: { title: { da: 'Foredrag' } } });
  });
});
