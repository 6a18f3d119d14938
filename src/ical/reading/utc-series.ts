// A series that is written in UTC and stands on the clock of its calendar: what its other times mean there. Programs that
// write everything in UTC count on from the start in steps of whole days, and so are an hour beside that clock once it has
// changed.
import { type Instant, instant, type TimeZoneId, type WallClock, wallClock } from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';

const UNTIL = /(^|;)(UNTIL=)(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/i;

/** A time in UTC by the clock as it stood at the start. */
export function countedFrom(start: Instant, at: Instant, timeZone: TimeZoneId): WallClock {
  return wallClock(toWallClock(timeZone, start) + (at - start));
}

/** The rule, its UNTIL by the clock where counting from the start makes it later there: it still has its last date. */
export function ruleCountedFrom(start: Instant, rule: string, timeZone: TimeZoneId): string {
  return rule.replace(UNTIL, (said, before: string, name: string, ...found: string[]) => {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(0, 6).map(Number);
    const until = instant(Date.UTC(year, month - 1, day, hour, minute, second));
    const counted = countedFrom(start, until, timeZone);
    if (counted <= toWallClock(timeZone, until)) return said;
    return `${before}${name}${new Date(counted).toISOString().slice(0, 19).replace(/[-:]/g, '')}`;
  });
}
