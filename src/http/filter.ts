// What a reader wants to see: the same choice for pages, feeds and the API, and one way of writing it in an address.
import { type Activity, hostsOf } from '../calendar/activity.ts';
import type { Association, Slug, Venue } from '../calendar/association.ts';
import type { Language, Text } from '../calendar/text.ts';
import { folded } from './folded-words.ts';

/**
 * An activity must meet one entry of each set, and all of the words; an empty set asks for nothing. All are sorted, so
 * that the same choice is always the same filter.
 */
export interface Filter {
  readonly associations: ReadonlySet<Slug>;
  readonly categories: ReadonlySet<string>;
  readonly audiences: ReadonlySet<string>;
  /** In lower case. */
  readonly areas: ReadonlySet<string>;
  readonly languages: ReadonlySet<Language>;
  /** Folded; see folded-words.ts. */
  readonly words: ReadonlySet<string>;
}

/** More words than anybody searches for; each costs a look at everything that all activities say. */
const MAX_WORDS = 12;

/**
 * The filter in the parameters of an address: `association`, `category`, `audience`, `area`, `language` and `q`, each
 * repeated or with commas between its values. Others are no part of it.
 */
export function parseFilter(parameters: URLSearchParams): Filter {
  const values = (name: string): readonly string[] =>
    parameters
      .getAll(name)
      .flatMap((list) => list.split(','))
      .map((value) => value.trim());
  const words = parameters.getAll('q').flatMap((text) => folded(text).split(/[\s,]+/u));
  return {
    associations: sorted(values('association')),
    categories: sorted(values('category')),
    audiences: sorted(values('audience')),
    areas: sorted(values('area').map(areaKey)),
    languages: sorted(values('language').map((tag) => tag.toLowerCase())),
    words: new Set([...sorted(words)].slice(0, MAX_WORDS)),
  };
}

/** The filter as a query without `?`, the same for the same filter. Empty where it asks for nothing. */
export function toQuery(filter: Filter): string {
  const parameter = (name: string, values: ReadonlySet<string>, separator = ','): string[] =>
    values.size === 0 ? [] : [`${name}=${[...values].map(encodeURIComponent).join(separator)}`];
  return [
    ...parameter('association', filter.associations),
    ...parameter('category', filter.categories),
    ...parameter('audience', filter.audiences),
    ...parameter('area', filter.areas),
    ...parameter('language', filter.languages),
    ...parameter('q', filter.words, '+'),
  ].join('&');
}

/**
 * Whether the filter lets an activity through, at this venue and by this association; null where there is none. An
 * association's activities are also those that it co-hosts.
 */
export function accepts(
  filter: Filter,
  activity: Activity,
  venue: Venue | null,
  association: Association | null,
): boolean {
  const { associations, categories, audiences, areas, languages, words } = filter;
  // Asked of every activity there is: what is not filtered by costs nothing.
  return (
    (associations.size === 0 || meets(associations, hostsOf(activity))) &&
    (categories.size === 0 || meets(categories, activity.categories)) &&
    (audiences.size === 0 || meets(audiences, activity.audiences)) &&
    (areas.size === 0 || (venue !== null && isIn(areas, venue))) &&
    (languages.size === 0 || meets(languages, activity.languages)) &&
    (words.size === 0 || speaksOf(words, activity, venue, association))
  );
}

function meets(wanted: ReadonlySet<string>, values: readonly string[]): boolean {
  return values.some((value) => wanted.has(value));
}

function speaksOf(
  words: ReadonlySet<string>,
  activity: Activity,
  venue: Venue | null,
  association: Association | null,
): boolean {
  const said = foldedOnce(activity, wordsOf);
  for (const word of words) {
    if (said.includes(word)) continue;
    if (venue && foldedOnce(venue, nameOf).includes(word)) continue;
    if (association && foldedOnce(association, nameOf).includes(word)) continue;
    return false;
  }
  return true;
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function wordsOf({ title, description, place }: Activity): string {
  const all = (text: Text | null): readonly string[] => Object.values(text ?? {});
  return [...all(title), ...all(description), ...all(place)].join('\n');
}

/** Activities, venues and associations are new objects when they change. */
const foldedWords = new WeakMap<object, string>();

function foldedOnce<Said extends object>(said: Said, words: (said: Said) => string): string {
  let text = foldedWords.get(said);
  if (text === undefined) {
    text = folded(words(said));
    foldedWords.set(said, text);
  }
  return text;
}

const areaKeys = new WeakMap<Venue, string>();

function isIn(areas: ReadonlySet<string>, venue: Venue): boolean {
  if (venue.area === null) return false;
  let key = areaKeys.get(venue);
  if (key === undefined) {
    key = areaKey(venue.area);
    areaKeys.set(venue, key);
  }
  return areas.has(key);
}

function areaKey(area: string): string {
  return area.trim().normalize('NFC').toLowerCase();
}

function sorted(values: readonly string[]): ReadonlySet<string> {
  return new Set(values.filter((value) => value !== '').sort());
}
