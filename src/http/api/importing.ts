// Taking in somebody's calendar file.
import { z } from '@hono/zod-openapi';
import { importCalendar } from '../../actions/import-calendar.ts';
import { calendarText } from '../../ical/reading/decoding.ts';
import { addressedAssociation, type Endpoint } from './endpoint.ts';
import { readQuery } from './query.ts';
import { readBytes } from './read-text.ts';

const CALENDAR = 'text/calendar';
const SEND_AS = `Send the file with the header "Content-Type: ${CALENDAR}".`;

const query = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .openapi({ description: 'With true, nothing is stored', example: 'true' }),
});

export const postImport: Endpoint = {
  summary: 'Import a calendar file into an association',
  description: 'At most 10 MiB. A second import of the same file changes nothing.',
  membersOnly: true,
  query,
  bodyType: CALENDAR,
  body: z.string().meta({ description: 'iCalendar (RFC 5545)', example: 'BEGIN:VCALENDAR…' }),
  answers: {
    200: {
      description: 'How many activities were new, revised, or as they were, and what could not be taken in',
      schema: z.object({
        created: z.int(),
        updated: z.int(),
        unchanged: z.int(),
        skipped: z.array(z.object({ uid: z.string(), reason: z.string() })),
        warnings: z.array(z.string()),
      }),
    },
  },
  problems: [403, 404, 412],
  answer: async (c, { desk }) => {
    const { dryRun } = readQuery(c, query);
    const text = calendarText(await readBytes(c, (type) => type === CALENDAR, SEND_AS));
    const options = { dryRun: dryRun === 'true' };
    return c.json(
      await importCalendar(desk, c.get('actor'), addressedAssociation(c, desk), text, options),
      200,
    );
  },
};
