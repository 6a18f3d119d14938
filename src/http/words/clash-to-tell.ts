// Another activity that clashes, made ready for the verdict in words.
import { neighbourOf } from '../../actions/neighbour.ts';
import { type Activity, hostsOf } from '../../calendar/activity.ts';
import type { Association, Slug, Venue } from '../../calendar/association.ts';
import type { Reason } from '../../calendar/clash.ts';
import { isNeighbours, type Origin } from '../../calendar/source.ts';
import type { Language } from '../../calendar/text.ts';
import { saidTo } from './said.ts';
import type { ClashToTell } from './verdict-words.ts';
import type { Words } from './words.ts';

interface Register {
  readonly associations: ReadonlyMap<Slug, Association>;
  readonly venues: ReadonlyMap<Slug, Venue>;
  readonly origins: ReadonlyMap<string, Origin>;
}

/** @param own the activity told about, and the other, both as the reader may see them */
export function clashToTell(
  own: Activity,
  other: Activity,
  { reasons, count }: { readonly reasons: readonly Reason[]; readonly count: number },
  register: Register,
  networkLanguage: Language,
  words: Words,
): ClashToTell {
  const { associations, venues } = register;
  const neighbour = neighbourOf(other, register);
  const hosts = hostsOf(other).map((slug) => associations.get(slug)?.name ?? slug);
  const venue = other.venue === null ? [] : [venues.get(other.venue)?.name ?? other.venue];
  // A neighbour's places are seldom among our venues.
  const place = other.place === null ? [] : [saidTo(words.language, other.place, networkLanguage).words];
  return {
    title: saidTo(words.language, other.title, networkLanguage).words,
    neighbour,
    facts: neighbour === null ? [...hosts, ...venue] : [...venue, ...place],
    reasons,
    audiences: own.audiences.filter((tag) => other.audiences.includes(tag)),
    count,
  };
}

/**
 * The one of the two that was in the calendar first; of two at once, neither. When a neighbour's was published nobody here
 * knows: it is as old as its being fetched.
 */
export function firstPublished(
  one: Activity,
  other: Activity,
  { origins }: Pick<Register, 'origins'>,
): Activity | null {
  if (one.created === other.created) return null;
  if ([one, other].some(({ id }) => isNeighbours(origins.get(id)))) return null;
  return one.created < other.created ? one : other;
}
