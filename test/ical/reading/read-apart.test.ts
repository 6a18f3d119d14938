// Reading in a thread gives what reading gives, and holds up nobody.
import { setImmediate as otherWork } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { instant, type TimeZoneId } from '../../../src/calendar/time.ts';
import { readApart } from '../../../src/ical/reading/read-apart.ts';
import { readCalendar } from '../../../src/ical/reading/read-calendar.ts';

const CONTEXT = {
  language: 'da',
  timeZone: 'Europe/Copenhagen' as TimeZoneId,
  now: instant(Date.UTC(2026, 10, 20)),
  window: { start: instant(Date.UTC(2026, 7)), end: instant(Date.UTC(2028, 3)) },
};

function file(count: number, rule: (i: number) => string): string {
  const vevents = Array.from({ length: count }, (_, i) =>
    [
      'BEGIN:VEVENT',
      `UID:${i}@x`,
      `SUMMARY:Kor ${i}`,
      'DTSTART;TZID=Europe/Copenhagen:20261201T190000',
      'DURATION:PT2H',
      rule(i),
      'END:VEVENT',
    ].join('\r\n'),
  );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...vevents, 'END:VCALENDAR', ''].join('\r\n');
}

const LARGE = file(2_000, (i) => (i % 2 === 0 ? 'RRULE:FREQ=WEEKLY;BYDAY=TU' : 'X-NOTHING:1'));
const COSTLY = file(400, () => 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30');

describe('a file read in a thread', () => {
  test.each([
    ['a large one', LARGE],
    ['one with costly rules', file(3, () => 'RRULE:FREQ=HOURLY;INTERVAL=24;COUNT=5')],
    ['a web page', `<!doctype html>${' '.repeat(300_000)}`],
  ])('%s is what it is when it is read here', async (_sentence, text) => {
    expect(await readApart(text, CONTEXT)).toEqual(await readCalendar(text, CONTEXT));
  });

  test('that is too large is refused as it is here', async () => {
    const text = file(20_001, () => 'X-NOTHING:1');
    await expect(readApart(text, CONTEXT)).rejects.toMatchObject({ code: 'too_large' });
  });

  test('that takes too long is given up, and others get their turn meanwhile', async () => {
    let turns = 0;
    let isOver = false;
    const reading = readApart(COSTLY, CONTEXT, { seconds: 0.02 }).finally(() => {
      isOver = true;
    });
    const refused = expect(reading).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('takes too long'),
    });
    while (!isOver) {
      turns++;
      await otherWork();
    }
    await refused;
    expect(turns).toBeGreaterThan(100);
  });
});
