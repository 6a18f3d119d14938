// One date of a series and all later ones made different, and putting back how it was.
import { describe, expect, it } from 'vitest';
import { activityHistory, putBack } from '../../src/actions/activity-history.ts';
import type { Actor } from '../../src/actions/actor.ts';
import { cancelActivity } from '../../src/actions/cancel-activity.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { publishActivity } from '../../src/actions/publish-activity.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { saveVenue } from '../../src/actions/save-venue.ts';
import { splitActivity } from '../../src/actions/split-activity.ts';
import type { RecurrenceId } from '../../src/calendar/schedule.ts';
import { anInput } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';
import { windowOf } from '../support/schedules.ts';

const coordinator: Actor = { role: 'coordinator', name: 'Frivilligcentret' };
const anna: Actor = { role: 'editor', name: 'Anna', associations: ['sprogcafeen'] };
const bo: Actor = { role: 'editor', name: 'Bo', associations: ['kvindeklubben'] };
const told = { window: windowOf('2026-11-20', '2027-11-20'), refuseClash: false };
const options = { ...told, isCurrent: () => true };
const tuesdays = { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12', excluded: [], added: [], changed: {} };
const fifth = '2026-12-29T19:00' as RecurrenceId;
const later = anInput(
  { title: 'Ny café' },
  { ...tuesdays, start: fifth, rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=8' },
);

onBothDatabases('an activity', (database) => {
  const open = async (): Promise<{ desk: Desk; id: string }> => {
    const desk = await aDesk(await database.address(), '2026-11-20T12:00:00Z');
    for (const slug of ['sprogcafeen', 'kvindeklubben']) {
      await saveAssociation(desk, coordinator, slug, { name: slug });
    }
    await saveVenue(desk, coordinator, 'holte-bibliotek', { name: 'Holte Bibliotek' });
    const { activity } = await publishActivity(desk, anna, anInput({}, tuesdays), told);
    return { desk, id: activity.id };
  };

  describe('made different from a date on', () => {
    it('ends before it, and goes on as another', async () => {
      const { desk, id } = await open();
      const { activity } = await splitActivity(desk, anna, id, fifth, later, options);
      expect(desk.network.activities.get(id)?.schedule.rule?.text).toBe(
        'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261228',
      );
      expect(desk.network.activities.get(id)?.sequence).toBe(1);
      expect(desk.network.activities.get(activity.id)).toEqual(activity);
      expect(activity.uid).not.toBe(desk.network.activities.get(id)?.uid);
    });

    it.each([
      ['at its first date', anna, '2026-12-01T19:00', later, {}, 'invalid'],
      ['by another’s editor', bo, fifth, later, {}, 'forbidden'],
      ['by nobody', { role: 'public' } as const, fifth, later, {}, 'unauthenticated'],
      ['for another association', anna, fifth, { ...later, association: 'kvindeklubben' }, {}, 'forbidden'],
      ['with a form at fault', anna, fifth, { ...later, title: '' }, {}, 'invalid'],
      ['when somebody has changed it', anna, fifth, later, { isCurrent: () => false }, 'stale'],
    ])('is not divided %s, and nothing is stored', async (_, actor, from, input, more, code) => {
      const { desk, id } = await open();
      const before = await desk.store.latestVersion();
      const deed = splitActivity(desk, actor, id, from as RecurrenceId, input, { ...options, ...more });
      await expect(deed).rejects.toMatchObject({ code });
      expect(await desk.store.latestVersion()).toBe(before);
    });
  });

  it('tells its editors what was done to it by whom, and is put back as it was', async () => {
    const { desk, id } = await open();
    await cancelActivity(desk, coordinator, id, () => true, { da: 'For få deltagere' });
    const history = await activityHistory(desk, anna, id);
    expect(history.map(({ deed, actor }) => [deed, actor])).toEqual([
      ['cancel', 'Frivilligcentret'],
      ['publish', 'Anna'],
    ]);
    const { activity } = await putBack(desk, anna, id, history[1]?.version ?? 0, options);
    expect([activity.status, activity.sequence]).toEqual(['confirmed', 2]);
    expect(activity.description).toEqual({ da: 'Kom og tal dansk' });
    await expect(putBack(desk, anna, id, 987_654, options)).rejects.toMatchObject({ code: 'not_found' });
    await expect(activityHistory(desk, bo, id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(putBack(desk, bo, id, history[1]?.version ?? 0, options)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
