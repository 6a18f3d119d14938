// Activities as they may come in: good ones of every shape, and ones where anything may stand anywhere.
import fc from 'fast-check';
import { formatLocalDate } from '../../../src/calendar/time.ts';
import { input } from './activity-input.ts';

const control = /[^\P{Cc}\t\n\r]/u;
const words = (maxLength: number) =>
  fc
    .string({ unit: 'binary', maxLength })
    .filter((text) => !control.test(text))
    .map((text) => `${text}å`);
const language = fc.constantFrom('da', 'ar', 'uk', 'ti', 'zh-Hant', 'EN');
const text = fc.oneof(words(20), fc.dictionary(language, words(20), { minKeys: 1 }));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const tags = fc.uniqueArray(fc.constantFrom('women', 'men', ' families ', 'børn', 'interpreter-ar'));
const link = fc.webUrl({ withFragments: true, withQueryParameters: true });
const venue = fc.constantFrom('holte-bibliotek', 'ny-hal');

const change = (start: fc.Arbitrary<string>, duration: fc.Arbitrary<string>) =>
  fc.record(
    {
      start: maybe(start),
      duration: maybe(duration),
      title: maybe(text),
      venue: maybe(venue),
      place: maybe(text),
      online: maybe(link),
      status: maybe(fc.constantFrom('confirmed', 'cancelled')),
      note: maybe(text),
    },
    { requiredKeys: [] },
  );

/** A schedule by the day, so that any later day is one of its dates. */
const schedule = fc
  .record({
    day: fc.integer({ min: 18_000, max: 23_000 }),
    time: fc.constantFrom('', 'T19:00', 'T02:30', 'T23:59:59', 'T00:00:00'),
  })
  .chain(({ day, time }) => {
    const date = fc.integer({ min: 0, max: 500 }).map((days) => `${formatLocalDate(day + days)}${time}`);
    const duration =
      time === ''
        ? fc.constantFrom('P1D', 'P2W', 'P366D')
        : fc.constantFrom('PT0S', 'PT90M', 'P1DT1S', 'PT26H');
    return fc.record({
      start: fc.constant(`${formatLocalDate(day)}${time}`),
      timeZone: fc.constantFrom('Europe/Copenhagen', 'America/Nuuk', 'UTC', 'asia/kolkata', null),
      duration,
      rule: fc.constantFrom('FREQ=DAILY', 'RRULE:FREQ=DAILY;INTERVAL=1;', 'freq=daily;until=22000101'),
      excluded: maybe(fc.array(date, { maxLength: 5 })),
      added: maybe(fc.array(date, { maxLength: 5 })),
      changed: maybe(fc.dictionary(date, maybe(change(date, duration)), { maxKeys: 4 })),
    });
  });

/** Good ones. */
export const activityInputs: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    association: fc.constant('sprogcafeen'),
    title: text,
    schedule,
    coHosts: fc.subarray(['kvindeklubben', 'biblioteket']),
    description: maybe(text),
    categories: tags,
    audiences: maybe(tags),
    languages: fc.array(language),
    needs: tags,
    venue: maybe(venue),
    place: maybe(text),
    online: maybe(link),
    link: maybe(link),
    status: fc.constantFrom('confirmed', 'tentative', 'cancelled', null),
    expires: maybe(fc.constantFrom('2027-01-15', '2027-01-15T12:00', '2027-01-15T12:00:00.250+01:00')),
    visibility: fc.constantFrom('public', 'network', 'busy', null),
    transparent: maybe(fc.boolean()),
  },
  { requiredKeys: ['association', 'title', 'schedule'] },
);

/** Good ones of which some parts, also inside the schedule, have been replaced by whatever JSON can hold. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc
    .tuple(
      fc.oneof(activityInputs, fc.constant(input())),
      fc.dictionary(
        fc.constantFrom(...Object.keys(input()), 'id', 'uid', 'created', '__proto__', 'x'),
        fc.jsonValue(),
        {
          maxKeys: 3,
        },
      ),
      fc.dictionary(
        fc.constantFrom('start', 'timeZone', 'duration', 'rule', 'excluded', 'added', 'changed', 'x'),
        fc.oneof(fc.jsonValue(), fc.array(fc.string()), fc.dictionary(fc.string(), fc.jsonValue())),
        { maxKeys: 2 },
      ),
    )
    .map(([given, replaced, inSchedule]) => {
      const when = given['schedule'];
      const schedule = typeof when === 'object' ? { ...when, ...inSchedule } : when;
      return { ...given, schedule, ...replaced };
    }),
);
