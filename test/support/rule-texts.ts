// RRULE texts behind the gate: everyday ones and odd ones.
import fc from 'fast-check';
import { WEEKDAYS } from '../../src/calendar/rule.ts';

const interval = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('', ';INTERVAL=2') },
  { weight: 1, arbitrary: fc.integer({ min: 3, max: 15 }).map((n) => `;INTERVAL=${n}`) },
);
const count = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 80 }).map((n) => `;COUNT=${n}`) },
);
const weekStart = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom(...WEEKDAYS).map((day) => `;WKST=${day}`) },
);
const weekdays = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 5 });

function numbers(min: number, max: number): fc.Arbitrary<string> {
  const one = fc.integer({ min, max }).filter((n) => n !== 0);
  return fc.uniqueArray(one, { minLength: 1, maxLength: 3 }).map((list) => list.join(','));
}

function maybe(part: fc.Arbitrary<string>, weight = 1): fc.Arbitrary<string> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight, arbitrary: part });
}

const byDay = weekdays.map((days) => `;BYDAY=${days}`);
const byMonth = numbers(1, 12).map((months) => `;BYMONTH=${months}`);
const byMonthDay = numbers(-31, 31).map((days) => `;BYMONTHDAY=${days}`);
const numberedDays = fc
  .uniqueArray(fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, -1, -2, -5), fc.constantFrom(...WEEKDAYS)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((days) => `;BYDAY=${days.map(([n, day]) => `${n}${day}`)}`);
const byYearDay = numbers(-366, 366).map((days) => `;BYYEARDAY=${days}`);
const daysOfYear = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: -53, max: 53 }).filter((n) => n !== 0),
      fc.constantFrom(...WEEKDAYS),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((days) => `;BYDAY=${days.map(([n, day]) => `${n}${day}`)}`);
const positions = numbers(-4, 6).map((list) => `;BYSETPOS=${list}`);
const weeks = fc
  .oneof(
    fc.constantFrom(1, 0).map((odd) => Array.from({ length: 26 }, (_, i) => 2 * i + 2 - odd).join(',')),
    numbers(-53, 53),
  )
  .map((list) => `;BYWEEKNO=${list}`);

const shapes: readonly (readonly [number, readonly fc.Arbitrary<string>[]])[] = [
  [3, [fc.constant('FREQ=DAILY'), interval, maybe(byDay), maybe(byMonth), maybe(byMonthDay)]],
  [8, [fc.constant('FREQ=WEEKLY'), interval, maybe(byDay, 6), maybe(byMonth), weekStart]],
  [2, [fc.constant('FREQ=WEEKLY'), interval, byDay, positions, weekStart]],
  [3, [fc.constant('FREQ=MONTHLY'), interval, maybe(byMonthDay, 2), maybe(byMonth)]],
  [5, [fc.constant('FREQ=MONTHLY'), interval, fc.oneof(byDay, numberedDays), maybe(byMonthDay)]],
  [2, [fc.constant('FREQ=MONTHLY'), interval, fc.oneof(byDay, byMonthDay), positions]],
  [3, [fc.constant('FREQ=YEARLY'), interval, maybe(byMonth, 2), maybe(byMonthDay), maybe(byDay)]],
  [2, [fc.constant('FREQ=YEARLY'), interval, byMonth, numberedDays]],
  [2, [fc.constant('FREQ=YEARLY'), weeks, maybe(byDay, 4)]],
  [1, [fc.constant('FREQ=YEARLY'), interval, weeks, maybe(byDay, 4), maybe(positions), weekStart]],
  [1, [fc.constant('FREQ=YEARLY'), interval, byYearDay, maybe(byDay)]],
  [1, [fc.constant('FREQ=YEARLY'), interval, daysOfYear, maybe(byMonthDay)]],
  [1, [fc.constant('FREQ=YEARLY'), interval, byMonth, byDay, positions]],
];

/** Rules of every shape, without UNTIL. What they leave to the start is left to it here too. */
export function arbitraryRuleText(): fc.Arbitrary<string> {
  const each = shapes.map(([weight, parts]) => ({
    weight,
    arbitrary: fc.tuple(...parts, count).map((texts) => texts.join('')),
  }));
  return fc.oneof(...each);
}
