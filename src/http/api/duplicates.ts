// The same activity twice: found, and decided about.
import { z } from '@hono/zod-openapi';
import { browseDuplicates } from '../../actions/browse-duplicates.ts';
import { decideDuplicate } from '../../actions/decide-duplicate.ts';
import { duplicateForm } from '../../actions/forms/duplicate-form.ts';
import { textView } from '../../actions/forms/text-field.ts';
import { addressed, addressedAssociation, type Endpoint } from './endpoint.ts';
import { readJson } from './read-json.ts';

const side = z.object({
  id: z.string(),
  title: textView,
  source: z
    .string()
    .nullable()
    .meta({ description: 'The source it has come from; null where it was typed here' }),
});

const pairId = z.string().meta({ description: 'The ids of both, the lower one first', example: 'a~b' });

export const listDuplicates: Endpoint = {
  summary: 'Activities of an association that look like the same one twice',
  description: 'By time, place and title, of what is to come and has not been decided about.',
  membersOnly: true,
  answers: {
    200: {
      description: 'Those with most dates at the same time first, at most 200',
      schema: z.object({
        duplicates: z.array(z.object({ id: pairId, first: side, second: side, dates: z.int() })),
      }),
    },
  },
  problems: [403, 404],
  answer: async (c, { desk }) => {
    const duplicates = await browseDuplicates(desk, c.get('actor'), addressedAssociation(c, desk));
    return c.json({ duplicates }, 200);
  },
};

export const putDuplicate: Endpoint = {
  summary: 'Decide about two activities that look like one',
  description: 'The one that is kept gets the translations that only the other has; the other is withdrawn.',
  membersOnly: true,
  body: duplicateForm.clone().openapi('DuplicateDecision'),
  answers: {
    200: {
      description: 'What was decided',
      schema: z.object({ id: pairId, outcome: z.enum(['same', 'different']) }),
    },
  },
  problems: [403, 404, 412],
  answer: async (c, { desk }) => {
    const [slug, id] = [addressedAssociation(c, desk), addressed(c, 'id')];
    const { outcome } = await decideDuplicate(desk, c.get('actor'), slug, id, await readJson(c));
    return c.json({ id, outcome }, 200);
  },
};
