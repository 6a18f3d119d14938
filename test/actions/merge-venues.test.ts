// Two venues that are one: what becomes of what was at the one that goes.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/actions/actor.ts';
import { mergeVenues } from '../../src/actions/merge-venues.ts';
import { publishActivity } from '../../src/actions/publish-activity.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { saveObservance } from '../../src/actions/save-observance.ts';
import { saveVenue } from '../../src/actions/save-venue.ts';
import { DAY, instant } from '../../src/calendar/time.ts';
import { changesAbout } from '../../src/store/changes.ts';
import { allVenues } from '../../src/store/venues.ts';
import { anInput } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';

const COORDINATOR: Actor = { role: 'coordinator', name: 'Frivilligcentret' };
const EDITOR: Actor = { role: 'editor', name: 'Anna', associations: ['sprogcafeen'] };

onBothDatabases('merging two venues', (database) => {
  const opened = async (): Promise<ClockedDesk> => {
    const desk = await aDesk(await database.address(), '2026-11-20T12:00:00Z');
    await saveAssociation(desk, COORDINATOR, 'sprogcafeen', { name: 'Sprogcaféen' });
    await saveVenue(desk, COORDINATOR, 'holte-bibliotek', { name: 'Holte Bibliotek', area: 'Holte' });
    await saveVenue(desk, COORDINATOR, 'bibliotek', { name: 'Biblioteket' });
    await saveVenue(desk, COORDINATOR, 'ny-hal', { name: 'Ny Hal' });
    return desk;
  };
  const published = async (desk: ClockedDesk, venue: string, changedVenue: string): Promise<string> => {
    const now = desk.clock();
    const window = { start: now, end: instant(now + 365 * DAY) };
    const changed = { '2027-01-05T19:00': { start: '2027-01-06T19:00', venue: changedVenue } };
    const input = anInput({ venue }, { changed });
    return (await publishActivity(desk, COORDINATOR, input, { window, refuseClash: false })).activity.id;
  };
  const rendered = (desk: ClockedDesk, id: string): string =>
    desk.network.renderings.get(id)?.get('')?.toString() ?? '';

  test('moves the activities, the single dates and the closures, and removes the venue', async () => {
    const desk = await opened();
    const wholly = await published(desk, 'bibliotek', 'ny-hal');
    const once = await published(desk, 'ny-hal', 'bibliotek');
    const elsewhere = await published(desk, 'ny-hal', 'ny-hal');
    const closure = { kind: 'closure', name: 'Lukket', start: '2026-12-24', venue: 'bibliotek' };
    await saveObservance(desk, COORDINATOR, 'lukket', closure);
    expect(await mergeVenues(desk, COORDINATOR, 'bibliotek', 'holte-bibliotek')).toBe(2);
    const { activities, observances, venues } = desk.network;
    const told = [wholly, once, elsewhere].map((id) => {
      const activity = activities.get(id);
      return [activity?.venue, activity?.schedule.changed['2027-01-05T19:00']?.venue, activity?.sequence];
    });
    expect(told).toEqual([
      ['holte-bibliotek', 'ny-hal', 1],
      ['ny-hal', 'holte-bibliotek', 1],
      ['ny-hal', 'ny-hal', 0],
    ]);
    expect(observances.get('lukket')?.venue).toBe('holte-bibliotek');
    expect(venues.has('bibliotek')).toBe(false);
    expect((await allVenues(desk.store.read)).map(({ slug }) => slug)).toEqual(['holte-bibliotek', 'ny-hal']);
    expect(rendered(desk, wholly)).toContain('Holte Bibliotek');
    expect(rendered(desk, wholly)).not.toContain('Biblioteket');
  });

  test('leaves in the history what was, for each thing that was changed', async () => {
    const desk = await opened();
    const id = await published(desk, 'bibliotek', 'ny-hal');
    await mergeVenues(desk, COORDINATOR, 'bibliotek', 'holte-bibliotek');
    const [ofActivity] = await changesAbout(desk.store.read, { kind: 'activity', id }, 1);
    const [ofVenue] = await changesAbout(desk.store.read, { kind: 'venue', id: 'bibliotek' }, 1);
    expect([ofActivity?.deed, ofActivity?.actor]).toEqual(['merge-venues', 'Frivilligcentret']);
    expect(ofActivity?.detail).toMatchObject({
      before: { venue: 'bibliotek' },
      after: { venue: 'holte-bibliotek' },
    });
    expect(ofVenue?.detail).toMatchObject({
      before: { name: 'Biblioteket' },
      after: null,
      into: 'holte-bibliotek',
      activities: 1,
    });
  });

  describe('is refused, with nothing stored', () => {
    test.each([
      ['to an editor', EDITOR, 'bibliotek', 'holte-bibliotek', 'forbidden'],
      ['to anybody', { role: 'public' } as const, 'bibliotek', 'holte-bibliotek', 'unauthenticated'],
      ['where the one to go is unknown', COORDINATOR, 'ukendt', 'holte-bibliotek', 'not_found'],
      ['where the one to stay is unknown', COORDINATOR, 'bibliotek', 'ukendt', 'not_found'],
      ['for a venue and itself', COORDINATOR, 'bibliotek', 'bibliotek', 'invalid'],
    ] as const)('%s', async (_name, actor, from, into, code) => {
      const desk = await opened();
      const before = await desk.store.latestVersion();
      await expect(mergeVenues(desk, actor, from, into)).rejects.toMatchObject({ code });
      expect(await desk.store.latestVersion()).toBe(before);
      expect(desk.network.venues.size).toBe(3);
    });
  });
});
