// The address of a chosen feed. Thunderbird calls a calendar by the last part of its address, so that part says what
// is in it; what is chosen stands behind it, as in every other address.
import { type Filter, toQuery } from '../filter.ts';

const MAX_LENGTH = 48;
const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ß: 'ss', ð: 'd', þ: 'th' };

/** Path and query, without the language of the text; the same for the same filter, whoever asks. */
export function feedPath(filter: Filter): { readonly path: string; readonly query: string } {
  const query = toQuery(filter);
  if (query === '') return { path: '/calendar.ics', query };
  const [association] = filter.associations;
  if (association !== undefined && query === `association=${association}`) {
    return { path: `/associations/${association}.ics`, query: '' };
  }
  return { path: `/feeds/${feedName(filter)}.ics`, query };
}

/** As `women-holte`: what was asked for, in letters that every address may have. */
function feedName({ associations, categories, audiences, areas, languages, words }: Filter): string {
  const all = [...associations, ...categories, ...audiences, ...areas, ...languages, ...words];
  const name = all
    .join('-')
    .toLowerCase()
    .replace(/[æøåßðþ]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'calendar' : name;
}
