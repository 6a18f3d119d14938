// The next few dates under their days: what has begun before today is on today.
import type { Happening } from '../../calendar/occurrence-index.ts';
import type { TimeZoneId } from '../../calendar/time.ts';
import { type AgendaDay, dayOfHappening } from './agenda-days.ts';

/** @param happenings by start */
export function comingDays(
  happenings: readonly Happening[],
  today: number,
  timeZone: TimeZoneId,
): readonly AgendaDay[] {
  const days = new Map<number, Happening[]>();
  for (const happening of happenings) {
    const day = Math.max(today, dayOfHappening(happening, timeZone));
    const those = days.get(day);
    if (those) those.push(happening);
    else days.set(day, [happening]);
  }
  return [...days].map(([day, those]) => ({ day, happenings: those }));
}
