// News as JSON Feed 1.1 (jsonfeed.org).
import { formatInstant } from '../../calendar/time.ts';
import type { ToldNews } from './told-news.ts';

/** @param address of this feed */
export function jsonFeed(news: ToldNews, address: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: news.title,
    description: news.about,
    home_page_url: news.page,
    feed_url: address,
    language: news.language,
    items: news.pieces.map(({ id, page, title, text, hosts, tags, at }) => ({
      id,
      url: page,
      title,
      content_text: text.join('\n\n'),
      date_published: formatInstant(at),
      authors: hosts.map((name) => ({ name })),
      ...(tags.length > 0 && { tags }),
    })),
  });
}
