// Rules that ours cannot be, against another engine: what they become has the same dates.
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { expect, it } from 'vitest';
import { occurrencesOf } from '../../../src/calendar/recurrence.ts';
import { WEEKDAYS } from '../../../src/calendar/rule.ts';
import { DAY, formatInstant, instant } from '../../../src/calendar/time.ts';
import { CONTEXT, readOne } from './reading.ts';

/** A Tuesday. */
const START = '20261201T190000Z';
const FIRST = instant(Date.UTC(2026, 11, 1));
const COMPARED = 150;

const list = (values: readonly (number | string)[]): string => values.join(',');
const several = (own: number, max: number): fc.Arbitrary<readonly number[]> =>
  fc.uniqueArray(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 3 }).map((some) => [own, ...some]);
const maybe = (part: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), part);

const weekdays = fc
  .uniqueArray(fc.constantFrom(...WEEKDAYS), { maxLength: 3 })
  .map((days) => `;BYDAY=${list([...new Set(['TU', ...days])])}`);
const hours = several(19, 23).map((some) => `;BYHOUR=${list([...new Set(some)])}`);
const minutes = several(0, 59).map((some) => `;BYMINUTE=${list([...new Set(some)])}`);
const ending = fc.oneof(
  fc.constantFrom('', ';UNTIL=20270301T120000Z', ';UNTIL=20270105T190000Z'),
  fc.integer({ min: 1, max: 120 }).map((count) => `;COUNT=${count}`),
);
const longCount = fc.integer({ min: 731, max: 3_000 }).map((count) => `;COUNT=${count}`);
const longInterval = fc.integer({ min: 100, max: 400 }).map((interval) => `;INTERVAL=${interval}`);
const parts = (...all: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...all).map((texts) => texts.join(''));

const RULES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'at several hours a day': parts(fc.constant('FREQ=DAILY'), hours, maybe(minutes), maybe(weekdays), ending),
  'at several hours a week': parts(
    fc.constantFrom('FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2'),
    weekdays,
    maybe(hours),
    minutes,
    ending,
  ),
  'at several hours a month': parts(
    fc.constantFrom('FREQ=MONTHLY', 'FREQ=MONTHLY;BYDAY=1TU,3TU'),
    hours,
    ending,
  ),
  'every so many hours': parts(
    fc.integer({ min: 1, max: 50 }).map((interval) => `FREQ=HOURLY;INTERVAL=${interval}`),
    maybe(weekdays),
    maybe(minutes),
    ending,
  ),
  'at some of all hours': parts(fc.constant('FREQ=HOURLY'), hours, maybe(weekdays), ending),
  'of more dates than ours': parts(fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=TU,TH'), longCount),
  'with longer intervals than ours': parts(
    fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY'),
    longInterval,
    ending,
  ),
};

it.each(Object.entries(RULES))(
  'a rule %s has the dates that another engine finds',
  async (_sentence, rules) => {
    const law = fc.asyncProperty(rules, async (rule) => {
      const { schedule } = await readOne(`DTSTART:${START}`, 'SUMMARY:Vagt', `RRULE:${rule}`);
      const window = { start: FIRST, end: CONTEXT.window.end };
      const ours = occurrencesOf(schedule, window).map(({ start }) => formatInstant(start));
      const engine = new RRuleTemporal({ rruleString: `DTSTART:${START}\nRRULE:${rule}` });
      const theirs = engine
        .between(new Date(FIRST - DAY), new Date(CONTEXT.window.end - 1), true)
        .map((time) => formatInstant(instant(time.epochMilliseconds)));
      expect(ours.slice(0, COMPARED)).toEqual(theirs.slice(0, COMPARED));
      if (theirs.length < 730) expect(ours).toHaveLength(theirs.length);
    });
    await fc.assert(law, { numRuns: 60 });
  },
);
