// When a hold ends, as people give it.
import { z } from 'zod';
import {
  DAY,
  dayNumber,
  type Instant,
  parseInstant,
  parseLocalDate,
  parseLocalDateTime,
  type TimeZoneId,
  type WallClock,
  wallClock,
} from '../../calendar/time.ts';
import { toInstant } from '../../calendar/zone.ts';

const MESSAGE = 'Give a day as 2027-01-15, or an instant as 2027-01-15T12:00:00+01:00.';

export const expiresField = z
  .string()
  .refine((text) => parseInstant(text) !== null || readWall(text) !== null, MESSAGE)
  .nullish()
  .meta({
    description:
      'When a hold (a tentative activity) is released: an instant, or a local day, which it lasts out; left out, after 60 days',
    example: '2027-01-15',
  });

/** The end, exclusive, that a well-formed field names; null where nothing was said. Local times are in the zone. */
export function readExpires(text: string | null | undefined, timeZone: TimeZoneId): Instant | null {
  if (!text) return null;
  const at = parseInstant(text);
  if (at !== null) return at;
  const wall = readWall(text);
  return wall === null ? null : toInstant(timeZone, wall);
}

/** The local end; a day alone ends with its last hour. */
function readWall(text: string): WallClock | null {
  const day = parseLocalDate(text);
  if (day !== null) return wallClock(dayNumber(day + 1) * DAY);
  return parseLocalDateTime(text);
}
