// What a filtered feed is called, so that two of them can be told apart in a list of calendars.
import type { Association, Slug } from '../../calendar/association.ts';
import type { Filter } from '../filter.ts';

/** Whoever makes up an address chooses these words; nobody's list of calendars is to be filled with them. */
const MAX_CHARACTERS = 80;

/** As `Fælleskalender: Sprogcaféen, women, Holte`; the network's name alone where nothing is asked for. */
export function filterTitle(
  network: string,
  filter: Filter,
  associations: ReadonlyMap<Slug, Association>,
): string {
  const wanted = [
    ...[...filter.associations].map((slug) => associations.get(slug)?.name ?? slug),
    ...filter.categories,
    ...filter.audiences,
    ...[...filter.areas].map(capitalised),
    ...filter.languages,
    ...filter.words,
  ];
  if (wanted.length === 0) return network;
  const words = [...wanted.join(', ')];
  const isLong = words.length > MAX_CHARACTERS;
  return `${network}: ${words.slice(0, MAX_CHARACTERS).join('')}${isLong ? '…' : ''}`;
}

/** A place's name as it is written. */
function capitalised(area: string): string {
  return area.replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
}
