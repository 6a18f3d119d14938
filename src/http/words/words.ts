// The calendar speaking one language: its messages, lists and the names of languages. Dates are in date-words.ts.
import { createIntl } from '@formatjs/intl';
import type { Language } from '../../calendar/text.ts';
import { ar } from './ar.ts';
import { da } from './da.ts';
import { DateWords } from './date-words.ts';
import { en } from './en.ts';
import { type InterfaceLanguage, LANGUAGE_FACTS } from './languages.ts';
import type { MessageKey, Messages, ValuesFor } from './messages.ts';
import { ti } from './ti.ts';
import { uk } from './uk.ts';

const MESSAGES: Readonly<Record<InterfaceLanguage, Messages>> = { da, en, ar, uk, ti };

type Values = Readonly<Record<string, string | number>>;
type Format = (values: Values) => string;

export class Words {
  readonly language: InterfaceLanguage;
  readonly direction: 'ltr' | 'rtl';
  readonly dates: DateWords;
  /** Compares names as the language's own registers do. */
  readonly compare: (a: string, b: string) => number;
  readonly #locale: string;
  readonly #messages: Messages;
  readonly #formats = new Map<MessageKey, Format>();
  readonly #lists: Intl.ListFormat;
  readonly #names: Intl.DisplayNames;
  readonly #languages = new Map<Language, string>();

  constructor(language: InterfaceLanguage) {
    const facts = LANGUAGE_FACTS[language];
    const { locale, direction } = facts;
    this.language = language;
    this.direction = direction;
    this.#locale = locale;
    this.#messages = MESSAGES[language];
    this.#lists = new Intl.ListFormat(locale, { type: 'conjunction' });
    this.#names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
    this.compare = new Intl.Collator(locale, { numeric: true }).compare;
    this.dates = new DateWords(facts, this);
  }

  /** The message with its values, which are put in as they are: plain text, not HTML. */
  say<Key extends MessageKey>(key: Key, ...values: ValuesFor<Key>): string {
    const [given] = values;
    if (given === undefined) return this.#messages[key];
    let format = this.#formats.get(key);
    if (!format) {
      format = compileMessage(this.#messages[key], this.#locale);
      this.#formats.set(key, format);
    }
    return format(given);
  }

  /** `a, b and c`. */
  list(parts: readonly string[]): string {
    return parts.length === 1 ? (parts[0] ?? '') : this.#lists.format(parts);
  }

  /** `a, b, c`. */
  commas(parts: readonly string[]): string {
    return parts.reduce((first, second) => this.say('when.and', { first, second }));
  }

  /** Proper names, or what shows them, with what stands between. Unlike `list` it puts no ending on any of them. */
  names<Part>(parts: readonly Part[]): readonly (string | Part)[] {
    const before = (index: number): string[] => {
      if (index === 0) return [];
      return [this.say(index === parts.length - 1 ? 'names.and' : 'names.comma')];
    };
    return parts.flatMap((part, index) => [...before(index), part]);
  }

  /** What a language is called, in the middle of a sentence; its tag where it has no name here. */
  languageName(tag: Language): string {
    let name = this.#languages.get(tag);
    if (name === undefined) {
      name = nameOf(tag, this.#names);
      if (this.#languages.size < MOST_LANGUAGES) this.#languages.set(tag, name);
    }
    return name;
  }

  /** With a capital letter, where the script has them. */
  capital(text: string): string {
    const [first = ''] = text;
    return first.toLocaleUpperCase(this.#locale) + text.slice(first.length);
  }
}

/** So many names are remembered. */
const MOST_LANGUAGES = 1_000;

function nameOf(tag: Language, names: Intl.DisplayNames): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    // What is no language tag at all.
    return tag;
  }
}

function compileMessage(message: string, locale: string): Format {
  const format = compiler.formatters.getMessageFormat(message, locale, undefined, { ignoreTag: true });
  return (values) => String(format.format({ ...values }));
}

const compiler = createIntl({ locale: LANGUAGE_FACTS.da.locale, messages: {} });

const words = new Map<InterfaceLanguage, Words>();

export function wordsIn(language: InterfaceLanguage): Words {
  let known = words.get(language);
  if (!known) {
    known = new Words(language);
    words.set(language, known);
  }
  return known;
}
