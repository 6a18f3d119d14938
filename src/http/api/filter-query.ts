// What a caller wants to see of the calendar: the filters that pages and feeds have too.
import { z } from '@hono/zod-openapi';
import type { Accepts, Wanted } from '../../actions/browse-occurrences.ts';
import type { Desk } from '../../actions/desk.ts';
import { accepts, type Filter, parseFilter, toQuery } from '../filter.ts';
import { withPresentNames } from '../former-names.ts';
import { wantedActivities } from '../wanted-activities.ts';
import type { ApiContext } from './endpoint.ts';

const repeatable = 'repeated or with commas between, one of which must fit';

/** For the description alone: `readWanted` takes any text, and what nothing fits finds nothing. */
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
export function readFilter(c: ApiContext, desk: Desk): Accepts {
  return acceptsOf(readQueryFilter(c, desk));
}

/** The same, ready to look for dates. */
export function readWanted(c: ApiContext, desk: Desk): Wanted {
  const filter = readQueryFilter(c, desk);
  const isForAll = c.get('actor').role === 'public' && toQuery(filter) !== '';
  // Members see more than the public, which is what is kept for each filter.
  return { accepts: acceptsOf(filter), among: isForAll ? wantedActivities(desk, filter) : null };
}

/** The filter as the query has it. */
export function readQueryFilter(c: ApiContext, { network }: Desk): Filter {
  return parseFilter(withPresentNames(new URL(c.req.url).searchParams, network));
}

function acceptsOf(filter: Filter): Accepts {
  return (activity, venue, association) => accepts(filter, activity, venue, association);
}
