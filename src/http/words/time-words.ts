// From when to when, in words: by the clock, within a day or over several.
import { DAY, type Duration, dayOf, HOUR, SECOND, type WallClock, wallClock } from '../../calendar/time.ts';
import type { Words } from './words.ts';

/** What ends no later than this the morning after belongs to the evening before. */
const MORNING = 6 * HOUR;

/** Whether something of these clock readings, the end exclusive, is over by the next morning. */
export function isOfOneDay(start: WallClock, end: WallClock): boolean {
  return end - dayOf(start) * DAY <= DAY + MORNING;
}

/** The clock reading when something ends by the clock, whatever clock change comes between. */
export function endByClock(start: WallClock, { days, seconds }: Duration): WallClock {
  return wallClock(start + days * DAY + seconds * SECOND);
}

/** `19-21` or, without an end, `19`. */
export function timesWords(start: WallClock, end: WallClock, words: Words): string {
  const from = words.dates.shortClock(start);
  return end === start
    ? words.say('when.start', { start: from })
    : words.say('when.between', { start: from, end: words.dates.shortClock(end) });
}

/** `hver tirsdag kl. 19-21`: days in words with the time of a schedule's dates. */
export function withTimes(
  days: string,
  start: WallClock,
  duration: Duration,
  allDay: boolean,
  words: Words,
): string {
  if (allDay) return duration.days > 1 ? lasting(days, duration, words) : words.say('when.allDay', { days });
  const end = endByClock(start, duration);
  if (isOfOneDay(start, end)) return words.say('when.atTime', { days, time: timesWords(start, end, words) });
  const when = words.say('when.atTime', { days, time: timesWords(start, start, words) });
  return lasting(when, duration, words);
}

function lasting(when: string, { days, seconds }: Duration, words: Words): string {
  const hours = Math.round(days * 24 + (seconds * SECOND) / HOUR);
  const length =
    hours % 24 === 0
      ? words.say('when.days', { count: hours / 24 })
      : words.say('when.hours', { count: hours });
  return words.say('when.lasts', { when, length });
}

/**
 * One date with its times: `tirsdag 1. december kl. 19-21`, `fredag 4. december kl. 18 til søndag 6. december kl. 14`.
 * @param end exclusive
 */
export function dateAndTimes(
  start: WallClock,
  end: WallClock,
  allDay: boolean,
  today: number,
  words: Words,
): string {
  const { dates } = words;
  const first = dates.weekdayDate(dayOf(start), today);
  if (allDay) {
    const last = dayOf(end) - 1;
    return last <= dayOf(start)
      ? first
      : words.say('when.through', { start: first, end: dates.weekdayDate(last, today) });
  }
  if (isOfOneDay(start, end)) {
    return words.say('when.atTime', { days: first, time: timesWords(start, end, words) });
  }
  return words.say('when.through', {
    start: words.say('date.at', { date: first, time: dates.shortClock(start) }),
    end: words.say('date.at', { date: dates.weekdayDate(dayOf(end), today), time: dates.shortClock(end) }),
  });
}
