// Files made to keep us busy: each is read to the end, soon, and every VEVENT of it is accounted for. A reader that
// followed such a rule, or went back and forth over such a line, would not come back before the test's time is up.
import { expect, it } from 'vitest';
import { readCalendar } from '../../../src/ical/reading/read-calendar.ts';
import { countVevents } from './bent-files.ts';
import { accountedFor, faultsOf } from './laws.ts';
import { CONTEXT } from './reading.ts';

const START = 'DTSTART;TZID=Europe/Copenhagen:20261201T190000';
const OLD_START = 'DTSTART;TZID=Europe/Copenhagen:19000201T190000';
const rule = (text: string): readonly string[] => [START, `RRULE:${text}`];
const days = (name: string, year: number): string =>
  `${name};VALUE=DATE:${Array.from({ length: 336 }, (_, i) => {
    const [month, day] = [Math.floor(i / 28) + 1, (i % 28) + 1].map((part) => String(part).padStart(2, '0'));
    return `${year}${month}${day}`;
  }).join(',')}`;
const years = Array.from({ length: 15 }, (_, i) => 2027 + i);

const HOSTILE: Readonly<Record<string, readonly string[]>> = {
  'a thousand million dates': rule('FREQ=DAILY;COUNT=1000000000'),
  'a date every second': rule('FREQ=SECONDLY'),
  'dates every hour since 1900': [OLD_START, 'RRULE:FREQ=HOURLY;COUNT=999999999'],
  'a rule that never happens': rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=730'),
  'a rule that hardly ever happens': rule('FREQ=YEARLY;BYYEARDAY=366;BYDAY=MO;COUNT=730'),
  'a rule of every part': rule(
    'FREQ=YEARLY;BYMONTH=1,2;BYWEEKNO=1,2,3;BYYEARDAY=1,2,3;BYMONTHDAY=1,2,3;BYDAY=MO,TU;BYSETPOS=1,-1;COUNT=700',
  ),
  'a rule at every second': rule(
    `FREQ=DAILY;BYHOUR=${[...Array(24).keys()]};BYMINUTE=${[...Array(60).keys()]};BYSECOND=${[...Array(60).keys()]}`,
  ),
  'an interval of ages': rule('FREQ=MONTHLY;INTERVAL=999999999'),
  'five thousand dates excluded and added': [
    START,
    'RRULE:FREQ=DAILY',
    ...years.flatMap((year) => [days('EXDATE', year), days('RDATE', year)]),
  ],
  'a line of colons': [`DTSTART${':'.repeat(90_000)}`],
  'a line of parameters': [`DTSTART${';A=1'.repeat(25_000)}:20261201T190000`],
  'a line of quotes': [START, `SUMMARY${';A="b"'.repeat(15_000)}:x`],
  'a line of commas': [START, `CATEGORIES:${'a,'.repeat(49_000)}`, `EXDATE:${'20261201,'.repeat(11_000)}`],
  'a line of spaces': [START, `DESCRIPTION:a${' '.repeat(90_000)}b`, `SUMMARY:a${'\t'.repeat(90_000)}b`],
  'a line of backslashes': [START, `DESCRIPTION:${'\\'.repeat(90_000)}`],
  'tags that do not end': [START, `DESCRIPTION:${'<a href=http:x '.repeat(6_000)}`],
  'scripts that do not end': [START, `DESCRIPTION:${'<script <!-- '.repeat(6_000)}`],
  'tags within tags': [START, `DESCRIPTION:${'<'.repeat(9_000)}${'b>'.repeat(9_000)}`],
  'entities that do not end': [START, `DESCRIPTION:${'&amp&#x'.repeat(9_000)}`],
};

it.each(Object.entries(HOSTILE))('%s', async (_sentence, lines) => {
  const vevents = Array.from({ length: 10 }, (_, i) => ['BEGIN:VEVENT', `UID:${i}`, ...lines, 'END:VEVENT']);
  const text = ['BEGIN:VCALENDAR', ...vevents.flat(), 'END:VCALENDAR'].join('\r\n');
  const read = await readCalendar(text, CONTEXT);
  expect(faultsOf(read)).toEqual([]);
  expect(accountedFor(read)).toBe(countVevents(text));
});
