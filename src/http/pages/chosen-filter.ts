// A filter as a reader sees it: each thing chosen by its name, with the way to undo it, and what else may be chosen.
import type { Association, Slug } from '../../calendar/association.ts';
import { type Filter, parseFilter, toQuery } from '../filter.ts';
import { knownTag } from '../words/known-tags.ts';
import type { MessageKey } from '../words/messages.ts';
import type { Words } from '../words/words.ts';
import type { Coming } from './public-network.ts';
import type { Reader } from './reader.ts';

/** The parameters of an address that choose, with the part of the filter they fill. */
const LISTS = [
  ['area', 'areas', 'filter.area'],
  ['audience', 'audiences', 'filter.audience'],
  ['category', 'categories', 'filter.category'],
  ['language', 'languages', 'filter.language'],
  ['association', 'associations', 'filter.association'],
] as const satisfies readonly (readonly [string, keyof Filter, MessageKey])[];

type ListName = (typeof LISTS)[number][1];

/** One thing to choose. Several values mean the same to a reader: `women` and `kvinder`. */
export interface Option {
  readonly label: string;
  /** As in an address, with commas between several. */
  readonly value: string;
  readonly isChosen: boolean;
}

export interface OptionList {
  /** The parameter's name. */
  readonly name: string;
  readonly title: MessageKey;
  readonly options: readonly Option[];
}

/** What a reader has chosen, and the query without it. */
export interface Chosen {
  readonly label: string;
  readonly queryWithout: string;
}

/** Everything that may be chosen, and whatever is chosen already; lists without a choice are left out. */
export function optionLists(
  filter: Filter,
  coming: Coming,
  associations: ReadonlyMap<Slug, Association>,
  reader: Reader,
): readonly OptionList[] {
  return LISTS.flatMap(([name, list, title]) => {
    const chosen = filter[list];
    const offered = offeredOf(name, list, coming, associations, reader.words);
    const known = new Set(offered.flatMap(({ keys }) => keys));
    const others = [...chosen].filter((key) => !known.has(key));
    const all =
      others.length === 0
        ? offered
        : byLabel(name, list, [...coming[list], ...others], associations, reader.words);
    const options = all.map(({ label, value, keys }) => ({
      label,
      value,
      isChosen: keys.some((key) => chosen.has(key)),
    }));
    return options.length === 0 ? [] : [{ name, title, options }];
  });
}

/** What is chosen, one by one, in the order of the lists; the words searched for come first. */
export function chosenOf(filter: Filter, lists: readonly OptionList[]): readonly Chosen[] {
  const words = [...filter.words].map((word) => ({
    label: word,
    queryWithout: toQuery({ ...filter, words: without(filter.words, [word]) }),
  }));
  const others = lists.flatMap(({ name, options }) => {
    const list = LISTS.find(([parameter]) => parameter === name)?.[1] ?? 'areas';
    return options
      .filter(({ isChosen }) => isChosen)
      .map(({ label, value }) => ({
        label,
        queryWithout: toQuery({ ...filter, [list]: without(filter[list], keysOf(name, list, value)) }),
      }));
  });
  return [...words, ...others];
}

/** An option and what the filter holds for it. */
interface Offered {
  readonly label: string;
  readonly value: string;
  readonly keys: readonly string[];
}

/** By what may still come, which is another object after each change, then by list and language. */
const offeredKept = new WeakMap<Coming, Map<string, readonly Offered[]>>();

function offeredOf(
  name: string,
  list: ListName,
  coming: Coming,
  associations: ReadonlyMap<Slug, Association>,
  words: Words,
): readonly Offered[] {
  const kept = offeredKept.get(coming) ?? new Map<string, readonly Offered[]>();
  offeredKept.set(coming, kept);
  const id = `${list} ${words.language}`;
  const known = kept.get(id);
  if (known) return known;
  const offered = byLabel(name, list, coming[list], associations, words);
  kept.set(id, offered);
  return offered;
}

/** Options for the values in alphabetical order, those with the same label as one. */
function byLabel(
  name: string,
  list: ListName,
  values: Iterable<string>,
  associations: ReadonlyMap<Slug, Association>,
  words: Words,
): readonly Offered[] {
  const labels = new Map<string, { values: string[]; keys: string[] }>();
  for (const value of values) {
    const [key, ...more] = keysOf(name, list, value);
    // What cannot be written in an address, as a name with a comma, cannot be chosen.
    if (key === undefined || more.length > 0) continue;
    const label = labelOf(list, value, associations, words);
    const same = labels.get(label);
    if (!same) labels.set(label, { values: [value], keys: [key] });
    else if (!same.keys.includes(key)) {
      same.values.push(value);
      same.keys.push(key);
    }
  }
  return [...labels]
    .map(([label, same]) => ({ label, value: same.values.join(','), keys: same.keys }))
    .sort((x, y) => words.compare(x.label, y.label));
}

/** What the filter holds for values of a parameter. */
function keysOf(name: string, list: ListName, value: string): readonly string[] {
  return [...parseFilter(new URLSearchParams([[name, value]]))[list]];
}

function labelOf(
  list: ListName,
  value: string,
  associations: ReadonlyMap<Slug, Association>,
  words: Words,
): string {
  switch (list) {
    case 'associations':
      return associations.get(value)?.name ?? value;
    case 'areas':
      return value;
    case 'languages':
      return words.capital(words.languageName(value));
    case 'audiences':
    case 'categories':
      return words.capital(tagName(value, words.language));
  }
}

/** A tag as a reader sees it. */
export function tagName(tag: string, language: Reader['words']['language']): string {
  return knownTag(tag, language) ?? tag.replace(/[-_]+/g, ' ').trim();
}

function without(values: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
  return new Set([...values].filter((value) => !gone.includes(value)));
}
