// What is known of calendars that cannot be tried here, Google's, Apple's, Microsoft's and those of phones: one test for
// each rule of what a feed says, held over every kind of feed.
import { beforeAll, describe, expect, test } from 'vitest';
import { wallOf } from '../../../src/calendar/compiled-schedule.ts';
import type { LocalDateTime, TimeZoneId } from '../../../src/calendar/time.ts';
import { kindOfLocalTime } from '../../../src/calendar/zone.ts';
import { aHardNetwork } from './a-hard-network.ts';
import type { Line, Part, ReadFeed } from './read-feed.ts';

let feeds: readonly ReadFeed[] = [];

beforeAll(async () => {
  const network = await aHardNetwork();
  ({ feeds } = network);
  return () => network.close();
});

const octets = (text: string): number => Buffer.byteLength(text);
const DATED = ['DTSTART', 'DTEND', 'EXDATE', 'RDATE', 'RECURRENCE-ID'];
const dates = (vevent: Part) => DATED.flatMap(vevent.all);
const rulesOf = ({ vevents }: ReadFeed): ReadonlyMap<string, string>[] =>
  vevents
    .flatMap((vevent) => vevent.all('RRULE'))
    .map(({ value }) => new Map(value.split(';').map((part) => part.split('=') as [string, string])));
const count = (list: string | undefined): number => list?.split(',').length ?? 0;
const isSingle = ({ all }: Part): boolean => all('RRULE').length === 0 && all('RECURRENCE-ID').length === 0;

/** Each is given every feed. */
const OF_TEXT: readonly (readonly [client: string, rule: string, check: (feed: ReadFeed) => void])[] = [
  [
    'all',
    'lines end in CRLF, the last one too',
    ({ text }) => expect(/[^\r]\n|\r[^\n]|[^\n]$/.test(text)).toBe(false),
  ],
  [
    'Google',
    'no line is longer than 75 octets, or Google drops the whole feed',
    ({ text }) => {
      expect(text.split('\r\n').filter((line) => octets(line) > 75)).toEqual([]);
    },
  ],
  ['all', 'no fold breaks a letter', ({ text }) => expect(text).not.toContain('\ufffd')],
  [
    'Google',
    'a feed is under a megabyte and a thousand VEVENTs',
    ({ text, vevents }) => {
      expect([octets(text) < 900_000, vevents.length < 1_000]).toEqual([true, true]);
    },
  ],
  [
    'Google',
    'no time is floating',
    ({ vevents }) => {
      const floating = vevents
        .flatMap(dates)
        .filter(
          ({ parameters, value }) =>
            !parameters.has('TZID') && parameters.get('VALUE') !== 'DATE' && !value.endsWith('Z'),
        );
      expect(floating).toEqual([]);
    },
  ],
  [
    'Google',
    'what is cancelled is CANCELLED, takes no time, and says so in its title for those who show it',
    ({ vevents }) => {
      const off = vevents.filter(({ value }) => value('STATUS') === 'CANCELLED');
      expect(
        off.filter(
          ({ value }) =>
            value('TRANSP') !== 'TRANSPARENT' || !/^(AFLYST|CANCELLED|مُلغى): /.test(value('SUMMARY')),
        ),
      ).toEqual([]);
    },
  ],
  [
    'Google',
    'nobody is asked to answer, and nothing is a message',
    ({ text }) => expect(text).not.toMatch(/^(METHOD|ATTENDEE|BEGIN:VALARM)/m),
  ],
  [
    'Apple',
    'a feed has a colour, by name and by number',
    ({ head }) => {
      expect(head.value('COLOR')).toMatch(/^[a-z]+$/);
      expect(head.value('X-APPLE-CALENDAR-COLOR')).toMatch(/^#[0-9A-F]{6}$/);
    },
  ],
  [
    'Apple',
    'how often to look again is said in both ways, and alike',
    ({ head }) => {
      expect(head.value('REFRESH-INTERVAL')).toBe('PT2H');
      expect(head.value('X-PUBLISHED-TTL')).toBe('PT2H');
    },
  ],
  [
    'all',
    'a feed has its name in both ways, and its zone',
    ({ head }) => {
      expect(head.value('NAME')).not.toBe('');
      expect(head.value('X-WR-CALNAME')).toBe(head.value('NAME'));
      expect(head.value('X-WR-TIMEZONE')).toBe('Europe/Copenhagen');
    },
  ],
  [
    'all',
    'the calendar says VERSION and PRODID once, before all components',
    ({ head, text }) => {
      expect([head.all('VERSION').length, head.all('PRODID').length]).toEqual([1, 1]);
      expect(text.match(/^(VERSION|PRODID|X-WR-|NAME|REFRESH)/gm)).toHaveLength(
        head.lines.filter(({ name }) => /^(VERSION|PRODID|X-WR-|NAME|REFRESH)/.test(name)).length,
      );
    },
  ],
  [
    'Outlook',
    'every zone that is named is declared, once, and no other: an undeclared one shows an empty calendar',
    ({ vevents, zones }) => {
      const named = new Set(vevents.flatMap(dates).flatMap(({ parameters }) => parameters.get('TZID') ?? []));
      expect(zones.map(({ value }) => value('TZID')).sort()).toEqual([...named].sort());
    },
  ],
  [
    'Outlook',
    'no zone goes back before 1970 or counts seconds',
    ({ zones }) => {
      const lines = zones.flatMap((zone) => zone.lines);
      expect(lines.filter(({ name, value }) => name === 'DTSTART' && value < '1970')).toEqual([]);
      expect(lines.filter(({ name, value }) => /^TZOFFSET/.test(name) && !/^[+-]\d{4}$/.test(value))).toEqual(
        [],
      );
    },
  ],
  [
    'Outlook',
    'a zone’s rules are yearly, on one weekday of one month',
    ({ zones }) => {
      const rules = zones
        .flatMap((zone) => zone.all('RRULE'))
        .map(({ value }) => value.replace(/;UNTIL=[^;]+/, ''));
      expect(
        rules.filter(
          (rule) =>
            !/^FREQ=YEARLY;BYMONTH=\d+;BYDAY=-?\d?[A-Z]{2}$/.test(rule) &&
            !/^FREQ=YEARLY;BYDAY=-?\d?[A-Z]{2};BYMONTH=\d+$/.test(rule),
        ),
      ).toEqual([]);
    },
  ],
  [
    'Outlook',
    'times are in the zone people live in, and in UTC only where that is it or has a time twice',
    ({ vevents }) => {
      const inUtc = vevents.filter(({ value }) => value('DTSTART').endsWith('Z'));
      // What is in UTC itself, and the hour that the clocks show twice.
      const known = ['20261201T190000Z', '20261025T003000Z'];
      const odd = inUtc.map(({ value }) => value('DTSTART')).filter((start) => !known.includes(start));
      expect(odd).toEqual([]);
    },
  ],
  [
    'all',
    'no date begins or ends at a time that clocks skip or show twice: each client reads it in its own way',
    ({ vevents }) => {
      const local = vevents
        .flatMap((vevent) => [
          ...vevent.all('DTSTART'),
          ...vevent.all('DTEND'),
          ...vevent.all('RECURRENCE-ID'),
        ])
        .filter(({ parameters }) => parameters.has('TZID'));
      const odd = local.filter(({ parameters, value }) => {
        const at = value.replace(/(....)(..)(..T..)(..)(..)/, '$1-$2-$3:$4:$5') as LocalDateTime;
        return kindOfLocalTime(parameters.get('TZID') as TimeZoneId, wallOf(at)) !== 'plain';
      });
      expect(odd).toEqual([]);
    },
  ],
  [
    'Outlook',
    'a rule has at most one BYMONTHDAY, and one that every month has or the last',
    (feed) => {
      const days = rulesOf(feed).flatMap((rule) => rule.get('BYMONTHDAY') ?? []);
      expect(days.filter((day) => !(Number(day) === -1 || (Number(day) >= 1 && Number(day) <= 31)))).toEqual(
        [],
      );
      const monthly = rulesOf(feed).filter((rule) => rule.get('FREQ') === 'MONTHLY');
      expect(monthly.filter((rule) => Number(rule.get('BYMONTHDAY') ?? 1) > 28)).toEqual([]);
    },
  ],
  [
    'Outlook',
    'a rule has at most one BYSETPOS, of the first four or the last',
    (feed) => {
      expect(
        rulesOf(feed)
          .flatMap((rule) => rule.get('BYSETPOS') ?? [])
          .filter((position) => !/^([1-4]|-1)$/.test(position)),
      ).toEqual([]);
    },
  ],
  [
    'Outlook',
    'a weekday of the month is one, of the first four or the last: "first and third Monday" goes out date by date',
    (feed) => {
      const numbered = rulesOf(feed)
        .flatMap((rule) => rule.get('BYDAY') ?? [])
        .filter((days) => /\d/.test(days));
      expect(numbered.filter((days) => !/^([1-4]|-1)[A-Z]{2}$/.test(days))).toEqual([]);
    },
  ],
  [
    'Outlook',
    'a rule counts in at most three digits',
    (feed) => {
      expect(rulesOf(feed).filter((rule) => (rule.get('COUNT') ?? '').length > 3)).toEqual([]);
    },
  ],
  [
    'Outlook',
    'no rule speaks of weeks or days of the year',
    (feed) => {
      expect(rulesOf(feed).filter((rule) => rule.has('BYWEEKNO') || rule.has('BYYEARDAY'))).toEqual([]);
    },
  ],
  [
    'Outlook',
    'a daily rule has no weekdays',
    (feed) => {
      expect(rulesOf(feed).filter((rule) => rule.get('FREQ') === 'DAILY' && rule.has('BYDAY'))).toEqual([]);
    },
  ],
  [
    'Outlook',
    'a yearly rule is of one month',
    (feed) => {
      expect(
        rulesOf(feed).filter((rule) => rule.get('FREQ') === 'YEARLY' && count(rule.get('BYMONTH')) !== 1),
      ).toEqual([]);
    },
  ],
  [
    'Outlook',
    'dates are added to rules alone: without one the VEVENT is ignored',
    ({ vevents }) => {
      expect(vevents.filter(({ all }) => all('RDATE').length > 0 && all('RRULE').length === 0)).toEqual([]);
    },
  ],
  [
    'Outlook',
    'every date that replaces another has its series in the same feed',
    ({ vevents }) => {
      const series = new Set(
        vevents.filter(({ all }) => all('RRULE').length > 0).map(({ value }) => value('UID')),
      );
      const orphans = vevents.filter(
        ({ all, value }) => all('RECURRENCE-ID').length > 0 && !series.has(value('UID')),
      );
      expect(orphans).toEqual([]);
    },
  ],
  [
    'all',
    'a replaced date is named in the zone and form of its series’ start',
    ({ vevents }) => {
      const form = (vevent: Part, name: string) =>
        vevent.all(name).map(({ parameters }) => [...parameters].join());
      const masters = new Map(
        vevents.filter(({ all }) => all('RRULE').length > 0).map((vevent) => [vevent.value('UID'), vevent]),
      );
      const odd = vevents.filter((vevent) => {
        const master = masters.get(vevent.value('UID'));
        return master && form(vevent, 'RECURRENCE-ID').some((own) => own !== form(master, 'DTSTART')[0]);
      });
      expect(odd).toEqual([]);
    },
  ],
  [
    'all',
    'a UID stands once, but for the dates that replace others',
    ({ vevents }) => {
      const keys = vevents.map(({ value }) => `${value('UID')} ${value('RECURRENCE-ID')}`);
      expect(keys.length).toBe(new Set(keys).size);
    },
  ],
  [
    'all',
    'what is excluded or added has the type and the zone of the start',
    ({ vevents }) => {
      const odd = vevents.filter((vevent) => {
        const [start] = vevent.all('DTSTART');
        const isOther = (name: string) => (date: Line) =>
          date.parameters.get(name) !== start?.parameters.get(name);
        return (
          dates(vevent).some(isOther('VALUE')) ||
          [...vevent.all('EXDATE'), ...vevent.all('RDATE')].some(isOther('TZID'))
        );
      });
      expect(odd).toEqual([]);
    },
  ],
  [
    'all',
    'UNTIL is a date for whole days and in UTC for all else',
    ({ vevents }) => {
      const odd = vevents.filter((vevent) => {
        const until = /UNTIL=([^;]+)/.exec(vevent.value('RRULE'))?.[1];
        const isAllDay = vevent.all('DTSTART')[0]?.parameters.get('VALUE') === 'DATE';
        return until !== undefined && !(isAllDay ? /^\d{8}$/ : /^\d{8}T\d{6}Z$/).test(until);
      });
      expect(odd).toEqual([]);
    },
  ],
  [
    'all',
    'DTSTAMP is when it last changed, never the present time',
    ({ vevents }) => {
      expect(
        vevents.filter(
          ({ value }) => value('DTSTAMP') !== value('LAST-MODIFIED') || !/Z$/.test(value('DTSTAMP')),
        ),
      ).toEqual([]);
    },
  ],
  [
    'all',
    'when it was made and changed is said in UTC',
    ({ vevents }) => {
      const made = vevents.flatMap((vevent) => [...vevent.all('CREATED'), ...vevent.all('LAST-MODIFIED')]);
      expect(made.filter(({ value }) => !/^\d{8}T\d{6}Z$/.test(value))).toEqual([]);
    },
  ],
  [
    'all',
    'a parameter has no backslash, which RFC 6868 does not know',
    ({ vevents }) => {
      const lines = vevents.flatMap((vevent) => vevent.lines);
      expect(lines.filter(({ parameters }) => [...parameters.values()].join().includes('\\'))).toEqual([]);
    },
  ],
  [
    'all',
    'everything has a UID, a start, an end or a length, a title and a SEQUENCE',
    ({ vevents }) => {
      const needed = ['UID', 'DTSTART', 'SUMMARY', 'SEQUENCE', 'DTSTAMP', 'STATUS', 'TRANSP'];
      expect(vevents.filter((vevent) => needed.some((name) => vevent.all(name).length !== 1))).toEqual([]);
      const ends = vevents.map(({ all }) => all('DTEND').length + all('DURATION').length);
      expect(ends.filter((ways) => ways !== 1)).toEqual([]);
    },
  ],
  [
    'all',
    'an address is written as it is, with nothing escaped',
    ({ vevents }) => {
      expect(
        vevents.flatMap((vevent) => vevent.all('URL')).filter(({ value }) => value.includes('\\')),
      ).toEqual([]);
    },
  ],
  [
    'Apple',
    'words are plain: what looks like HTML or a content line is nothing but words',
    ({ text, vevents }) => {
      expect(text).not.toMatch(/X-ALT-DESC|ALTREP|FMTTYPE/);
      expect(vevents.filter(({ value }) => value('DTSTART') === '20261201')).toEqual([]);
    },
  ],
  [
    'phones',
    'a single date is its own VEVENT with an id of its own',
    ({ vevents }) => {
      const singles = vevents.filter(isSingle).map(({ value }) => value('UID'));
      expect(singles.length).toBe(new Set(singles).size);
    },
  ],
];

describe('every feed keeps the rule', () => {
  test.each(OF_TEXT)('for %s: %s', (_client, _rule, check) => {
    expect(feeds.filter(({ vevents }) => vevents.length > 0).length).toBeGreaterThan(6);
    for (const feed of feeds) check(feed);
  });
});
