// Titles as people meant them: without the "cancelled" that our own feeds put before them, and never none at all.
import type { Language, Text } from '../../calendar/text.ts';
import { cancelledTitle } from '../wording.ts';
import type { Vevent } from './vevent.ts';

const LANGUAGES: readonly Language[] = ['da', 'en', 'ar', 'uk', 'ti'];
const PREFIXES = LANGUAGES.map((language) => cancelledTitle('', language));

const UNTITLED: Readonly<Record<Language, string>> = {
  da: 'Uden titel',
  en: 'Untitled',
  ar: 'بلا عنوان',
  uk: 'Без назви',
  ti: 'ኣርእስቲ ዘይብሉ',
};

/** The title of a VEVENT; of a cancelled one without the word that says so. Null where it has none. */
export function titleOf({ title, status }: Vevent): Text | null {
  if (title === null || status !== 'cancelled') return title;
  return Object.fromEntries(
    Object.entries(title).map(([language, words]) => [language, withoutPrefix(words)]),
  );
}

function withoutPrefix(title: string): string {
  const prefix = PREFIXES.find((one) => title.startsWith(one) && title.length > one.length);
  return prefix === undefined ? title : title.slice(prefix.length);
}

/** What stands for a title where nobody gave one. */
export function untitled(language: Language): Text {
  return { [language]: UNTITLED[language] ?? UNTITLED[language.slice(0, 2)] ?? 'Untitled' };
}

/** Whether two texts say the same in the same languages. */
export function isSameText(a: Text | null, b: Text | null): boolean {
  const [one, other] = [Object.entries(a ?? {}), b ?? {}];
  return (
    one.length === Object.keys(other).length && one.every(([language, words]) => other[language] === words)
  );
}
