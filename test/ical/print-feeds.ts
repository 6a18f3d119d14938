// Prints feeds of every kind of schedule, for a test that runs it in hosts of different time zones.
import { aFeed, anActivity, type ScheduleInput } from './an-activity.ts';

const SCHEDULES: readonly ScheduleInput[] = [
  { start: '2026-10-25T02:30', rule: 'FREQ=DAILY;UNTIL=20270401' },
  {
    start: '2026-12-01T19:00',
    rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270601T170000Z',
    excluded: ['2026-12-22T19:00'],
  },
  {
    start: '2026-12-01',
    rule: 'FREQ=MONTHLY;UNTIL=20270601',
    changed: { '2027-01-01': { status: 'cancelled' } },
  },
  { start: '2027-01-05T19:00', rule: 'FREQ=YEARLY;BYWEEKNO=1,3,5;BYDAY=TU', duration: 'P1DT2H' },
  { start: '2026-12-01T00:30', timeZone: 'UTC', added: ['2026-12-05T23:30'] },
  { start: '2026-12-01T00:30', timeZone: 'America/Nuuk', rule: 'FREQ=WEEKLY' },
];

process.stdout.write(SCHEDULES.map((schedule) => aFeed(anActivity({}, schedule))).join(''));
