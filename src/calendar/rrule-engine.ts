// The yearly rules that are not plain date arithmetic, through rrule: days of the year, and its numbered weekdays. The
// only user of rrule, whose faults stay here: its `tzid` depends on the host, so it sees whole days as UTC midnights;
// it takes its time for every year it passes, and where nothing matches runs on to the year 9999, so it is asked for
// one of the very last years.
import rrule, { type Options } from 'rrule';
import type { Rule } from './rule.ts';
import { firstDayOfYear } from './rule-periods.ts';
import { DAY, isLeapYear, weekdayOf } from './time.ts';

// rrule is CommonJS whose named exports Node cannot see.
const { RRule } = rrule;

/** The 28 years up to this one begin on every weekday, as common and as leap years. */
const LAST_YEAR = 9_999;

/**
 * The days of a rule in one year, in ascending order.
 * @param rule with FREQ=YEARLY, its parts said outright; BYWEEKNO, BYSETPOS and where it ends are not heeded
 */
export function rruleDays(rule: Rule, year: number): number[] {
  const newYear = firstDayOfYear(year);
  let alike = LAST_YEAR;
  while (isLeapYear(alike) !== isLeapYear(year) || weekdayOf(firstDayOfYear(alike)) !== weekdayOf(newYear))
    alike--;
  const shift = newYear - firstDayOfYear(alike);
  const days: number[] = [];
  const dtstart = new Date(firstDayOfYear(alike) * DAY);
  new RRule({ ...optionsOf(rule), dtstart }, true).all((date) => {
    const isThatYear = date.getUTCFullYear() === alike;
    if (isThatYear) days.push(date.getTime() / DAY + shift);
    return isThatYear;
  });
  return days;
}

function optionsOf(rule: Rule): Partial<Options> {
  const weekdays = [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA, RRule.SU];
  const list = (numbers: readonly number[]): number[] | null => (numbers.length ? [...numbers] : null);
  return {
    freq: RRule.YEARLY,
    bymonth: list(rule.byMonth),
    bymonthday: list(rule.byMonthDay),
    byyearday: list(rule.byYearDay),
    byweekday: rule.byDay.length
      ? rule.byDay.flatMap(({ weekday, nth }) => {
          const day = weekdays[weekday];
          return day ? [nth === 0 ? day : day.nth(nth)] : [];
        })
      : null,
  };
}
