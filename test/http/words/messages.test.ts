import { readdirSync, readFileSync } from 'node:fs';
import { createIntl } from '@formatjs/intl';
import { describe, expect, test } from 'vitest';
import { ar } from '../../../src/http/words/ar.ts';
import { da } from '../../../src/http/words/da.ts';
import { en } from '../../../src/http/words/en.ts';
import {
  INTERFACE_LANGUAGES,
  type InterfaceLanguage,
  LANGUAGE_FACTS,
} from '../../../src/http/words/languages.ts';
import type { Messages } from '../../../src/http/words/messages.ts';
import { ti } from '../../../src/http/words/ti.ts';
import { uk } from '../../../src/http/words/uk.ts';
import { wordsIn } from '../../../src/http/words/words.ts';

const MESSAGES: Readonly<Record<InterfaceLanguage, Messages>> = { da, en, ar, uk, ti };
const { formatters } = createIntl({ locale: 'da', messages: {} });

/** An argument of a message: its name, and the cases it tells apart. */
interface Argument {
  readonly name: string;
  readonly cases: readonly string[];
  readonly isPlural: boolean;
}

interface Node {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>;
}

const LITERAL = 0;
const PLURAL = 6;
const POUND = 7;

function argumentsOf(message: string, locale: string): readonly Argument[] {
  const found: Argument[] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const { type, value, options = {} } of nodes) {
      if (type !== LITERAL && type !== POUND) {
        found.push({ name: String(value), cases: Object.keys(options), isPlural: type === PLURAL });
      }
      for (const option of Object.values(options)) walk(option.value);
    }
  };
  walk(
    formatters.getMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst() as readonly Node[],
  );
  return found;
}

const namesIn = (message: string, locale: string): readonly string[] =>
  [...new Set(argumentsOf(message, locale).map(({ name }) => name))].sort();

const others = INTERFACE_LANGUAGES.filter((language) => language !== 'da');

describe.each(INTERFACE_LANGUAGES)('the messages in %s', (language) => {
  const { locale } = LANGUAGE_FACTS[language];
  const messages = Object.entries(MESSAGES[language]);

  test('are all there, and no others', () => {
    expect(Object.keys(MESSAGES[language]).sort()).toEqual(Object.keys(da).sort());
  });

  test('say something, without space at either end', () => {
    const bare = messages.filter(([key]) => !key.startsWith('names.'));
    expect(bare.filter(([, message]) => message.trim() === '' || message !== message.trim())).toEqual([]);
  });

  test('can be read as ICU messages', () => {
    for (const [, message] of messages) expect(() => argumentsOf(message, locale)).not.toThrow();
  });

  test('have every plural form of the language', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const incomplete = messages.filter(([key, message]) => {
      const isOrdinal = key === 'when.date';
      const plurals = argumentsOf(message, locale).filter(({ isPlural }) => isPlural && !isOrdinal);
      const asExact = (form: string): string[] => (form === 'one' ? ['one', '=1'] : [form]);
      // "Every second week" and the like never stand with 1 where another message says "every week".
      const isFrom2 = key === 'when.everyNthWeek';
      return plurals.some(({ cases }) =>
        forms.some(
          (form) => !(isFrom2 && form === 'one') && !asExact(form).some((one) => cases.includes(one)),
        ),
      );
    });
    expect(incomplete.map(([key]) => key)).toEqual([]);
  });
});

describe.each(others)('each message in %s', (language) => {
  test('has the placeholders of the Danish one', () => {
    const { locale } = LANGUAGE_FACTS[language];
    const told = Object.entries(MESSAGES[language]).map(([key, message]) => [key, namesIn(message, locale)]);
    const danish = Object.entries(da).map(([key, message]) => [key, namesIn(message, 'da')]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(danish));
  });
});

test('every message is used', () => {
  const folder = new URL('../../../src/http/', import.meta.url);
  const languages = INTERFACE_LANGUAGES.map((language) => `words/${language}.ts`);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !languages.includes(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  expect(Object.keys(da).filter((key) => !sources.includes(`'${key}'`))).toEqual([]);
});

test('a value is put in as it is, whatever it looks like', () => {
  const title = "<b>{name}</b> '{' # & {count, plural, other {#}}";
  expect(wordsIn('da').say('filter.remove', { name: title })).toBe(`Fjern ${title}`);
});

test.each([
  ['da', 1, '1 forening'],
  ['da', 2, '2 foreninger'],
  ['en', 1, '1 association'],
  ['ar', 0, 'لا جمعيات'],
  ['ar', 1, 'جمعية واحدة'],
  ['ar', 2, 'جمعيتان'],
  ['ar', 3, '3 جمعيات'],
  ['ar', 11, '11 جمعية'],
  ['ar', 100, '100 جمعية'],
  ['uk', 1, '1 обʼєднання'],
  ['uk', 5, '5 обʼєднань'],
  ['uk', 21, '21 обʼєднання'],
  ['ti', 2, '2 ማሕበራት'],
] as const)('in %s, %i is counted as %s', (language, count, told) => {
  expect(wordsIn(language).say('associations.count', { count })).toBe(told);
});
