// Which embed shows what a page shows, and the code that puts it on somebody else's page.
import { parseFilter, toQuery } from '../filter.ts';
import { interfaceLanguage } from '../words/languages.ts';
import { looksQuery, parseLooks } from './looks.ts';

/** The public pages that are about the calendar as a whole. */
const WHOLE = new Set(['/', '/associations', '/follow', '/poster', '/embed', '/embed/builder']);
const OF_ASSOCIATION = /^\/(?:embed\/)?associations\/([^/]+)$/;
const OF_ACTIVITY = /^\/activities\/([^/]+)$/;

/** What an address of ours is of. */
export type Embeddable =
  | { readonly of: 'calendar'; readonly query: string }
  | { readonly of: 'association'; readonly slug: string; readonly query: string }
  | { readonly of: 'activity'; readonly id: string; readonly query: string };

/** Null for an address that nothing can be embedded of. @param path as in an address, still encoded */
export function embeddable(path: string, parameters: URLSearchParams): Embeddable | null {
  const query = keptQuery(parameters);
  if (WHOLE.has(path)) return { of: 'calendar', query };
  const slug = decoded(OF_ASSOCIATION.exec(path)?.[1]);
  if (slug !== null) return { of: 'association', slug, query };
  const id = decoded(OF_ACTIVITY.exec(path)?.[1]);
  return id === null ? null : { of: 'activity', id, query };
}

/** Filter, looks and language; whatever else an address says is left out. */
function keptQuery(parameters: URLSearchParams): string {
  const language = interfaceLanguage(parameters.get('lang') ?? undefined);
  return [
    toQuery(parseFilter(parameters)),
    looksQuery(parseLooks(parameters)),
    language === null ? '' : `lang=${language}`,
  ]
    .filter((part) => part !== '')
    .join('&');
}

/** Path and query of an embed: of one association where nothing else is asked for. */
export function embedPath(association: string | null, query: string): string {
  const path = association === null ? '/embed' : `/embed/associations/${encodeURIComponent(association)}`;
  return query === '' ? path : `${path}?${query}`;
}

/** Path and query of the page that is pasted for such an embed. */
export function pagePath(association: string | null, query: string): string {
  const path = association === null ? '/' : `/associations/${encodeURIComponent(association)}`;
  return query === '' ? path : `${path}?${query}`;
}

function decoded(part: string | undefined): string | null {
  if (part === undefined) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
