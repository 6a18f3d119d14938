// The two words that feeds say on their own account, in the languages the public reads.
import type { Language } from '../calendar/text.ts';

const CANCELLED: Readonly<Record<Language, string>> = {
  da: 'AFLYST',
  en: 'CANCELLED',
  ar: 'مُلغى',
  uk: 'СКАСОВАНО',
  ti: 'ተሰሪዙ',
};

const TAKEN: Readonly<Record<Language, string>> = {
  da: 'Optaget',
  en: 'Busy',
  ar: 'محجوز',
  uk: 'Зайнято',
  ti: 'ተታሒዙ',
};

/** A title with "cancelled" before it, for the many calendars that take no notice of STATUS. */
export function cancelledTitle(title: string, language: Language): string {
  const word = wordIn(CANCELLED, language);
  return title.startsWith(`${word}: `) ? title : `${word}: ${title}`;
}

/** All that members learn of an activity that is nobody else's business. */
export function takenTitle(association: string, language: Language): string {
  return `${wordIn(TAKEN, language)} (${association})`;
}

/** The word in the language or, for a tag such as `en-gb`, in the language it begins with; else in English. */
function wordIn(words: Readonly<Record<Language, string>>, language: Language): string {
  return words[language] ?? words[language.slice(0, 2)] ?? words['en'] ?? '';
}
