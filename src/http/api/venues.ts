// Where it happens.
import { z } from '@hono/zod-openapi';
import { viewVenue } from '../../actions/forms/venue-form.ts';
import { saveVenue } from '../../actions/save-venue.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { answerRead } from './answer-read.ts';
import { bySlug } from './by-slug.ts';
import { venue, venueInput } from './components.ts';
import { type ApiContext, addressed, type Endpoint } from './endpoint.ts';
import { ifNoneMatchHeader } from './entity-tag.ts';
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
  answers: { 200: { description: 'What is said of it', schema: venue } },
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
  body: venueInput,
  answers: {
    200: { description: 'As it is now', schema: venue },
    201: { description: 'A new one', schema: venue, headers: { Location: 'Its address' } },
  },
  problems: [403],
  answer: async (c, { desk }) => {
    const slug = addressed(c, 'slug');
    const saved = await saveVenue(desk, c.get('actor'), slug, await readJson(c));
    const view = viewVenue(saved.venue, { members: true });
    return saved.isNew ? c.json(view, 201, { Location: `/api/v1/venues/${slug}` }) : c.json(view, 200);
  },
};

function asker(c: ApiContext): { members: boolean } {
  return { members: c.get('actor').role !== 'public' };
}
