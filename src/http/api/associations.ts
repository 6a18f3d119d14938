// Who publishes.
import { z } from '@hono/zod-openapi';
import { viewWithFormerSlugs } from '../../actions/forms/association-form.ts';
import { saveAssociation } from '../../actions/save-association.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { answerRead } from './answer-read.ts';
import { bySlug } from './by-slug.ts';
import { association, associationInput } from './components.ts';
import { addressed, type Endpoint } from './endpoint.ts';
import { currentViewBy, ifMatchHeader, ifNoneMatchHeader, tagOfView } from './entity-tag.ts';
import { tag } from './publishing.ts';
import { readJson } from './read-json.ts';

export const listAssociations: Endpoint = {
  summary: 'Every association',
  membersOnly: false,
  headers: ifNoneMatchHeader,
  answers: { 200: { description: 'By slug', schema: z.object({ associations: z.array(association) }) } },
  problems: [],
  answer: (c, { desk }) =>
    answerRead(c, {
      associations: bySlug(desk.network.associations).map((one) =>
        viewWithFormerSlugs(one, desk.network.formerSlugs),
      ),
    }),
};

export const showAssociation: Endpoint = {
  summary: 'An association',
  membersOnly: false,
  headers: ifNoneMatchHeader,
  answers: { 200: { description: 'What is said of it', schema: association, headers: tag } },
  problems: [404],
  answer: (c, { desk }) => {
    const slug = addressed(c, 'slug');
    const known = desk.network.associations.get(slug);
    if (!known) throw new CalendarError('not_found', `There is no association ${slug}.`);
    return answerRead(c, viewWithFormerSlugs(known, desk.network.formerSlugs));
  },
};

export const putAssociation: Endpoint = {
  summary: 'Tell of an association, or change what is said of it',
  description: [
    'An editor changes their own; the coordinator any, and adds new ones. With another slug in the body than in the',
    'address the coordinator gives it another name in addresses: reads at the one it had answer 301 to the new one from',
    'then on, writes there and filters that name it mean the same association, and nobody else can take it.',
  ].join(' '),
  membersOnly: true,
  headers: ifMatchHeader,
  body: associationInput,
  answers: {
    200: { description: 'As it is now', schema: association, headers: tag },
    201: { description: 'A new one', schema: association, headers: { Location: 'Its address', ...tag } },
  },
  problems: [403, 412],
  answer: async (c, { desk }) => {
    const slug = addressed(c, 'slug');
    const isCurrent = currentViewBy(c);
    const saved = await saveAssociation(desk, c.get('actor'), slug, await readJson(c), isCurrent);
    const view = viewWithFormerSlugs(saved.association, desk.network.formerSlugs);
    const tagged = { ETag: tagOfView(view) };
    if (!saved.isNew) return c.json(view, 200, tagged);
    return c.json(view, 201, { ...tagged, Location: `/api/v1/associations/${slug}` });
  },
};
