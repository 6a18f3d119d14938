// A pair in words: which of the two is told about, how many of its dates clash and why, and when that is.
import type { BoardPair, BoardSide } from '../../actions/clash-board.ts';
import type { Activity } from '../../calendar/activity.ts';
import type { Association, Slug, Venue } from '../../calendar/association.ts';
import type { Origin } from '../../calendar/source.ts';
import { dayOf, parseLocalDate, parseLocalDateTime } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';
import { clashToTell, firstPublished } from '../words/clash-to-tell.ts';
import { clashWords } from '../words/verdict-words.ts';

export interface Register {
  readonly associations: ReadonlyMap<Slug, Association>;
  readonly venues: ReadonlyMap<Slug, Venue>;
  readonly origins: ReadonlyMap<string, Origin>;
}

/** The one that came later stands first: it is the one that could still be moved. A neighbour's cannot be moved here. */
export function sidesOf({ first, second }: BoardPair): readonly [later: BoardSide, earlier: BoardSide] {
  if (first.neighbour !== null && second.neighbour === null) return [second, first];
  if (second.neighbour !== null && first.neighbour === null) return [first, second];
  return first.activity.created > second.activity.created ? [first, second] : [second, first];
}

/** `Sprogcafé: 8 af 12 tirsdage falder sammen med …`; null for a pair that does not clash in the window. */
export function pairWords(pair: BoardPair, register: Register, reader: Reader): string | null {
  const days = clashDays(pair);
  if (days.length === 0) return null;
  const [own, other] = sidesOf(pair);
  const { words, network } = reader;
  const clash = clashToTell(
    own.activity,
    other.activity,
    { reasons: pair.reasons, count: days.length },
    register,
    network.language,
    words,
  );
  const total = Math.max(own.occurrences, days.length);
  const verdict = clashWords(clash, total, own.activity.schedule, words);
  return words.say('clash.of', { title: reader.said(own.activity.title).words, verdict });
}

/** `Sprogcafé og Systue`; `Sprogcafé og i Gentofte: Kor`. */
export function titlesOf(pair: BoardPair, { words, said }: Reader): string {
  const hasNeighbours = pair.first.neighbour !== null || pair.second.neighbour !== null;
  const sides = hasNeighbours ? sidesOf(pair) : [pair.first, pair.second];
  const titles = sides.map(({ activity, neighbour }) => {
    const title = said(activity.title).words;
    return neighbour === null ? title : words.say('neighbour.title', { neighbour, title });
  });
  const all = words.names(titles).join('');
  return hasNeighbours ? words.capital(all) : all;
}

/** The days on which the later of the two clashes, in order. */
export function clashDays(pair: BoardPair): readonly number[] {
  const [own] = sidesOf(pair);
  const side = own === pair.first ? 'first' : 'second';
  const days = pair.dates.map((date) => dayOfRecurrence(date[side]));
  return [...new Set(days)].sort((a, b) => a - b);
}

/** The sentence that says which was there first; null where they came at once. */
export function firstWords({ first, second }: BoardPair, register: Register, reader: Reader): string | null {
  const before: Activity | null = firstPublished(first.activity, second.activity, register);
  if (!before) return null;
  const { words, today } = reader;
  const date = words.dates.date(dayOf(reader.clockAt(before.created)), today);
  return words.say('clash.first', { title: reader.said(before.title).words, date });
}

function dayOfRecurrence(id: string): number {
  const wall = parseLocalDateTime(id);
  return wall === null ? (parseLocalDate(id) ?? 0) : dayOf(wall);
}
