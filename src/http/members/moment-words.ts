// An instant as a day and a time of day, in the reader's language and the network's zone.
import { dayOf, type Instant } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';

export function momentWords({ words, today, clockAt }: Reader, at: Instant): string {
  const wall = clockAt(at);
  const date = words.dates.weekdayDate(dayOf(wall), today);
  return words.say('date.at', { date, time: words.dates.clock(wall) });
}
