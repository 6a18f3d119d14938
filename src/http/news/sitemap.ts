// Where every public page is (sitemaps.org).
import type { Desk } from '../../actions/desk.ts';
import { formatInstant, type Instant } from '../../calendar/time.ts';
import { goesOut } from '../goes-out.ts';
import { publicNetwork } from '../pages/public-network.ts';
import { xml } from './rss.ts';

/** The protocol's limit for one file. */
const MOST = 50_000;

/** Pages that something may still come on, and those that are always there. */
export function sitemap(desk: Desk, baseUrl: string): string {
  const { comingActivities } = publicNetwork(desk);
  const slugs = [...desk.network.associations.keys()].sort();
  const urls = [
    ...['/', '/associations', '/follow', '/embed/builder'].map((path) => url(baseUrl + path, null)),
    ...slugs.map((slug) => url(`${baseUrl}/associations/${slug}`, null)),
    ...comingActivities
      .filter((activity) => goesOut(desk.network, activity))
      .map(({ id, updated }) => url(`${baseUrl}/activities/${id}`, updated)),
  ];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls.slice(0, MOST),
    '</urlset>',
    '',
  ].join('\n');
}

function url(address: string, updated: Instant | null): string {
  const lastmod = updated === null ? '' : `<lastmod>${formatInstant(updated)}</lastmod>`;
  return `<url><loc>${xml(address)}</loc>${lastmod}</url>`;
}
