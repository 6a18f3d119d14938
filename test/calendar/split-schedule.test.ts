import { describe, expect, test } from 'vitest';
import { occurrencesFrom } from '../../src/calendar/recurrence.ts';
import type { RecurrenceId, Schedule } from '../../src/calendar/schedule.ts';
import { splitSchedule } from '../../src/calendar/split-schedule.ts';
import { instant } from '../../src/calendar/time.ts';
import { timedSchedule } from '../support/schedules.ts';

const all = (schedule: Schedule) => occurrencesFrom(schedule, instant(0), 300);

const odd = Array.from({ length: 27 }, (_, i) => 2 * i + 1).join();

const SERIES: readonly (readonly [string, string, string])[] = [
  ['every week without end', '2026-12-01T19:00', 'FREQ=WEEKLY;BYDAY=TU'],
  ['every week, twelve times', '2026-12-01T19:00', 'FREQ=WEEKLY;BYDAY=TU;COUNT=12'],
  ['every second week on two days', '2026-12-01T19:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;COUNT=20'],
  ['odd weeks until summer', '2026-12-01T19:00', `FREQ=YEARLY;BYWEEKNO=${odd};BYDAY=TU;UNTIL=20270630`],
  ['the last day of the month', '2026-12-31T19:00', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=9'],
  ['every third day', '2026-12-01T19:00', 'FREQ=DAILY;INTERVAL=3;UNTIL=20270301T180000Z'],
];

describe.each(SERIES)('a series of %s', (_, start, rule) => {
  const plain = timedSchedule({ start, rule });
  const [, second, third, fourth] = all(plain).map(({ recurrenceId }) => recurrenceId);
  if (!second || !third || !fourth) throw new Error('It has four dates.');
  const changed = { [third]: { status: 'cancelled' } } as const;
  const series: Schedule = { ...plain, excluded: [second], changed };

  test.each([second, third, fourth])('has, divided at %s, the same dates as before', (at) => {
    const parts = splitSchedule(series, at);
    if (!parts) throw new Error('It divides.');
    const together = [...all(parts.before), ...all(parts.after)].slice(0, 200);
    expect(together).toEqual(all(series).slice(0, together.length));
    expect(together.length).toBeGreaterThan(4);
    expect(all(parts.before).every(({ recurrenceId }) => recurrenceId < at)).toBe(true);
  });

  test.each([
    ['its first date', start],
    ['a day it is not on', '2026-12-02T19:00'],
    ['another hour', `${second.slice(0, 11)}18:00`],
  ])('does not divide at %s', (_name, at) => {
    expect(splitSchedule(series, at as RecurrenceId)).toBeNull();
  });
});

test('added dates go with the part they fall in', () => {
  const added = ['2026-12-03T19:00', '2026-12-17T10:00'];
  const series = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4', added });
  const parts = splitSchedule(series, '2026-12-15T19:00' as RecurrenceId);
  expect(parts?.before.added).toEqual(['2026-12-03T19:00']);
  expect(parts?.after.added).toEqual(['2026-12-17T10:00']);
  expect(parts?.after.rule?.text).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=2');
});

test('one date alone does not divide', () => {
  const once = timedSchedule({ start: '2026-12-01T19:00' });
  expect(splitSchedule(once, '2026-12-01T19:00' as RecurrenceId)).toBeNull();
});
