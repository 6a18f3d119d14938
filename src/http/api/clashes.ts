// Asking about clashes: of one activity that need not be there yet, and of everybody's.
import { z } from '@hono/zod-openapi';
import { readWindow } from '../../actions/asked-window.ts';
import { browseClashes } from '../../actions/browse-clashes.ts';
import { checkClashes } from '../../actions/check-clashes.ts';
import { slugField } from '../../actions/forms/slug.ts';
import { answerRead } from './answer-read.ts';
import { clashPair, clashReport, knownActivityInput, next, suggestion } from './components.ts';
import type { Endpoint } from './endpoint.ts';
import { ofQuery, pageQuery, readQuery, windowQuery } from './query.ts';
import { readJson } from './read-json.ts';

const checkQuery = windowQuery('twelve months');

export const postClashCheck: Endpoint = {
  summary: 'What an activity would clash with, and the ways out',
  description: 'Nothing is stored. With its id, the activity stands in the place of the one it would revise.',
  membersOnly: true,
  query: checkQuery,
  body: knownActivityInput,
  answers: {
    200: {
      description: 'What clashes in the window',
      schema: z.object({ ...clashReport, suggestions: z.array(suggestion) }),
    },
  },
  problems: [403, 404],
  answer: async (c, { desk }) => {
    const asked = readQuery(c, checkQuery);
    const window = ofQuery(() => readWindow(asked, desk.clock(), desk.settings.timeZone));
    return c.json(checkClashes(desk, c.get('actor'), await readJson(c), window), 200);
  },
};

const listQuery = windowQuery('twelve months')
  .extend(pageQuery(200, 50).shape)
  .extend({
    association: slugField.optional().meta({ description: 'Clashes of this one, as host or co-host' }),
    state: z.enum(['open', 'talked', 'settled']).optional().meta({ description: 'Left out, all' }),
  });

export const listClashes: Endpoint = {
  summary: 'The pairs of activities that clash in a window',
  description: 'Worst and most frequent first.',
  membersOnly: true,
  query: listQuery,
  answers: {
    200: { description: 'A page', schema: z.object({ clashes: z.array(clashPair), next }) },
  },
  problems: [],
  answer: (c, { desk }) => {
    const { from, to, limit, cursor, association = null, state = null } = readQuery(c, listQuery);
    const page = ofQuery(() => {
      const window = readWindow({ from, to }, desk.clock(), desk.settings.timeZone);
      return browseClashes(desk, c.get('actor'), { window, association, state, limit, cursor });
    });
    return answerRead(c, page);
  },
};
