// What a caller wants to see of the calendar: the filters that pages and feeds have too.
import { z } from '@hono/zod-openapi';
import type { Accepts } from '../../actions/browse-occurrences.ts';
import { accepts, parseFilter } from '../filter.ts';
import type { ApiContext } from './endpoint.ts';

const repeatable = 'repeated or with commas between, one of which must fit';

/** For the description alone: `readFilter` takes any text, and what nothing fits finds nothing. */
export const filterQuery = z.object({
  association: any(`Slugs of associations, as hosts or co-hosts; ${repeatable}`, 'sprogcafeen'),
  category: any(`Categories; ${repeatable}`, 'language'),
  audience: any(`Audiences; ${repeatable}`, 'women'),
  area: any(`Towns or districts of venues; ${repeatable}`, 'Holte'),
  language: any(`Languages spoken there; ${repeatable}`, 'da,ar'),
  q: any('Words that must all be said', 'sprogcafé'),
});

function any(description: string, example: string) {
  return z.string().optional().meta({ description, example });
}

/** What the filters of the query let through. */
export function readFilter(c: ApiContext): Accepts {
  const filter = parseFilter(new URL(c.req.url).searchParams);
  return (activity, venue, association) => accepts(filter, activity, venue, association);
}
