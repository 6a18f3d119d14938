import { describe, expect, test } from 'vitest';
import { commitActivities } from '../../../src/actions/commit-activities.ts';
import { reviseActivity } from '../../../src/actions/revise-activity.ts';
import { instantOf } from '../../support/desks.ts';
import { all } from '../../support/html.ts';
import { aCalendar, anActivity, BY, type Calendar, idOf, REGISTER } from './a-calendar.ts';
import { textsOf } from './read-programme.ts';

const PATH = `/activities/${idOf(1)}`;

type Fields = Parameters<typeof anActivity>[1];

const OPTIONS = {
  window: { start: instantOf('2026-11-20T00:00:00Z'), end: instantOf('2026-12-20T00:00:00Z') },
  refuseClash: false,
  isCurrent: () => true,
};

/** Revises the activity as its association would. */
async function revise(calendar: Calendar, fields: Fields, schedule: Fields = {}): Promise<void> {
  const { activity } = anActivity(1, fields, schedule) as { activity: Record<string, unknown> };
  const { id: _, ...input } = activity;
  await reviseActivity(calendar.desk, BY, idOf(1), input, OPTIONS);
}

const changesOn = async (calendar: Calendar): Promise<readonly string[]> =>
  textsOf((await calendar.see(PATH)).html, '.changes li');

describe('what has changed lately', () => {
  test.each<[string, Fields, Fields, string]>([
    ['another hour', {}, { start: '2026-09-04T18:00' }, 'Tidspunktet er ændret'],
    ['another place', { venue: 'et-trygt-sted' }, {}, 'Stedet er ændret'],
    ['other words', { title: { da: 'Talecafé' } }, {}, 'Teksten er ændret'],
    ['a date taken out', {}, { excluded: ['2026-11-27T19:00'] }, 'Aflyst: fredag 27. november'],
    [
      'a date cancelled',
      {},
      { changed: { '2026-11-27T19:00': { status: 'cancelled' } } },
      'Aflyst: fredag 27. november',
    ],
    [
      'a date moved',
      {},
      { changed: { '2026-11-27T19:00': { start: '2026-11-28T10:00' } } },
      'Ændret: fredag 27. november',
    ],
    ['a date more', {}, { added: ['2026-12-01T19:00'] }, 'Nye datoer: tirsdag 1. december'],
    [
      'more dates than one reads',
      {},
      {
        excluded: ['11-27', '12-04', '12-11', '12-18', '12-25'].map((day) => `2026-${day}T19:00`),
        added: ['2026-12-01T19:00'],
      },
      'Aflyst: fredag 27. november, fredag 4. december, fredag 11. december, fredag 18. december, fredag 25. decemberNye datoer: tirsdag 1. december',
    ],
  ])('tells of %s', async (_, fields, schedule, line) => {
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    await revise(calendar, fields, schedule);
    expect(await changesOn(calendar)).toEqual([`20. november${line}`]);
  });

  test('says when a date takes place after all', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1, {}, { excluded: ['2026-11-27T19:00'] })]);
    await revise(calendar, {});
    expect(await changesOn(calendar)).toEqual(['20. novemberNye datoer: fredag 27. november']);
  });

  test('says nothing of dates that are past, of the number of helpers, or of how it was at first', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    await revise(calendar, { needs: ['interpreter-ar'] }, { excluded: ['2026-11-13T19:00'] });
    expect(await changesOn(calendar)).toEqual([]);
  });

  test('names the newest first and nobody by name, and forgets after three weeks', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    await revise(calendar, { title: { da: 'Talecafé' } });
    calendar.at('2026-11-22T09:30:00Z');
    await revise(calendar, { title: { da: 'Talecafé' }, venue: null });
    expect(await changesOn(calendar)).toEqual([
      '22. novemberStedet er ændret',
      '20. novemberTeksten er ændret',
    ]);
    expect((await calendar.see(PATH)).text).not.toContain(BY.name);
    calendar.at('2026-12-12T12:00:00Z');
    expect(await changesOn(calendar)).toEqual(['22. novemberStedet er ændret']);
    calendar.at('2026-12-14T12:00:00Z');
    expect(all((await calendar.see(PATH)).html, '.changes')).toEqual([]);
  });

  test('keeps to itself what was among members', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1, { visibility: 'network' })]);
    await revise(calendar, { visibility: 'public', venue: null });
    expect(await changesOn(calendar)).toEqual([]);
  });

  test('says that the whole is cancelled', async () => {
    const calendar = await aCalendar([...REGISTER, anActivity(1)]);
    const before = calendar.desk.network.activities.get(idOf(1));
    if (!before) throw new Error('It is there.');
    const after = { ...before, status: 'cancelled' as const, sequence: 1 };
    await commitActivities(calendar.desk, BY, [{ deed: 'cancel', before, after }]);
    expect(await changesOn(calendar)).toEqual(['20. novemberAktiviteten er aflyst.']);
  });
});
