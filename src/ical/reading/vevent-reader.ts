// One VEVENT in our terms, property by property.
import type { ActivityStatus, Visibility } from '../../calendar/activity.ts';
import type { Language, Text } from '../../calendar/text.ts';
import { type Instant, parseDuration, parseInstant } from '../../calendar/time.ts';
import type { VeventBlock } from './blocks.ts';
import { nameOf } from './content-line.ts';
import { dateAtMidnight, type Moment, momentsOf, readMoment } from './moment.ts';
import { type Property, parameterOf, readProperties } from './property.ts';
import { PropertySet } from './property-set.ts';
import { storableUid } from './uids.ts';
import { type AddedMoment, nameFor, type Vevent } from './vevent.ts';
import type { Warnings } from './warnings.ts';
import { languageTag, lineOf, proseOf, webAddress } from './words.ts';

const MAX_TITLE = 1_000;
const MAX_DESCRIPTION = 5_000;
const MAX_PLACE = 1_000;
const MAX_TAG = 60;
const MAX_TAGS = 30;
/** Of a kind; many more than a schedule of ours may have. */
const MAX_DATES = 5_000;
/** Beyond it a sequence counts seconds or the like. */
const MAX_SEQUENCE = 1_000_000;
const WHOLE_DAYS = 'X-MICROSOFT-CDO-ALLDAYEVENT';
const NO_TIME = 0 as Instant;
const STATUSES: Readonly<Record<string, ActivityStatus>> = {
  CONFIRMED: 'confirmed',
  CANCELLED: 'cancelled',
  TENTATIVE: 'tentative',
};
const VISIBILITIES: Readonly<Record<string, Visibility>> = { PRIVATE: 'network', CONFIDENTIAL: 'busy' };
const TRANSPARENT: Readonly<Record<string, boolean>> = { TRANSPARENT: true, OPAQUE: false };

/**
 * What a VEVENT says. CLASS:PRIVATE is for members, CLASS:CONFIDENTIAL shows them only that the association is taken.
 * @param language the one of words that name none
 */
export function readVevent({ lines }: VeventBlock, language: Language, warnings: Warnings): Vevent {
  const properties = new PropertySet(lines);
  const reader = new WordsReader(properties, language);
  const { title, description, place, online } = reader.read();
  const [id] = properties.all('RECURRENCE-ID');
  const { start, end } = boundsOf(properties);
  // Named one by one: a file has twenty thousand of them, and putting two objects together takes longer than reading.
  const vevent: Vevent = {
    title,
    description,
    place,
    online,
    start,
    end,
    duration: parseDuration(properties.token('DURATION')),
    recurrenceId: properties.moment('RECURRENCE-ID'),
    isFuture: id !== undefined && parameterOf(id, 'range')?.toUpperCase() === 'THISANDFUTURE',
    rules: properties.rules('RRULE'),
    exceptionRules: properties.rules('EXRULE'),
    excluded: properties.all('EXDATE').flatMap(momentsOf).slice(0, MAX_DATES),
    added: properties.all('RDATE').flatMap(addedMoments).slice(0, MAX_DATES),
    uid: storableUid(properties.value('UID')),
    link: webAddress(properties.value('URL')),
    categories: categoriesOf(properties),
    status: STATUSES[properties.token('STATUS')] ?? null,
    visibility: VISIBILITIES[properties.token('CLASS')] ?? 'public',
    transparent: TRANSPARENT[properties.token('TRANSP')] ?? null,
    sequence: sequenceOf(properties),
    modified: parseInstant(properties.value('LAST-MODIFIED')) ?? NO_TIME,
    lines,
  };
  for (const name of properties.lost) {
    warnings.add(`A line could not be read and was left out (${name})`, nameFor(vevent));
  }
  for (const name of reader.cut) {
    warnings.add(`The text was too long and was cut (${name})`, nameFor(vevent));
  }
  return vevent;
}

/** The UID of a VEVENT that has one, without reading the rest of it. */
export function uidOfBlock({ lines }: VeventBlock): string | null {
  const line = lines.find((one) => nameOf(one) === 'UID');
  return line === undefined ? null : storableUid(readProperties(line)[0]?.values[0] ?? '');
}

/** Outlook writes whole days as from midnight to midnight, and says beside it that they are. */
function boundsOf(properties: PropertySet): Pick<Vevent, 'start' | 'end'> {
  const start = properties.moment('DTSTART');
  const end = properties.moment('DTEND');
  if (properties.value(WHOLE_DAYS).toUpperCase() !== 'TRUE') return { start, end };
  const days: { readonly start: Moment | null; readonly end: Moment | null } = {
    start: start && dateAtMidnight(start),
    end: end && dateAtMidnight(end),
  };
  const isSo = days.start !== null && (end === null) === (days.end === null);
  return isSo ? days : { start, end };
}

function addedMoments(property: Property): readonly AddedMoment[] {
  const tzid = parameterOf(property, 'tzid');
  return property.values.flatMap((value): readonly AddedMoment[] => {
    const [from = '', to] = value.split('/');
    const start = readMoment(from, tzid);
    if (start === null) return [];
    return [{ start, end: to === undefined ? null : (parseDuration(to) ?? readMoment(to, tzid)) }];
  });
}

function categoriesOf(properties: PropertySet): readonly string[] {
  const tags = properties
    .all('CATEGORIES')
    .flatMap(({ values }) => values.slice(0, MAX_DATES))
    .flatMap((value) => lineOf(value, MAX_TAG)?.words ?? []);
  return [...new Set(tags)].slice(0, MAX_TAGS);
}

function sequenceOf(properties: PropertySet): number {
  const sequence = Math.trunc(Number(properties.token('SEQUENCE'))) || 0;
  return Math.min(Math.max(sequence, 0), MAX_SEQUENCE);
}

class WordsReader {
  readonly #properties: PropertySet;
  readonly #language: Language;
  /** The names of those that were too long. */
  readonly cut: string[] = [];

  constructor(properties: PropertySet, language: Language) {
    this.#properties = properties;
    this.#language = language;
  }

  /** A place that is a web address is where to take part. */
  read(): Pick<Vevent, 'title' | 'description' | 'place' | 'online'> {
    const properties = this.#properties;
    const title = this.#text('SUMMARY', MAX_TITLE, lineOf, null);
    const said = this.#text('DESCRIPTION', MAX_DESCRIPTION, proseOf, title);
    const place = this.#text('LOCATION', MAX_PLACE, lineOf, title);
    const [words = '', ...others] = Object.values(place ?? {});
    const address = others.length === 0 ? webAddress(words) : null;
    const conference = properties.value('CONFERENCE') || properties.value('X-GOOGLE-CONFERENCE');
    return {
      title,
      description: said ?? this.#text('X-ALT-DESC', MAX_DESCRIPTION, proseOf, title),
      place: address === null ? place : null,
      online: address ?? webAddress(conference),
    };
  }

  /** Words by language; those that name none are in the title's, where it has one, else in the network's. */
  #text(name: string, max: number, read: typeof lineOf, title: Text | null): Text | null {
    const text: Record<Language, string> = {};
    const [only, ...others] = Object.keys(title ?? {});
    const own = only !== undefined && others.length === 0 ? only : this.#language;
    for (const property of this.#properties.all(name)) {
      const tag = languageTag(parameterOf(property, 'language'));
      const language = tag === null ? own : this.#ours(tag);
      const said = read(property.values.join(','), max);
      if (said === null || Object.hasOwn(text, language)) continue;
      if (said.isCut) this.cut.push(name);
      text[language] = said.words;
    }
    return Object.keys(text).length > 0 ? text : null;
  }

  /** Outlook says `da-DK` of everything: people here write and look for that under the network's own `da`. */
  #ours(tag: Language): Language {
    return tag.startsWith(`${this.#language}-`) ? this.#language : tag;
  }
}
