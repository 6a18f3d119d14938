// A season that is sent to be judged: JSON Lines or a calendar file in, a report out.
import { z } from '@hono/zod-openapi';
import type { Desk } from '../../actions/desk.ts';
import { slugField } from '../../actions/forms/slug.ts';
import { type PlannedSeason, seasonFromCalendar, seasonFromLines } from '../../actions/planned-season.ts';
import { invalid } from '../../calendar/errors.ts';
import { calendarText } from '../../ical/reading/decoding.ts';
import { clashReport, suggestion } from './components.ts';
import type { ApiContext } from './endpoint.ts';
import { mediaType } from './media-type.ts';
import { ofQuery } from './query.ts';
import { readBytes } from './read-text.ts';

const CALENDAR = 'text/calendar';
const LINES: readonly string[] = ['application/jsonl', 'application/x-ndjson'];

export const seasonQuery = z.object({
  association: slugField
    .optional()
    .meta({ description: 'Whose a calendar file is; all else says it itself', example: 'sprogcafeen' }),
});

const lines = z
  .string()
  .meta({ example: '{"activity": {"association": "sprogcafeen", "title": "Sprogcafé"}}' });

export const seasonBodies: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(LINES.map((type) => [type, lines])),
  [CALENDAR]: z.string().meta({ description: 'iCalendar (RFC 5545)', example: 'BEGIN:VCALENDAR…' }),
};

const judged = z
  .object({
    name: z.string().meta({ description: 'Where it stands: its line, or its UID', example: 'line 3' }),
    title: z.record(z.string(), z.string()),
    association: z.string(),
    ...clashReport,
    suggestions: z.array(suggestion),
  })
  .openapi('JudgedActivity');

export const seasonReport = z
  .object({
    verdict: z.object({ activities: z.int(), occurrences: z.int(), clashing: z.int() }),
    activities: z.array(judged),
    skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
  })
  .openapi('SeasonReport');

/**
 * The season in the body; null where it is none of those that seasons come in.
 * @throws CalendarError `invalid` for a calendar file of nobody, and as `seasonFromLines` and `seasonFromCalendar` do
 */
export async function readSeason(
  c: ApiContext,
  desk: Desk,
  association: string | undefined,
): Promise<PlannedSeason | null> {
  const type = mediaType(c);
  if (type !== CALENDAR && !LINES.includes(type)) return null;
  const text = calendarText(await readBytes(c, () => true, ''));
  if (type !== CALENDAR) return seasonFromLines(desk, c.get('actor'), text);
  if (association !== undefined) return seasonFromCalendar(desk, c.get('actor'), association, text);
  return ofQuery(() => {
    throw invalid([{ field: 'association', message: 'Name the association whose file it is.' }]);
  });
}
