import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../src/calendar/activity.ts';
import { occurrencesFrom } from '../../../src/calendar/recurrence.ts';
import { formatInstant, instant } from '../../../src/calendar/time.ts';
import { anInput } from '../../support/app.ts';
import { all, one, textOf } from '../../support/html.ts';
import { aMembersApp, type Browser, type MembersApp } from '../account/visitors.ts';
import { send } from './forms.ts';

const TWELVE = { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12', excluded: [], added: [], changed: {} };

interface Standing {
  readonly app: MembersApp;
  readonly anna: Browser;
  readonly id: string;
  readonly now: () => Activity;
}

/** An activity of sprogcafeen, and Anna, who edits it. */
async function anActivity(more = {}, schedule: Record<string, unknown> = TWELVE): Promise<Standing> {
  const app = await aMembersApp();
  const { body } = await app.api('POST', '/activities', { as: 'sprogcafeen', body: anInput(more, schedule) });
  const { id } = (body as { activity: Activity }).activity;
  const now = (): Activity => {
    const activity = app.desk.network.activities.get(id);
    if (!activity) throw new Error('It is there.');
    return activity;
  };
  return { app, anna: await app.signedIn('Anna'), id, now };
}

const startsOf = (...activities: readonly Activity[]): readonly string[] =>
  activities
    .flatMap(({ schedule }) => occurrencesFrom(schedule, instant(0), 100))
    .map(({ start }) => formatInstant(start))
    .sort();

describe('changing all of an activity', () => {
  test.each<[string, Record<string, unknown>]>([
    ['one with every kind of exception', {}],
    ['one date', { ...TWELVE, rule: null }],
    [
      'odd weeks',
      { ...TWELVE, start: '2026-12-03T19:00', rule: `FREQ=YEARLY;BYWEEKNO=${odd()};BYDAY=TH;UNTIL=20270630` },
    ],
    ['every second week', { ...TWELVE, rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' }],
    ['the last Friday', { ...TWELVE, start: '2026-12-25T19:00', rule: 'FREQ=MONTHLY;BYDAY=-1FR' }],
    ['a date of the month', { ...TWELVE, start: '2026-12-15T19:00', rule: 'FREQ=MONTHLY;BYMONTHDAY=15' }],
    [
      'a rule no sentence says',
      { ...TWELVE, start: '2026-12-13T19:00', rule: 'FREQ=MONTHLY;BYMONTHDAY=13,-1;BYDAY=SU,TH' },
    ],
    ['whole days', { ...TWELVE, start: '2026-12-01', duration: 'P2D' }],
    ['over midnight', { ...TWELVE, start: '2026-12-01T20:00', duration: 'PT5H' }],
    ['longer than a day', { ...TWELVE, start: '2026-12-01T20:00', duration: 'PT30H' }],
    ['another time zone', { ...TWELVE, timeZone: 'Europe/Kyiv' }],
  ])('keeps %s as it is where nothing is typed', async (_, schedule) => {
    const { anna, id, now } = await anActivity({ coHosts: [] }, schedule);
    const before = now();
    const page = await anna.get(`/activities/${id}/edit`);
    const { status } = await send(anna, page, `/activities/${id}/edit`, { do: 'publish' });
    expect(status).toBe(303);
    expect(startsOf(now())).toEqual(startsOf(before));
    expect(now().schedule.changed).toEqual(before.schedule.changed);
    expect(now().title).toEqual(before.title);
  });

  test('moves the hour with what is different about single dates', async () => {
    const { anna, id, now } = await anActivity({}, {});
    const page = await anna.get(`/activities/${id}/edit`);
    await send(anna, page, `/activities/${id}/edit`, { from: '18:00', to: '20:00', do: 'publish' });
    expect(now().schedule.start).toBe('2026-12-01T18:00');
    expect(now().schedule.excluded).toEqual(['2026-12-22T18:00']);
    expect(now().schedule.changed['2027-01-12T18:00']?.status).toBe('cancelled');
  });

  test('keeps clear of school breaks where that is ticked, and shows it ticked again', async () => {
    const { app, anna, id, now } = await anActivity();
    const body = { kind: 'school-break', name: 'Juleferie', start: '2026-12-21', end: '2027-01-04' };
    await app.api('PUT', '/observances/juleferie', { as: 'coordinator', body });
    const page = await anna.get(`/activities/${id}/edit`);
    await send(anna, page, `/activities/${id}/edit`, { breaks: '1', do: 'publish' });
    expect(now().schedule.excluded).toEqual(['2026-12-22T19:00', '2026-12-29T19:00']);
    const again = await anna.get(`/activities/${id}/edit`);
    expect(one(again.html, '[name="breaks"]').attributes.has('checked')).toBe(true);
    await send(anna, again, `/activities/${id}/edit`, { day: ['2'], date: '2026-12-02', do: 'publish' });
    expect(now().schedule.excluded).toEqual(['2026-12-23T19:00', '2026-12-30T19:00']);
  });

  test('never overwrites what somebody else has saved meanwhile unseen', async () => {
    const { app, anna, id, now } = await anActivity();
    const bo = await app.signedIn('Bo');
    const [hers, his] = [await anna.get(`/activities/${id}/edit`), await bo.get(`/activities/${id}/edit`)];
    await send(bo, his, `/activities/${id}/edit`, { 'title-da': 'Bos café', do: 'publish' });
    const stale = await send(anna, hers, `/activities/${id}/edit`, { from: '18:00', do: 'publish' });
    expect(stale.status).toBe(409);
    const told = textOf(one(stale.html, 'main [role="alert"]'));
    expect(told).toContain('Bo har rettet aktiviteten imens.');
    expect(told).toContain('Bos café');
    expect(one(stale.html, '#from').attributes.get('value')).toBe('18:00');
    expect(now().schedule.start).toBe('2026-12-01T19:00');
    await send(anna, stale, `/activities/${id}/edit`, { 'title-da': 'Bos café', do: 'publish' });
    expect([now().title['da'], now().schedule.start]).toEqual(['Bos café', '2026-12-01T18:00']);
  });

  test('turns a hold into what everybody sees', async () => {
    const { anna, id, now } = await anActivity({ status: 'tentative' });
    const page = await anna.get(`/activities/${id}/edit`);
    await send(anna, page, `/activities/${id}/edit`, { do: 'publish' });
    expect(now().status).toBe('confirmed');
  });
});

describe('changing one date', () => {
  const of = (id: string, date: string): string => `/activities/${id}/date?date=${encodeURIComponent(date)}`;
  const form = 'main form';

  test('cancels it with a reason, and no other', async () => {
    const { anna, id, now } = await anActivity();
    const page = await anna.get(of(id, '2026-12-08T19:00'));
    const note = 'Underviseren er <b>syg</b>';
    const { location } = await send(anna, page, `/activities/${id}/date`, { note, do: 'cancel' }, form);
    expect(location).toBe(`/activities/${id}/edit?done=date`);
    expect(now().schedule.changed).toEqual({
      '2026-12-08T19:00': { status: 'cancelled', note: { da: note } },
    });
    const shown = await anna.get(`/activities/${id}`);
    expect(shown.text).not.toContain('<b>syg');
  });

  test('moves it, and puts it back', async () => {
    const { anna, id, now } = await anActivity();
    const page = await anna.get(of(id, '2026-12-08T19:00'));
    const typed = { date: '2026-12-09', from: '18:30', to: '20:00', venue: 'ny-hal', do: 'move' };
    await send(anna, page, `/activities/${id}/date`, typed, form);
    expect(now().schedule.changed['2026-12-08T19:00']).toEqual({
      start: '2026-12-09T18:30',
      duration: { days: 0, seconds: 5_400 },
      venue: 'ny-hal',
    });
    const again = await anna.get(of(id, '2026-12-08T19:00'));
    await send(anna, again, `/activities/${id}/date`, { do: 'usual' }, form);
    expect(now().schedule.changed).toEqual({});
  });

  test('with nonsense is refused beside its field', async () => {
    const { anna, id, now } = await anActivity();
    const page = await anna.get(of(id, '2026-12-08T19:00'));
    const { status, html } = await send(anna, page, `/activities/${id}/date`, { date: '', do: 'move' }, form);
    expect(status).toBe(422);
    expect(all(html, '#date-fault')).toHaveLength(1);
    expect(now().sequence).toBe(0);
  });

  test.each(['2026-12-09T19:00', '2026-12-08', 'x', ''])(
    'is nothing for %s, which is no date of it',
    async (date) => {
      const { anna, id } = await anActivity();
      expect((await anna.get(of(id, date))).status).toBe(404);
    },
  );
});

describe('changing a date and all later ones', () => {
  test('makes two of one series, which have all its dates together', async () => {
    const { app, anna, id, now } = await anActivity();
    const before = startsOf(now());
    const address = `/activities/${id}/later`;
    const page = await anna.get(`${address}?date=${encodeURIComponent('2027-01-05T19:00')}`);
    const { location } = await send(anna, page, address, { venue: 'ny-hal', do: 'publish' });
    const [, newId = ''] = /activities\/([^/]+)\/edit\?done=split/.exec(location ?? '') ?? [];
    const later = app.desk.network.activities.get(newId);
    if (!later) throw new Error('The later one is there.');
    expect([now().venue, later.venue]).toEqual(['holte-bibliotek', 'ny-hal']);
    expect(startsOf(now())).toHaveLength(5);
    expect(startsOf(now(), later)).toEqual(before);
  });

  test('is nothing from its first date on', async () => {
    const { anna, id } = await anActivity();
    const { status } = await anna.get(
      `/activities/${id}/later?date=${encodeURIComponent('2026-12-01T19:00')}`,
    );
    expect(status).toBe(404);
  });
});

describe('cancelling all of it', () => {
  test('leaves it with its reason for everybody, and can be undone from the history', async () => {
    const { anna, id, now } = await anActivity();
    const page = await anna.get(`/activities/${id}/cancel`);
    await send(anna, page, `/activities/${id}/cancel`, { reason: 'For få deltagere' }, 'main form');
    expect(now().status).toBe('cancelled');
    expect(now().description?.['da']).toBe('For få deltagere\n\nKom og tal dansk');
    const history = await anna.get(`/activities/${id}/history`);
    expect(all(history.html, '.revisions li')).toHaveLength(2);
    expect(textOf(one(history.html, '.revisions'))).toContain('Anna');
    expect(textOf(one(history.html, '.revisions'))).toContain('Redaktør i sprogcafeen');
    const back = one(history.html, '[name="back"]').attributes.get('value') ?? '';
    await send(anna, history, `/activities/${id}/history`, { back }, '.revisions form');
    expect([now().status, now().description?.['da']]).toEqual(['confirmed', 'Kom og tal dansk']);
  });
});

test('a season is copied to the next: a year later, holidays found anew, ready to publish', async () => {
  const { app, anna, id } = await anActivity(
    {},
    { ...TWELVE, excluded: ['2026-12-22T19:00', '2026-12-29T19:00'] },
  );
  for (const year of [2026, 2027]) {
    const body = {
      kind: 'school-break',
      name: 'Juleferie',
      start: `${year}-12-21`,
      end: `${year + 1}-01-04`,
    };
    await app.api('PUT', `/observances/juleferie-${year}`, { as: 'coordinator', body });
  }
  const page = await anna.get(`/activities/${id}/copy`);
  await send(anna, page, '/activities/new', { do: 'publish' });
  const copy = [...app.desk.network.activities.values()].find((one) => one.id !== id);
  expect(copy?.schedule.start).toBe('2027-11-30T19:00');
  expect(copy?.schedule.rule?.text).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=12');
  expect(copy?.schedule.excluded).toEqual(['2027-12-21T19:00', '2027-12-28T19:00']);
  expect(copy?.title).toEqual({ da: 'Sprogcafé', ar: 'مقهى اللغة' });
});

describe('the addresses of an activity', () => {
  const GETS = [
    'edit',
    'later?date=2026-12-08T19:00',
    'date?date=2026-12-08T19:00',
    'cancel',
    'copy',
    'history',
  ];

  test.each(GETS)('%s are its editors’ alone', async (address) => {
    const { app, id, anna } = await anActivity();
    const other = await app.signedIn('Carla', { association: 'kvindeklubben' });
    const path = `/activities/${id}/${address}`;
    expect((await anna.get(path)).status).toBe(200);
    expect((await other.get(path)).status).toBe(403);
    expect((await app.browser().get(path)).location).toBe('/sign-in');
  });

  test.each(['edit', 'later', 'date', 'cancel', 'history'])(
    'take nothing from others at %s',
    async (address) => {
      const { app, id, now } = await anActivity();
      const other = await app.signedIn('Carla', { association: 'kvindeklubben' });
      const path = `/activities/${id}/${address}`;
      expect((await other.post(path, { do: 'publish' })).status).toBe(403);
      expect((await app.browser().post(path, { do: 'publish' })).status).toBe(401);
      expect(now().sequence).toBe(0);
    },
  );
});

function odd(): string {
  return Array.from({ length: 27 }, (_, i) => 2 * i + 1).join();
}
