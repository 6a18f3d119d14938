// Any network that the calendar can speak of, for laws about remembering it.
import fc from 'fast-check';
import type { Activity } from '../../src/calendar/activity.ts';
import type { Association, Venue } from '../../src/calendar/association.ts';
import { parseRule } from '../../src/calendar/rule.ts';
import type { Change, RecurrenceId, Schedule } from '../../src/calendar/schedule.ts';
import type { Text } from '../../src/calendar/text.ts';
import {
  type Duration,
  formatLocalDate,
  formatLocalDateTime,
  instant,
  type LocalDate,
  type LocalDateTime,
  SECOND,
  type TimeZoneId,
  wallClock,
} from '../../src/calendar/time.ts';

/** With the prototype that JSON gives, so that records can be compared strictly. */
const record = <Fields extends object>(
  fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> },
): fc.Arbitrary<Fields> => fc.record<Fields>(fields, { noNullPrototype: true });

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.replaceAll('\0', '␀'));
const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,4})?$/);
const language = fc.constantFrom('da', 'en', 'ar', 'uk', 'ti', 'pt-br');
const text: fc.Arbitrary<Text> = fc.dictionary(language, words, {
  minKeys: 1,
  maxKeys: 3,
  noNullPrototype: true,
});
const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null });
const several = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.array(value, { maxLength: 3 });
const at = fc.integer({ min: 0, max: 4e12 }).map(instant);

const duration: fc.Arbitrary<Duration> = record({ days: fc.nat(400), seconds: fc.nat(200_000) });
const localDate: fc.Arbitrary<LocalDate> = fc.integer({ min: -700_000, max: 2_900_000 }).map(formatLocalDate);
const localDateTime: fc.Arbitrary<LocalDateTime> = fc
  .integer({ min: -60e9, max: 250e9 })
  .map((seconds) => formatLocalDateTime(wallClock(seconds * SECOND)));

const rule = fc
  .constantFrom(
    'FREQ=WEEKLY;BYDAY=TU',
    'FREQ=DAILY;COUNT=5',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270630T170000Z',
    'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270630',
    'FREQ=YEARLY;BYWEEKNO=1,3,5;BYDAY=TH;WKST=SU;UNTIL=20270630T190000',
    'rrule:freq=monthly;bymonthday=+1,-1;bysetpos=1;',
    'FREQ=YEARLY;BYMONTH=12;BYYEARDAY=-10',
  )
  .map((written) => parseRule(written));

const change = (start: fc.Arbitrary<RecurrenceId>): fc.Arbitrary<Change> =>
  fc.record(
    {
      start,
      duration,
      title: text,
      venue: orNull(slug),
      place: orNull(text),
      online: orNull(words),
      status: fc.constantFrom('confirmed' as const, 'cancelled' as const),
      note: text,
    },
    { requiredKeys: [], noNullPrototype: true },
  );

const rest = <Id extends RecurrenceId>(id: fc.Arbitrary<Id>) => ({
  start: id,
  timeZone: fc.constantFrom('Europe/Copenhagen' as TimeZoneId, 'UTC' as TimeZoneId),
  duration,
  rule: orNull(rule),
  excluded: several(id),
  added: several(id),
  changed: fc.dictionary(id, change(id), { maxKeys: 3, noNullPrototype: true }),
});

const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  record({ allDay: fc.constant(false as const), ...rest(localDateTime) }),
  record({ allDay: fc.constant(true as const), ...rest(localDate) }),
);

export const anyAssociation: fc.Arbitrary<Association> = record({
  slug,
  name: words,
  colour: orNull(fc.constantFrom('#aa0000', '#00bb00')),
  area: orNull(words),
  link: orNull(fc.webUrl()),
  languages: several(language),
});

const degrees = (most: number): fc.Arbitrary<number> =>
  fc.double({ min: -most, max: most, noNaN: true }).map((value) => value + 0);

export const anyVenue: fc.Arbitrary<Venue> = fc
  .record({
    slug,
    name: words,
    address: orNull(words),
    area: orNull(words),
    position: orNull(record({ latitude: degrees(90), longitude: degrees(180) })),
    severalAtOnce: fc.boolean(),
    addressForMembersOnly: fc.boolean(),
  })
  .map(({ position, ...venue }) => ({ ...venue, ...(position ?? { latitude: null, longitude: null }) }));

export const anyActivity: fc.Arbitrary<Activity> = record({
  id: fc.uuid(),
  uid: fc.uuid().map((uuid) => `${uuid}@kalender.example`),
  association: slug,
  coHosts: several(slug),
  title: text,
  description: orNull(text),
  categories: several(slug),
  audiences: several(slug),
  languages: several(language),
  needs: several(slug),
  venue: orNull(slug),
  place: orNull(text),
  online: orNull(fc.webUrl()),
  link: orNull(fc.webUrl()),
  status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
  expires: orNull(at),
  visibility: fc.constantFrom('public', 'network', 'busy'),
  transparent: fc.boolean(),
  schedule,
  sequence: fc.nat(1_000),
  created: at,
  updated: at,
});
