import { describe, expect, test } from 'vitest';
import { browseClashes } from '../../src/actions/browse-clashes.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { DAY, instant, type TimeZoneId } from '../../src/calendar/time.ts';
import { CLASHES } from '../../src/demo/clashes.ts';
import { demoNetwork } from '../../src/demo/demo-network.ts';
import { aDesk } from '../support/desks.ts';
import { newFolder } from '../support/program.ts';

const COPENHAGEN = 'Europe/Copenhagen' as TimeZoneId;
const COORDINATOR = { role: 'coordinator', name: 'Koordinatoren' } as const;

const LOOKED_AT: [day: string, now: string][] = [
  ['an ordinary day', '2026-11-20T12:00:00Z'],
  ['the first minute of a Monday in Denmark', '2026-11-22T23:00:00Z'],
  ['the last minute of a Sunday in Denmark', '2026-11-22T22:59:00Z'],
  ['New Year before a year with 53 weeks has ended', '2027-01-01T09:00:00Z'],
  ['the week of the clocks going forward', '2027-03-25T09:00:00Z'],
  ['the week of the clocks going back', '2027-10-29T09:00:00Z'],
  ['a leap day', '2028-02-29T09:00:00Z'],
  ['midsummer', '2029-06-21T09:00:00Z'],
  ['a month with five Fridays', '2027-07-15T09:00:00Z'],
  ['a first of the month that is a Wednesday', '2027-09-01T09:00:00Z'],
];

describe('the demo', () => {
  test.each(LOOKED_AT)('has exactly its three clashes on %s', async (_day, now) => {
    const desk = await demoDesk(now);
    const window = { start: desk.clock(), end: instant(desk.clock() + 366 * DAY) };
    const asked = { window, associations: new Set<string>(), state: null, limit: 100, cursor: undefined };
    const { clashes } = browseClashes(desk, COORDINATOR, asked);
    const told = clashes.map(({ first, second, reasons }) => [first.id, second.id, reasons]);
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        [CLASHES[0]?.first, CLASHES[0]?.second, ['venue']],
        [CLASHES[1]?.first, CLASHES[1]?.second, ['evening']],
        [CLASHES[2]?.first, CLASHES[2]?.second, ['helpers']],
      ]),
    );
    for (const { count } of clashes) expect(count).toBeGreaterThanOrEqual(11);
  });

  test('says the same of the same day, word for word', () => {
    const now = instant(Date.parse('2026-11-20T12:00:00Z'));
    expect(demoNetwork(now, COPENHAGEN)).toEqual(demoNetwork(instant(now + 60_000), COPENHAGEN));
  });

  test('has eight associations, each with activities and words in more than Danish', async () => {
    const { network } = await demoDesk('2026-11-20T12:00:00Z');
    expect(network.associations.size).toBe(8);
    const activities = [...network.activities.values()];
    expect(new Set(activities.map(({ association }) => association))).toEqual(
      new Set(network.associations.keys()),
    );
    for (const { title } of activities) {
      expect(title['da']).toBeDefined();
      expect(Object.keys(title).length).toBeGreaterThan(1);
    }
    const languages = new Set(activities.flatMap(({ title }) => Object.keys(title)));
    expect([...languages].sort()).toEqual(['ar', 'da', 'en', 'ti', 'uk']);
  });

  test('shows a hold, what is for members only, and every shape of schedule', async () => {
    const { network } = await demoDesk('2026-11-20T12:00:00Z');
    const activities = [...network.activities.values()];
    const rules = activities.map(({ schedule }) => schedule.rule?.text ?? 'once');
    const dates = activities.flatMap(({ schedule }) => Object.values(schedule.changed));
    expect(rules).toEqual(
      expect.arrayContaining([
        'once',
        'FREQ=WEEKLY;BYDAY=TU',
        'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
        'FREQ=MONTHLY;BYDAY=-1FR',
        'FREQ=DAILY;COUNT=3',
        expect.stringContaining('BYWEEKNO=1,3,5'),
      ]),
    );
    expect(dates.some(({ status, note }) => status === 'cancelled' && note)).toBe(true);
    expect(dates.some(({ start }) => start !== undefined)).toBe(true);
    expect(activities.some(({ schedule }) => schedule.added.length > 0)).toBe(true);
    expect(activities.some(({ schedule }) => schedule.allDay && schedule.duration.days > 1)).toBe(true);
    expect(activities.some(({ online }) => online !== null)).toBe(true);
    expect(activities.some(({ coHosts }) => coHosts.length > 0)).toBe(true);
    expect(activities.some(({ status }) => status === 'tentative')).toBe(true);
    expect(new Set(activities.map(({ visibility }) => visibility))).toEqual(
      new Set(['public', 'network', 'busy']),
    );
  });
});

async function demoDesk(now: string): Promise<Desk> {
  const desk = await aDesk({ file: `${newFolder()}/calendar.db` }, now);
  await loadNetwork(desk, COORDINATOR, demoNetwork(desk.clock(), desk.settings.timeZone));
  return desk;
}
