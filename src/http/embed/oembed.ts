// oEmbed (oembed.com, version 1.0): a page's address becomes its calendar where it is pasted, as in WordPress, which
// keeps of the answer a quotation and an <iframe>, puts it in a sandbox and is told its height.
import type { Context } from 'hono';
import { ANYBODY, seenBy } from '../../actions/actor.ts';
import { withPresentNames } from '../former-names.ts';
import { goesOut } from '../goes-out.ts';
import type { PageServices } from '../pages/page-services.ts';
import { publicNetwork } from '../pages/public-network.ts';
import { embeddable, embedPath, pagePath } from './embed-address.ts';
import { guestCode } from './embed-code.tsx';
import { HEIGHTS } from './looks.ts';

const WIDTHS = { least: 200, usual: 600 };
/** Seconds. WordPress keeps an answer for a day whatever this says. */
const CACHE_AGE = 86_400;

export function oembedAnswer(services: PageServices) {
  return async (c: Context): Promise<Response> => {
    await services.refresh();
    const { url, format = 'json', maxwidth, maxheight } = c.req.query();
    if (format !== 'json') return refuse(c, 501, 'Only JSON is spoken here: ask with format=json.');
    if (url === undefined) return refuse(c, 400, 'Say in url which page to embed.');
    const found = foundAt(services, url);
    if (found === null)
      return refuse(c, 404, `Nothing can be embedded of this address: take one of ${services.baseUrl}.`);
    const width = within(maxwidth, WIDTHS);
    const height = within(maxheight, HEIGHTS);
    if (width === null || height === null) {
      return refuse(c, 400, 'Give maxwidth and maxheight as whole numbers of pixels.');
    }
    const { name } = services.desk.settings;
    const path = embedPath(
      found.association,
      [found.query, height === HEIGHTS.usual ? '' : `height=${height}`].filter(Boolean).join('&'),
    );
    const { baseUrl } = services;
    const page = baseUrl + pagePath(found.association, found.query);
    return c.json(
      {
        version: '1.0',
        type: 'rich',
        provider_name: name,
        provider_url: `${baseUrl}/`,
        title: found.title,
        cache_age: CACHE_AGE,
        width,
        height,
        html: guestCode({ src: baseUrl + path, title: found.title, height }, page),
      },
      200,
      { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' },
    );
  };
}

interface Found {
  /** The association that it is of; null where it is everybody's. */
  readonly association: string | null;
  readonly query: string;
  readonly title: string;
}

function foundAt({ baseUrl, desk }: PageServices, address: string): Found | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  // People copy the address they see: with or without `s`, and whatever follows #.
  if (url === null || url.host !== new URL(baseUrl).host || !/^https?:$/.test(url.protocol)) return null;
  const what = embeddable(url.pathname, withPresentNames(url.searchParams, desk.network));
  if (what === null) return null;
  const { associations, activities } = desk.network;
  if (what.of === 'calendar') return { association: null, query: what.query, title: desk.settings.name };
  const activity = what.of === 'activity' ? activities.get(what.id) : undefined;
  const seen = activity && goesOut(desk.network, activity) ? seenBy(ANYBODY, activity) : null;
  const slug = what.of === 'association' ? desk.network.presentSlug(what.slug) : seen?.association;
  const association = slug === undefined ? undefined : associations.get(slug);
  if (association && what.of === 'association' && !publicNetwork(desk).isPublished(association.slug))
    return null;
  return association ? { association: association.slug, query: what.query, title: association.name } : null;
}

/** The usual size, or less where no more is wanted; null for what is no size. */
function within(most: string | undefined, sizes: { least: number; usual: number }): number | null {
  if (most === undefined || most === '') return sizes.usual;
  if (!/^\d{1,6}$/.test(most) || Number(most) === 0) return null;
  return Math.min(sizes.usual, Math.max(sizes.least, Number(most)));
}

function refuse(c: Context, status: 400 | 404 | 501, detail: string): Response {
  return c.json({ error: detail }, status, {
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
  });
}
