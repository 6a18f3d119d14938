// Where it happens.
import { z } from '@hono/zod-openapi';
import { viewVenue } from '../../actions/forms/venue-form.ts';
import { saveVenue } from '../../actions/save-venue.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { answerRead } from './answer-read.ts';
import { bySlug } from './by-slug.ts';
import { venue, venueInput } from './components.ts';
import { type ApiContext, addressed, type Endpoint } from './endpoint.ts';
import { currentViewBy, ifMatchHeader, ifNoneMatchHeader, tagOfView } from './entity-tag.ts';
import { tag } from './publishing.ts';
import { readJson } from './read-json.ts';

const membersSee = 'Members see each address; the public those that are not for members only.';

export const listVenues: Endpoint = {
  summary: 'Every venue',
  description: membersSee,
  membersOnly: false,
  headers: ifNoneMatchHeader,
  answers: { 200: { description: 'By slug', schema: z.object({ venues: z.array(venue) }) } },
  problems: [],
  answer: (c, { desk }) => {
    const venues = bySlug(desk.network.venues).map((one) => viewVenue(one, asker(c)));
    return answerRead(c, { venues });
  },
};

export const showVenue: Endpoint = {
  summary: 'A venue',
  description: membersSee,
  membersOnly: false,
  headers: ifNoneMatchHeader,
  answers: { 200: { description: 'What is said of it', schema: venue, headers: tag } },
  problems: [404],
  answer: (c, { desk }) => {
    const slug = addressed(c, 'slug');
    const known = desk.network.venues.get(slug);
    if (!known) throw new CalendarError('not_found', `There is no venue ${slug}.`);
    return answerRead(c, viewVenue(known, asker(c)));
  },
};

export const putVenue: Endpoint = {
  summary: 'Tell of a venue, or change what is said of it',
  description: 'Every editor adds venues; what others may already rely on, the coordinator changes.',
  membersOnly: true,
  headers: ifMatchHeader,
  body: venueInput,
  answers: {
    200: { description: 'As it is now', schema: venue, headers: tag },
    201: { description: 'A new one', schema: venue, headers: { Location: 'Its address', ...tag } },
  },
  problems: [403, 412],
  answer: async (c, { desk }) => {
    const slug = addressed(c, 'slug');
    const isCurrent = currentViewBy(c);
    const saved = await saveVenue(desk, c.get('actor'), slug, await readJson(c), isCurrent);
    const view = viewVenue(saved.venue, { members: true });
    const tagged = { ETag: tagOfView(view) };
    if (!saved.isNew) return c.json(view, 200, tagged);
    return c.json(view, 201, { ...tagged, Location: `/api/v1/venues/${slug}` });
  },
};

function asker(c: ApiContext): { members: boolean } {
  return { members: c.get('actor').role !== 'public' };
}
