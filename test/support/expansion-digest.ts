// A program that expands the same few hundred schedules wherever and whenever it runs, and prints where the host takes
// itself to be and a digest of what it found.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { occurrencesFrom, occurrencesOf } from '../../src/calendar/recurrence.ts';
import { missingHours, scheduleIssues } from '../../src/calendar/schedule-check.ts';
import { DAY, wallClock } from '../../src/calendar/time.ts';
import { formatZoned, kindOfLocalTime, toInstant } from '../../src/calendar/zone.ts';
import { arbitrarySchedule, at, windowOf, ZONES } from './schedules.ts';

const window = windowOf('2026-09-01', '2027-12-01');
const digest = createHash('sha256');
let occurrences = 0;
for (const schedule of fc.sample(arbitrarySchedule(), { seed: 7, numRuns: 300 })) {
  const found = [
    ...occurrencesOf(schedule, window),
    ...occurrencesFrom(schedule, at('2027-03-28T00:00:00Z'), 20),
  ];
  const written = found.map(({ start }) => formatZoned(schedule.timeZone, start));
  occurrences += found.length;
  digest.update(JSON.stringify([found, written, missingHours(schedule, window), scheduleIssues(schedule)]));
}
for (const zone of ZONES) {
  for (let quarter = 0; quarter < 96; quarter++) {
    const wall = wallClock(window.start + 54 * DAY + quarter * (DAY / 96));
    digest.update(`${toInstant(zone, wall)} ${kindOfLocalTime(zone, wall)} `);
  }
}
const offset = new Date().getTimezoneOffset();
console.log(JSON.stringify({ offset, now: Date.now(), occurrences, digest: digest.digest('hex') }));
