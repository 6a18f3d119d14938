// Another activity that clashes, made ready for the verdict in words.
import { type Activity, hostsOf } from '../../calendar/activity.ts';
import type { Association, Slug, Venue } from '../../calendar/association.ts';
import type { Reason } from '../../calendar/clash.ts';
import type { Language } from '../../calendar/text.ts';
import { saidTo } from './said.ts';
import type { ClashToTell } from './verdict-words.ts';
import type { Words } from './words.ts';

interface Register {
  readonly associations: ReadonlyMap<Slug, Association>;
  readonly venues: ReadonlyMap<Slug, Venue>;
}

/** @param own the activity told about, and the other, both as the reader may see them */
export function clashToTell(
  own: Activity,
  other: Activity,
  { reasons, count }: { readonly reasons: readonly Reason[]; readonly count: number },
  { associations, venues }: Register,
  networkLanguage: Language,
  words: Words,
): ClashToTell {
  const hosts = hostsOf(other).map((slug) => associations.get(slug)?.name ?? slug);
  const venue = other.venue === null ? [] : [venues.get(other.venue)?.name ?? other.venue];
  return {
    title: saidTo(words.language, other.title, networkLanguage).words,
    facts: [...hosts, ...venue],
    reasons,
    audiences: own.audiences.filter((tag) => other.audiences.includes(tag)),
    count,
  };
}

/** The one of the two that was in the calendar first; of two at once, neither. */
export function firstPublished(one: Activity, other: Activity): Activity | null {
  if (one.created === other.created) return null;
  return one.created < other.created ? one : other;
}
