// Addresses under a name that an association has given up: they lead on to the one it has, for ever.
import type { MiddlewareHandler } from 'hono';
import type { LiveNetwork } from '../store/live-network.ts';
import type { AppEnv } from './actor.ts';
import type { Services } from './services.ts';

const OF_ASSOCIATION = /^((?:\/embed|\/api\/v1)?\/associations\/)([a-z0-9-]+)(?=\/|$)(.*)$/;

/**
 * Anybody may keep the answer for as long as a feed: a name that is taken back leads the other way from then on, and
 * whoever had kept both for ever would go in circles.
 */
const HEADERS = { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' };

/** 301 to another address of ours. @param query with the question mark, or empty */
export function movedTo(path: string, query: string): Response {
  return new Response(null, { status: 301, headers: { ...HEADERS, Location: path + query } });
}

/**
 * Leads whoever reads at a former name on to the same address under the present one. Who writes there is not sent
 * elsewhere, since not every program sends it again: see `presentSlug`.
 */
export function leadOn({ desk, refresh }: Pick<Services, 'desk' | 'refresh'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const [, before = '', slug = '', after = ''] = OF_ASSOCIATION.exec(c.req.path) ?? [];
    if (slug === '' || !/^(GET|HEAD)$/.test(c.req.method)) return next();
    await refresh();
    const present = desk.network.presentSlug(slug);
    if (present === slug) return next();
    return movedTo(before + present + after, new URL(c.req.url).search);
  };
}

/** The parameters of an address with each association called what it is called now. */
export function withPresentNames(parameters: URLSearchParams, network: LiveNetwork): URLSearchParams {
  if (network.formerSlugs.size === 0 || !parameters.has('association')) return parameters;
  const slugs = parameters.getAll('association').flatMap((list) => list.split(','));
  const named = new URLSearchParams(parameters);
  const present = slugs.map((slug) => network.presentSlug(slug.trim()));
  named.set('association', [...new Set(present)].join(','));
  return named;
}
