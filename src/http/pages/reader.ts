// Who looks at a page, so far as the request tells: in which language, on which day, at which address.
import type { Text } from '../../calendar/text.ts';
import { type DayNumber, dayOf, type Instant, type TimeZoneId, type WallClock } from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import type { MemberOnPage } from '../actor.ts';
import { withPresentNames } from '../former-names.ts';
import { type InterfaceLanguage, interfaceLanguage, languageFor } from '../words/languages.ts';
import { type Said, saidTo } from '../words/said.ts';
import { type Words, wordsIn } from '../words/words.ts';
import type { PageServices } from './page-services.ts';

export interface Reader {
  readonly words: Words;
  readonly now: Instant;
  /** In the network's zone, as are all days and clock readings on pages. */
  readonly today: DayNumber;
  readonly network: { readonly name: string; readonly language: string; readonly timeZone: TimeZoneId };
  /** The language asked for in the address, which links keep; null where it is only the browser's. */
  readonly chosenLanguage: InterfaceLanguage | null;
  /** What was asked for, without the language. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Whoever is signed in; null for the public. */
  readonly member: MemberOnPage | null;
  /** Whether nothing can be saved, for want of room on the server. */
  readonly isFull: boolean;
  /** The address people know the calendar by, without a slash at the end. */
  readonly baseUrl: string;
  /** The address of a file in public/. */
  readonly asset: (name: string) => string;
  /** An address of ours that keeps the language the reader has chosen. @param query without `?` */
  readonly link: (path: string, query?: string) => string;
  /** The address of a feed, in the reader's language or another. @param path with a slash before it */
  readonly feed: (path: string, query?: string, text?: InterfaceLanguage | null) => string;
  readonly said: (text: Text) => Said;
  readonly clockAt: (at: Instant) => WallClock;
}

/** In a link, a path that begins so would be the name of another host. */
const ANOTHER_HOST = /^\/{2,}/;

/** @param url as requested */
export function readerOf(
  { desk, baseUrl, asset }: PageServices,
  url: URL,
  acceptLanguage: string | undefined,
  member: MemberOnPage | null = null,
): Reader {
  const { name, language, timeZone } = desk.settings;
  const query = new URLSearchParams(withPresentNames(url.searchParams, desk.network));
  const asked = query.get('lang') ?? undefined;
  query.delete('lang');
  const words = wordsIn(languageFor(asked ?? member?.language, acceptLanguage, language));
  const chosen = interfaceLanguage(asked);
  const now = desk.clock();
  return {
    words,
    now,
    today: dayOf(toWallClock(timeZone, now)),
    network: { name, language, timeZone },
    chosenLanguage: chosen,
    path: url.pathname.replace(ANOTHER_HOST, '/'),
    query,
    member,
    isFull: desk.store.isFull,
    baseUrl,
    asset,
    link: (path, rest = '') => withLanguage(path, rest, chosen),
    feed: (path, rest = '', text = null) => {
      const spoken = text ?? words.language;
      return baseUrl + withLanguage(path, rest, spoken === language ? null : spoken);
    },
    said: (text) => saidTo(words.language, text, language),
    clockAt: (at) => toWallClock(timeZone, at),
  };
}

/** Somebody beside the reader who reads another language. */
export function readerIn(reader: Reader, language: InterfaceLanguage): Reader {
  return {
    ...reader,
    words: wordsIn(language),
    said: (text) => saidTo(language, text, reader.network.language),
  };
}

/** The page the reader is on, in another language. */
export function inOtherLanguage({ path, query }: Reader, language: InterfaceLanguage): string {
  return withLanguage(path, query.toString(), language);
}

function withLanguage(path: string, query: string, language: InterfaceLanguage | null): string {
  const all = [query, language === null ? '' : `lang=${language}`].filter((part) => part !== '').join('&');
  return all === '' ? path : `${path}?${all}`;
}
