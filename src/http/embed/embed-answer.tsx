// Embeds as answers. They depend on nothing but the address and Accept-Language, set no cookie and read none.
import type { Context } from 'hono';
import type { Association } from '../../calendar/association.ts';
import { parseFilter, toQuery } from '../filter.ts';
import { readerFor } from '../pages/answer-page.tsx';
import type { PageServices } from '../pages/page-services.ts';
import type { PublicFiles } from '../pages/public-files.ts';
import type { Reader } from '../pages/reader.ts';
import { embedContent } from './embed-content.tsx';
import { type Embed, embedDocument } from './embed-document.tsx';
import { type Looks, parseLooks, styleOf } from './looks.ts';

/** As long as feeds are kept: a cancellation reaches a partner's page as soon as it reaches a subscriber. */
const CACHE_CONTROL = 'public, max-age=300';

export function embedAnswer(services: PageServices, files: PublicFiles) {
  return async (c: Context): Promise<Response> => {
    await services.refresh();
    const slug = c.req.param('slug');
    const asked = readerFor(services, c);
    const reader = slug === undefined ? asked : { ...asked, query: withAssociation(asked.query, slug) };
    const looks = parseLooks(reader.query);
    const embed = embedOf(services, reader);
    const { html, policy } = embedDocument(reader, embed, partsOf(files, looks), services.embedPartners);
    return c.html(html, embed.status, {
      'Cache-Control': CACHE_CONTROL,
      'Content-Language': reader.words.language,
      'Content-Security-Policy': policy,
      'Cross-Origin-Opener-Policy': 'unsafe-none',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      Vary: 'Accept-Language',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    });
  };
}

function embedOf({ desk }: PageServices, reader: Reader): Embed {
  const { associations } = desk.network;
  const filter = parseFilter(reader.query);
  const unknown = [...filter.associations].some((slug) => !associations.has(slug));
  if (unknown) {
    const content = <p>{reader.words.say('error.notFound')}</p>;
    const shown = { heading: null, content, turn: null };
    return { title: reader.network.name, whole: reader.link('/'), shown, status: 404 };
  }
  const of = onlyOf(filter.associations, associations);
  return {
    title: of?.name ?? reader.network.name,
    whole: reader.link('/', toQuery(filter)),
    shown: embedContent({ desk, of, looks: parseLooks(reader.query), reader }),
    status: 200,
  };
}

/** The one association that is asked for; null where it is none or several. */
function onlyOf(
  asked: ReadonlySet<string>,
  associations: ReadonlyMap<string, Association>,
): Association | null {
  const [slug] = asked;
  return asked.size === 1 && slug !== undefined ? (associations.get(slug) ?? null) : null;
}

function withAssociation(query: URLSearchParams, slug: string): URLSearchParams {
  const all = new URLSearchParams(query);
  all.set('association', slug);
  return all;
}

function partsOf(files: PublicFiles, looks: Looks) {
  const sheet = files.textOf(looks.form === 'month' ? 'embed-month.css' : 'embed.css');
  return { style: styleOf(sheet, looks), script: files.textOf('embed-frame.js') };
}
