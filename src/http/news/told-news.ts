// News in words, the same for RSS and for JSON Feed.
import type { Desk } from '../../actions/desk.ts';
import { type Activity, hostsOf } from '../../calendar/activity.ts';
import type { Instant } from '../../calendar/time.ts';
import { filterTitle } from '../feeds/filter-title.ts';
import { parseFilter, toQuery } from '../filter.ts';
import { tagName } from '../pages/chosen-filter.ts';
import type { Reader } from '../pages/reader.ts';
import { scheduleWords } from '../words/schedule-words.ts';
import { newsOf } from './news.ts';

export interface ToldNews {
  readonly title: string;
  readonly about: string;
  readonly language: string;
  /** The page that shows the same calendar. */
  readonly page: string;
  /** Null where there is no news. */
  readonly updated: Instant | null;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly id: string;
  readonly page: string;
  readonly title: string;
  /** Paragraphs of plain text. */
  readonly text: readonly string[];
  readonly hosts: readonly string[];
  readonly tags: readonly string[];
  readonly at: Instant;
}

const TITLES = { new: 'news.new', changed: 'news.changed', cancelled: 'news.cancelled' } as const;

export function toldNews(desk: Desk, reader: Reader): ToldNews {
  const { words, baseUrl, network } = reader;
  const filter = parseFilter(reader.query);
  const { associations } = desk.network;
  const news = newsOf(desk, filter, reader.now);
  return {
    title: words.say('news.title', { name: filterTitle(network.name, filter, associations) }),
    about: words.say('news.what'),
    language: words.language,
    page: baseUrl + reader.link('/', toQuery(filter)),
    updated: news[0]?.at ?? null,
    pieces: news.map(({ activity, what, at, id }) => ({
      id: `${baseUrl}/activities/${activity.id}#${id}`,
      page: baseUrl + reader.link(`/activities/${activity.id}`),
      title: words.say(TITLES[what], { title: reader.said(activity.title).words }),
      text: textOf(activity, desk, reader),
      hosts: hostsOf(activity).flatMap((slug) => associations.get(slug)?.name ?? []),
      tags: activity.categories.map((tag) => tagName(tag, words.language)),
      at,
    })),
  };
}

/** When, where, and what the association says of it. */
function textOf(activity: Activity, { network }: Desk, reader: Reader): readonly string[] {
  const { words, now, said } = reader;
  const when = scheduleWords(activity.schedule, words, { now, timeZone: reader.network.timeZone });
  const venue = activity.venue === null ? undefined : network.venues.get(activity.venue);
  const place = venue?.name ?? (activity.place ? said(activity.place).words : null);
  const description = activity.description ? said(activity.description).words : null;
  return [when, place, description].flatMap((text) => (text ? [text] : []));
}
