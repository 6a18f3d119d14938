// Expands a year of a network in a process of its own, so that "cold" is cold, and prints occurrences a second as
// JSON: `ours` from the rule's text on, `rrule` with rrule.js and luxon as one would do it without this calendar.
import { DateTime } from 'luxon';
import rrule from 'rrule';
import type { Activity } from '../../src/calendar/activity.ts';
import { compileSchedule, fillStarts } from '../../src/calendar/compiled-schedule.ts';
import { parseRule } from '../../src/calendar/rule.ts';
import { DAY, dayFromCivil } from '../../src/calendar/time.ts';
import { benchNetwork } from './network.ts';

const FROM = dayFromCivil(2026, 9, 1);
const TO = dayFromCivil(2027, 9, 1) - 1;
const OURS = 10_000;
const THEIRS = 500;
const WARM_ROUNDS = 20;

const walls = new Float64Array(400);
const starts = new Float64Array(400);

/** The text says one thing more than the generator's own, which the parser has seen and would remember. */
function textOf({ schedule }: Activity): string {
  return `${schedule.rule?.text};WKST=MO`;
}

function ours(activities: readonly Activity[], texts: readonly string[]): number {
  let count = 0;
  for (let i = 0; i < activities.length; i++) {
    const { schedule } = activities[i] as Activity;
    const rule = parseRule(texts[i] as string);
    count += fillStarts(compileSchedule({ ...schedule, rule }), FROM, TO, walls, starts);
  }
  return count;
}

/** Wall-clock time disguised as UTC, each occurrence then put in its zone by luxon. */
function theirs(activities: readonly Activity[]): number {
  let count = 0;
  const [after, before] = [new Date(FROM * DAY), new Date((TO + 1) * DAY)];
  for (const { schedule } of activities) {
    const options = rrule.RRule.parseString(schedule.rule?.text ?? '');
    const rule = new rrule.RRule({ ...options, dtstart: new Date(`${schedule.start}:00Z`) }, true);
    for (const date of rule.between(after, before, true)) {
      const zoned = DateTime.fromObject(
        {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
        },
        { zone: schedule.timeZone },
      );
      if (zoned.toMillis() > 0) count++;
    }
  }
  return count;
}

const isOurs = process.argv[2] === 'ours';
const { activities } = benchNetwork(isOurs ? OURS : THEIRS);
const expand = isOurs ? ours : theirs;
const texts = activities.map(textOf);
const begun = performance.now();
const count = expand(activities, texts);
const cold = (count / (performance.now() - begun)) * 1_000;
let warm = cold;
for (let round = 0; round < (isOurs ? WARM_ROUNDS : 1); round++) {
  const start = performance.now();
  expand(activities, texts);
  warm = Math.max(warm, (count / (performance.now() - start)) * 1_000);
}
process.stdout.write(JSON.stringify({ count, cold, warm }));
