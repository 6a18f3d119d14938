// Last season's series as the next one's: the same weekday and hour a year later, its holidays found anew.
import type { Desk } from '../../actions/desk.ts';
import { formContext } from '../../actions/form-context.ts';
import { readSchedule } from '../../actions/forms/schedule-form.ts';
import { allObservances } from '../../actions/observances.ts';
import type { Activity } from '../../calendar/activity.ts';
import { wallOf } from '../../calendar/compiled-schedule.ts';
import { civilFromDay, dayFromCivil, dayOf, formatLocalDate, parseLocalDate } from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import { filled, said, type Typed } from './typed.ts';
import { breaksOf, typedActivity } from './typed-activity.ts';
import { datesInBreaks, scheduleInput } from './typed-schedule.ts';

/** 52 weeks later is the same weekday. */
const A_YEAR = 364;

/** The form of the next season, not earlier than today. */
export function copiedActivity(desk: Desk, activity: Activity): Typed {
  const { schedule } = activity;
  const { timeZone } = desk.settings;
  const today = dayOf(toWallClock(timeZone, desk.clock()));
  const start = dayOf(wallOf(schedule.start));
  const years = Math.max(1, Math.ceil((today - start) / A_YEAR));
  const form = typedActivity(desk, activity);
  const isByDate = said(form, 'repeat') === 'date';
  const later = (day: number): string =>
    formatLocalDate(isByDate ? yearsLater(day, years) : day + years * A_YEAR);
  const until = parseLocalDate(said(form, 'until'));
  const moved = filled(form, {
    date: [later(start)],
    until: until === null ? [] : [later(until)],
    ...{ not: [], also: [], alsoAt: [] },
    breaks: keptClearOfBreaks(desk, activity) ? ['1'] : [],
  });
  return filled(moved, { not: keptClearOf(desk, activity, moved) });
}

/** Whether any of its dates was left out because of a school break. */
function keptClearOfBreaks(desk: Desk, { schedule }: Activity): boolean {
  return datesInBreaks(schedule, breaksOf(desk)).some((id) => schedule.excluded.some((one) => one === id));
}

/** The days of the next season that fall on a holiday, where the last one left those out. */
function keptClearOf(desk: Desk, { schedule }: Activity, moved: Typed): readonly string[] {
  const holidays = allObservances(desk).filter(({ kind }) => kind === 'holiday' || kind === 'half-day');
  const isOut = datesInBreaks(schedule, holidays).some((id) => schedule.excluded.some((one) => one === id));
  if (!isOut) return [];
  const context = { timeZone: schedule.timeZone, breaks: [], stored: null };
  const read = readSchedule(scheduleInput(moved, context), formContext(desk), [], 'schedule');
  return read ? datesInBreaks(read, holidays).map((id) => id.slice(0, 10)) : [];
}

function yearsLater(day: number, years: number): number {
  const { year, month, day: date } = civilFromDay(day);
  return dayFromCivil(year + years, month, date);
}
