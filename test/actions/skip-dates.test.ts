// The one step that a notice offers: the dates it names become excluded dates of the series.
import { expect, it } from 'vitest';
import type { Actor } from '../../src/actions/actor.ts';
import { cancelActivity } from '../../src/actions/cancel-activity.ts';
import type { Desk } from '../../src/actions/desk.ts';
import type { Notice } from '../../src/actions/notices.ts';
import { type Published, publishActivity } from '../../src/actions/publish-activity.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { saveObservance } from '../../src/actions/save-observance.ts';
import { saveVenue } from '../../src/actions/save-venue.ts';
import { skipDates } from '../../src/actions/skip-dates.ts';
import { CalendarError } from '../../src/calendar/errors.ts';
import { changesAbout } from '../../src/store/changes.ts';
import { anInput } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';
import { windowOf } from '../support/schedules.ts';

const coordinator: Actor = { role: 'coordinator', name: 'Frivilligcentret' };
const editor: Actor = { role: 'editor', name: 'Anna', associations: ['sprogcafeen'] };
const stranger: Actor = { role: 'editor', name: 'Bo', associations: ['kvindeklubben'] };
const window = windowOf('2026-09-01', '2027-09-01');
const options = { window, isCurrent: () => true };

/** Thursdays from the first in September. */
const thursdays = {
  start: '2026-09-03T19:00',
  rule: 'FREQ=WEEKLY;BYDAY=TH',
  excluded: [],
  added: [],
  changed: {},
};

type Falling = Exclude<Notice, { kind: 'missing-hour' }>;

function fallings({ notices }: Published): readonly Falling[] {
  return notices.filter((notice): notice is Falling => notice.kind !== 'missing-hour');
}

function find(published: Published, id: string): Falling {
  const found = fallings(published).find((notice) => notice.id === id);
  if (!found) throw new Error(`There is no notice of ${id}.`);
  return found;
}

async function faultsOf(deed: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await deed.catch((reason: unknown) => reason);
  if (!(error instanceof CalendarError) || error.code !== 'invalid') throw error;
  return error.issues.map(({ field, message }) => `${field}: ${message}`);
}

onBothDatabases('skipping', (database) => {
  const open = async (): Promise<Desk> => {
    const desk = await aDesk(await database.address(), '2026-08-01T12:00:00Z');
    for (const slug of ['sprogcafeen', 'kvindeklubben'])
      await saveAssociation(desk, coordinator, slug, { name: slug });
    await saveVenue(desk, coordinator, 'holte-bibliotek', { name: 'Holte Bibliotek' });
    await saveVenue(desk, coordinator, 'ny-hal', { name: 'Ny Hal' });
    return desk;
  };
  const publish = (desk: Desk, schedule: Record<string, unknown> = {}): Promise<Published> =>
    publishActivity(desk, editor, anInput({}, { ...thursdays, ...schedule }), { window, refuseClash: false });
  const skip = (desk: Desk, { activity }: Published, dates: readonly string[], by: Actor = editor) =>
    skipDates(desk, by, activity.id, { dates }, options);

  it('is offered for each observance that dates fall on, those of the coordinator among them', async () => {
    const desk = await open();
    const break_ = { kind: 'school-break', name: 'Efterårsferie', start: '2026-10-10', end: '2026-10-19' };
    await saveObservance(desk, coordinator, 'efteraarsferie', break_);
    const closed = { kind: 'closure', name: 'Maling', start: '2026-11-01', end: '2026-11-15' };
    await saveObservance(desk, coordinator, 'maling', { ...closed, venue: 'holte-bibliotek' });
    await saveObservance(desk, coordinator, 'andetsteds', { ...closed, venue: 'ny-hal' });
    const published = await publish(desk);
    expect(published.verdict).toMatchObject({ clashing: 0 });
    expect(fallings(published).map(({ kind, id, dates }) => `${kind} ${id}: ${dates.join(' ')}`)).toEqual([
      'festival ukrainian-defenders-day-2026-10-01: 2026-10-01T19:00',
      'school-break efteraarsferie: 2026-10-15T19:00',
      'closure maling: 2026-11-05T19:00 2026-11-12T19:00',
      'half-day christmas-eve-2026-12-24: 2026-12-24T19:00',
      'half-day new-years-eve-2026-12-31: 2026-12-31T19:00',
      'festival geez-christmas-2027-01-07: 2027-01-07T19:00',
      'festival ramadan-2027-02-08: 2027-02-11T19:00 2027-02-18T19:00 2027-02-25T19:00 2027-03-04T19:00',
      'festival eid-al-fitr-2027-03-09: 2027-03-11T19:00',
      'holiday maundy-thursday-2027-03-25: 2027-03-25T19:00',
      'holiday ascension-day-2027-05-06: 2027-05-06T19:00',
      'festival ukrainian-statehood-day-2027-07-15: 2027-07-15T19:00',
    ]);
    expect(find(published, 'maling')).toEqual({
      kind: 'closure',
      id: 'maling',
      name: { da: 'Maling' },
      approximate: false,
      start: '2026-11-01',
      end: '2026-11-15',
      venue: 'holte-bibliotek',
      dates: ['2026-11-05T19:00', '2026-11-12T19:00'],
      skip: ['2026-11-05T19:00', '2026-11-12T19:00'],
    });
    expect(find(published, 'ramadan-2027-02-08').approximate).toBe(true);
  });

  it('excludes the dates, one sequence higher, and the notice is gone', async () => {
    const desk = await open();
    const published = await publish(desk, { excluded: ['2026-09-10T19:00'] });
    const { skip: dates } = find(published, 'ramadan-2027-02-08');
    const skipped = await skip(desk, published, dates);
    expect(skipped.activity).toMatchObject({
      sequence: 1,
      schedule: { ...published.activity.schedule, excluded: ['2026-09-10T19:00', ...dates] },
    });
    const ids = (one: Published): readonly string[] => fallings(one).map(({ id }) => id);
    expect(ids(skipped)).toEqual(ids(published).filter((id) => id !== 'ramadan-2027-02-08'));
    expect(desk.network.activities.get(published.activity.id)).toEqual(skipped.activity);
    const vevent = desk.network.renderings.get(published.activity.id)?.get('')?.toString() ?? '';
    for (const date of dates) expect(vevent).toContain(date.replace(/[-:]/g, '').slice(0, 13));
    const subject = { kind: 'activity', id: published.activity.id } as const;
    const [change] = await changesAbout(desk.store.read, subject, 1);
    expect(change).toMatchObject({ deed: 'skip-dates', actor: 'Anna' });
  });

  it('changes nothing where all of the dates are skipped already', async () => {
    const desk = await open();
    const published = await publish(desk);
    const dates = ['2026-10-01T19:00', '2026-12-24T19:00'];
    const once = await skip(desk, published, dates);
    const version = await desk.store.latestVersion();
    const twice = await skip(desk, published, [...dates, dates[0] ?? '']);
    expect(twice.activity).toEqual(once.activity);
    expect(await desk.store.latestVersion()).toBe(version);
    const more = await skip(desk, published, [...dates, '2026-12-31T19:00']);
    expect(more.activity.schedule.excluded).toEqual([...dates, '2026-12-31T19:00']);
    expect(more.activity.sequence).toBe(2);
  });

  it('takes moved and added dates away by the recurrence ids that the notice gives', async () => {
    const desk = await open();
    const published = await publish(desk, {
      added: ['2026-12-26T19:00'],
      changed: { '2026-12-17T19:00': { start: '2026-12-26T15:00' } },
    });
    const { skip: dates } = find(published, 'second-christmas-day-2026-12-26');
    expect(dates).toEqual(['2026-12-17T19:00', '2026-12-26T19:00']);
    const skipped = await skip(desk, published, dates);
    expect(fallings(skipped).map(({ id }) => id)).not.toContain('second-christmas-day-2026-12-26');
  });

  it('works for whole days', async () => {
    const desk = await open();
    const published = await publish(desk, { start: '2026-09-03', duration: 'P1D' });
    const skipped = await skip(desk, published, find(published, 'christmas-eve-2026-12-24').skip);
    expect(skipped.activity.schedule.excluded).toEqual(['2026-12-24']);
  });

  it.each([
    ['a date that is none of its own', ['2026-10-01T19:00', '2026-10-02T19:00'], ['dates.1']],
    ['a date with another hour', ['2026-10-01T20:00'], ['dates.0']],
    ['a date without an hour', ['2026-10-01'], ['dates.0']],
    [
      'nonsense, however the dates are ordered',
      ['2026-12-24T19:00', 'i morgen', '2026-10-01T20:00'],
      ['dates.1'],
    ],
    [
      'two dates of others',
      ['2026-12-25T19:00', '2026-12-24T19:00', '2026-10-02T19:00'],
      ['dates.2', 'dates.0'],
    ],
  ])('refuses %s and stores nothing', async (_sentence, dates, fields) => {
    const desk = await open();
    const published = await publish(desk);
    const version = await desk.store.latestVersion();
    const faults = await faultsOf(skip(desk, published, dates));
    expect(faults.map((fault) => fault.split(': ', 1)[0])).toEqual(fields);
    expect(await desk.store.latestVersion()).toBe(version);
  });

  it('leaves at least one date', async () => {
    const desk = await open();
    const published = await publish(desk, { start: '2026-12-24T19:00', rule: null });
    expect(find(published, 'christmas-eve-2026-12-24')).toMatchObject({
      dates: ['2026-12-24T19:00'],
      skip: [],
    });
    expect(await faultsOf(skip(desk, published, ['2026-12-24T19:00']))).toEqual([
      'dates: Cancel or move the activity instead: without these dates nothing is left of it.',
    ]);
  });

  it('excludes at most as many dates as a form may', async () => {
    const desk = await open();
    const published = await publish(desk, { rule: 'FREQ=DAILY' });
    const day = (n: number): string =>
      `${new Date(Date.UTC(2026, 8, 3 + n)).toISOString().slice(0, 10)}T19:00`;
    const days = Array.from({ length: 731 }, (_, n) => day(n));
    expect(await faultsOf(skip(desk, published, days))).toEqual([
      'dates: Give at most 730 entries; these are 731.',
    ]);
    await skip(desk, published, days.slice(0, 730));
    expect(await faultsOf(skip(desk, published, days.slice(730)))).toEqual([
      expect.stringContaining('dates: Publish what is to come as a new activity'),
    ]);
  });

  it('is for those who may revise the activity, as they read it', async () => {
    const desk = await open();
    const published = await publish(desk);
    const dates = ['2026-10-01T19:00'];
    await expect(skip(desk, published, dates, stranger)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(skip(desk, published, dates, { role: 'public' })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    const unknown = skipDates(desk, editor, 'nobody', { dates }, options);
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
    const stale = skipDates(
      desk,
      editor,
      published.activity.id,
      { dates },
      { ...options, isCurrent: () => false },
    );
    await expect(stale).rejects.toMatchObject({ code: 'stale' });
    expect((await skip(desk, published, dates, coordinator)).activity.sequence).toBe(1);
  });

  it('is offered for nothing that is cancelled', async () => {
    const desk = await open();
    const published = await publish(desk);
    await cancelActivity(desk, editor, published.activity.id, () => true);
    expect(fallings(await skip(desk, published, []))).toEqual([]);
  });
});
