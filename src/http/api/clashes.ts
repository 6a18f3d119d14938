// Asking about clashes: of one activity that need not be there yet, and of everybody's.
import { z } from '@hono/zod-openapi';
import { readWindow } from '../../actions/asked-window.ts';
import { browseClashes } from '../../actions/browse-clashes.ts';
import { checkClashes } from '../../actions/check-clashes.ts';
import { checkSeason } from '../../actions/check-season.ts';
import { slugField } from '../../actions/forms/slug.ts';
import { invalid } from '../../calendar/errors.ts';
import { answerRead } from './answer-read.ts';
import { clashPair, clashReport, knownActivityInput, next, suggestion } from './components.ts';
import type { Endpoint } from './endpoint.ts';
import { readQueryFilter } from './filter-query.ts';
import { ofQuery, pageQuery, readQuery, windowQuery } from './query.ts';
import { readJson } from './read-json.ts';
import { readSeason, seasonBodies, seasonQuery, seasonReport } from './season.ts';

const checkQuery = windowQuery('twelve months').extend(seasonQuery.shape);

export const postClashCheck: Endpoint = {
  summary: 'What an activity, or a whole season of them, would clash with, and the ways out',
  description: [
    'Nothing is stored. With its id, the activity stands in the place of the one it would revise. A season is at most 200',
    'activities, as JSON Lines ({"activity": {…}}) or as a calendar file with association; they are judged also among',
    'themselves. What cannot be read is told, and the rest is judged.',
  ].join(' '),
  membersOnly: true,
  query: checkQuery,
  body: knownActivityInput,
  otherBodies: seasonBodies,
  answers: {
    200: {
      description: 'What clashes in the window; of a season, for each of its activities in the order given',
      schema: z.union([z.object({ ...clashReport, suggestions: z.array(suggestion) }), seasonReport]),
    },
  },
  problems: [403, 404],
  answer: async (c, { desk }) => {
    const { association, ...asked } = readQuery(c, checkQuery);
    const window = ofQuery(() => readWindow(asked, desk.clock(), desk.settings.timeZone));
    const season = await readSeason(c, desk, association);
    const actor = c.get('actor');
    if (season) return c.json(await checkSeason(desk, actor, season, window), 200);
    return c.json(checkClashes(desk, actor, await readJson(c), window), 200);
  },
};

const listQuery = windowQuery('twelve months')
  .extend(pageQuery(200, 50).shape)
  .extend({
    association: z.string().optional().meta({
      description: 'Clashes of these associations, as hosts or co-hosts; repeated or with commas between',
      example: 'sprogcafeen',
    }),
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
    const { from, to, limit, cursor, state = null } = readQuery(c, listQuery);
    const { associations } = readQueryFilter(c, desk);
    const page = ofQuery(() => {
      requireSlugs(associations);
      const window = readWindow({ from, to }, desk.clock(), desk.settings.timeZone);
      return browseClashes(desk, c.get('actor'), { window, associations, state, limit, cursor });
    });
    return answerRead(c, page);
  },
};

/** @throws CalendarError `invalid` for what no association can be called */
function requireSlugs(associations: ReadonlySet<string>): void {
  const faults = [...associations].flatMap((name) => slugField.safeParse(name).error?.issues ?? []);
  const [fault] = faults;
  if (fault) throw invalid([{ field: 'association', message: fault.message }]);
}
