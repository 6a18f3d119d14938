// Outside calendars that an association follows.
import { z } from '@hono/zod-openapi';
import { browseSources, showSource } from '../../actions/browse-sources.ts';
import { knownSourceForm, sourceView, viewSource } from '../../actions/forms/source-form.ts';
import { removeSource } from '../../actions/remove-source.ts';
import { reportSource } from '../../actions/report-source.ts';
import { saveSource } from '../../actions/save-source.ts';
import { addressed, addressedAssociation, type Endpoint } from './endpoint.ts';
import { readJson } from './read-json.ts';

const source = sourceView.clone().openapi('Source');
const sourceInput = knownSourceForm.clone().openapi('SourceInput');
const WHOSE = 'For the association’s editors; a neighbouring network’s is the coordinator’s.';
const count = z.int().min(0);

export const listSources: Endpoint = {
  summary: 'The outside calendars that an association follows',
  description: WHOSE,
  membersOnly: true,
  answers: { 200: { description: 'By name', schema: z.object({ sources: z.array(source) }) } },
  problems: [403, 404],
  answer: async (c, { desk }) =>
    c.json({ sources: await browseSources(desk, c.get('actor'), addressedAssociation(c, desk)) }, 200),
};

export const getSource: Endpoint = {
  summary: 'An outside calendar that an association follows, and how fetching it has gone',
  description: WHOSE,
  membersOnly: true,
  answers: { 200: { description: 'As it is now', schema: source } },
  problems: [403, 404],
  answer: async (c, { desk }) =>
    c.json(await showSource(desk, c.get('actor'), addressedAssociation(c, desk), addressed(c, 'name')), 200),
};

export const putSource: Endpoint = {
  summary: 'Follow an outside calendar, or change how it is followed',
  description: [
    WHOSE,
    'It is asked within minutes, then at its interval. The calendar owns title, time and place; audiences, languages,',
    'translations, needs and visibility given here stay. What is missing from two good answers in a row is cancelled.',
  ].join(' '),
  membersOnly: true,
  body: sourceInput,
  answers: {
    200: { description: 'As it is now', schema: source },
    201: { description: 'A new one', schema: source },
  },
  problems: [403, 404, 412],
  answer: async (c, { desk, fetching }) => {
    const [slug, name] = [addressedAssociation(c, desk), addressed(c, 'name')];
    const actor = c.get('actor');
    const { isNew } = await saveSource(desk, actor, slug, name, await readJson(c), fetching);
    return c.json(await showSource(desk, actor, slug, name), isNew ? 201 : 200);
  },
};

export const deleteSource: Endpoint = {
  summary: 'Follow an outside calendar no longer',
  description: `${WHOSE} What has come from an own calendar stays; what has come from a neighbour is cancelled.`,
  membersOnly: true,
  answers: { 200: { description: 'What it was', schema: source } },
  problems: [403, 404, 412],
  answer: async (c, { desk }) => {
    const slug = addressedAssociation(c, desk);
    const removed = await removeSource(desk, c.get('actor'), slug, addressed(c, 'name'));
    return c.json(viewSource(removed.source, removed.activities), 200);
  },
};

export const postSourceReport: Endpoint = {
  summary: 'What following an outside calendar would bring',
  description: `${WHOSE} The calendar is fetched; nothing is stored.`,
  membersOnly: true,
  body: sourceInput,
  answers: {
    200: {
      description: 'How many activities would be new, revised, cancelled, or as they are',
      schema: z.object({
        created: count,
        updated: count,
        unchanged: count,
        cancelled: count,
        skipped: z.array(z.object({ uid: z.string(), reason: z.string() })),
        warnings: z.array(z.string()),
      }),
    },
  },
  problems: [403, 404],
  answer: async (c, { desk, fetching }) => {
    const [slug, name] = [addressedAssociation(c, desk), addressed(c, 'name')];
    return c.json(await reportSource(desk, c.get('actor'), slug, name, await readJson(c), fetching), 200);
  },
};
