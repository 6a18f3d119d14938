// What is worth knowing of an activity and no clash, as answers tell it.
import { z } from '@hono/zod-openapi';
import { slugField } from '../../actions/forms/slug.ts';
import { textView } from '../../actions/forms/text-field.ts';
import { OBSERVANCE_KINDS } from '../../calendar/observance.ts';

const recurrenceIds = z.array(z.string());

const missingHour = z
  .object({
    kind: z.literal('missing-hour'),
    start: z
      .string()
      .meta({ description: 'The local time that the clocks skip', example: '2027-03-28T02:30' }),
    happens: z.string().meta({ description: 'When it happens instead', example: '2027-03-28T03:30' }),
  })
  .openapi('MissingHourNotice');

const falling = z
  .object({
    kind: z.enum(OBSERVANCE_KINDS),
    id: z.string().meta({ description: 'The observance’s', example: 'ramadan-2027-02-08' }),
    name: textView,
    approximate: z.boolean().meta({ description: 'Expected on these days, a day earlier or later' }),
    start: z.string().meta({ description: 'Its first day', example: '2027-02-08' }),
    end: z.string().meta({ description: 'The first day after it', example: '2027-03-09' }),
    venue: slugField.nullable().meta({ description: 'What is closed; null unless it is a closure' }),
    dates: recurrenceIds.meta({ description: 'The recurrence ids of the dates that fall on it' }),
    skip: recurrenceIds.meta({
      description: 'What to skip to keep clear of it; none where nothing would be left of the activity',
    }),
  })
  .openapi('ObservanceNotice');

export const notice = z
  .union([missingHour, falling])
  .openapi('Notice', { description: 'What is worth knowing and no clash' });
