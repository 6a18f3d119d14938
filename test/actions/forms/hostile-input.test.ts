import { describe, expect, it } from 'vitest';
import { accept, faults, input, least } from './activity-input.ts';

const LIMIT = 50;
const many = (count: number, value: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, value]));
const nested = (open: string, close: string, depth: number): unknown =>
  JSON.parse(`${open.repeat(depth)}0${close.repeat(depth)}`);
const lists = nested('[', ']', 100_000);
const objects = nested('{"a":', '}', 100_000);
const everyField = (value: unknown) => ({
  ...Object.fromEntries(Object.keys(input()).map((key) => [key, value])),
  ...Object.fromEntries(['id', 'uid', 'sequence', 'created', 'updated'].map((key) => [key, value])),
});
const inSchedule = (value: unknown) =>
  least(Object.fromEntries(Object.keys(Object(input()['schedule'])).map((key) => [key, value])));
const onTuesdays = (value: unknown) =>
  Object.fromEntries(
    Array.from({ length: 730 }, (_, i) => {
      const date = new Date(Date.UTC(2026, 11, 1 + 7 * i)).toISOString().slice(0, 10);
      return [`${date}T19:00`, value];
    }),
  );
const badChange = {
  start: 'x',
  duration: 'x',
  title: 5,
  venue: '-',
  place: [],
  online: 'x',
  status: 'x',
  note: 5,
  x: 1,
};

describe('hostile input is refused, each in less than 50 ms', () => {
  const cases: [string, unknown, string][] = [
    ['10,000 letters in every field', everyField('x'.repeat(10_000)), 'association'],
    ['10,000 digits in every field of the schedule', inSchedule('1'.repeat(10_000)), 'schedule.start'],
    ['10,000 hyphens in every field', everyField('-'.repeat(10_000)), 'association'],
    ['a slug that almost is one', input({ association: `${'a-'.repeat(5_000)}` }), 'association'],
    ['a title of a million control characters', input({ title: '\u0001'.repeat(1_000_000) }), 'title'],
    ['a title of half a million emoji', input({ title: '🎉'.repeat(500_000) }), 'title'],
    ['a link of a million slashes', input({ link: `https://a/${'/'.repeat(1_000_000)}` }), 'link'],
    [
      'a rule of 100,000 parts',
      input({}, { rule: `FREQ=DAILY;BYDAY=${'MO,'.repeat(100_000)}` }),
      'schedule.rule',
    ],
    ['a duration of 100,000 parts', input({}, { duration: `P${'1Y'.repeat(100_000)}` }), 'schedule.duration'],
    [
      'a start of 100,000 colons',
      input({}, { start: `2026-12-01T${'1:'.repeat(100_000)}Z` }),
      'schedule.start',
    ],
    ['a zone of 100,000 slashes', input({}, { timeZone: `A${'/A'.repeat(100_000)}` }), 'schedule.timeZone'],
    ['lists 100,000 deep in every field', everyField(lists), 'association'],
    ['objects 100,000 deep in every field', everyField(objects), 'association'],
    ['lists 100,000 deep in the schedule', inSchedule(lists), 'schedule.start'],
    ['objects 100,000 deep in the schedule', inSchedule(objects), 'schedule.start'],
    ['20,000 fields nobody knows', { ...input(), ...many(20_000, 1) }, 'k0'],
    ['20,000 fields nobody knows in the schedule', input({}, many(20_000, 1)), 'schedule'],
    ['a title in 20,000 languages', input({ title: many(20_000, 'x') }), 'title'],
    ['20,000 changes', input({}, { changed: many(20_000, {}) }), 'schedule.changed'],
    ['100,000 excluded dates', input({}, { excluded: Array(100_000).fill('x') }), 'schedule.excluded'],
    ['100,000 co-hosts', input({ coHosts: Array(100_000).fill('x') }), 'coHosts'],
    [
      '730 changes, all wrong in every field',
      input({}, { changed: onTuesdays(badChange) }),
      'schedule.changed.2026-12-01T19:00.x',
    ],
    [
      'a date that never comes',
      input({}, { rule: 'FREQ=YEARLY;INTERVAL=99;BYMONTH=2;BYMONTHDAY=30' }),
      'schedule.rule',
    ],
  ];
  it.each(cases)('%s', (_name, given, field) => {
    const times: number[] = [];
    for (let run = 0; run < 4; run++) {
      const from = performance.now();
      const found = faults(given, { identity: true });
      times.push(performance.now() - from);
      expect(found.map((issue) => issue.field)).toContain(field);
    }
    expect(Math.min(...times)).toBeLessThan(LIMIT);
  });
});

describe('the names of methods and prototypes', () => {
  const given =
    '{"__proto__": {"visibility": "public"}, "constructor": 1, "toString": 2, "association": "sprogcafeen", ';

  it('are refused by name wherever they stand', () => {
    const title = '"title": {"__proto__": "x", "constructor": "x", "da": "x"}, ';
    const schedule =
      '"schedule": {"start": "2026-12-01", "__proto__": {}, "changed": {"__proto__": {}, "valueOf": {}}}}';
    expect(faults(JSON.parse(given + title + schedule)).map(({ field }) => field)).toEqual([
      '__proto__',
      'constructor',
      'toString',
      'title.constructor',
      'title.__proto__',
      'schedule.__proto__',
      'schedule.changed.__proto__',
      'schedule.changed.valueOf',
    ]);
  });

  it('are no fields of an object that inherits them', () => {
    const inherits = Object.create({ venue: 'holte-bibliotek', status: 'cancelled' });
    const draft = accept(Object.assign(inherits, least({ start: '2026-12-01' })));
    expect([draft.venue, draft.status]).toEqual([null, 'confirmed']);
  });

  it('are slugs like others where they fit', () => {
    const anybody = { associationCalled: (slug: string) => slug };
    expect(
      accept({ ...least({ start: '2026-12-01' }), association: 'constructor' }, anybody).association,
    ).toBe('constructor');
  });
});

describe('a field is named so that it can be read', () => {
  it.each([
    ['cut where it is long', 'x'.repeat(100_000), `${'x'.repeat(60)}…`],
    ['in quotes where it is empty', '', '""'],
    ['without control characters', 'a\r\nb', 'a\ufffd\ufffdb'],
  ])('%s', (_name, key, field) => {
    expect(faults(input({ [key]: 1 }))).toMatchObject([{ field }]);
  });
});
