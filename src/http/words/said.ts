// What associations say, as far as possible in the reader's language.
import { inLanguage, type Language, type Text } from '../../calendar/text.ts';
import { type InterfaceLanguage, interfaceLanguage, LANGUAGE_FACTS } from './languages.ts';

export interface Said {
  readonly words: string;
  /** The language the words are in. */
  readonly language: Language;
  /** Whether that is another than the reader's. */
  readonly isOther: boolean;
}

/** The text in the reader's language, in a variety of it, in the network's own, or in the first that there is. */
export function saidTo(reader: InterfaceLanguage, text: Text, networkLanguage: Language): Said {
  const varieties = Object.keys(text).filter((tag) => tag.startsWith(`${reader}-`));
  const said = inLanguage(text, [reader, ...varieties, networkLanguage]);
  return { ...said, isOther: interfaceLanguage(said.language) !== reader };
}

/** The writing direction of a language, so far as it is certain; what the text itself shows, where it is not. */
export function directionOf(language: Language): 'ltr' | 'rtl' | 'auto' {
  const known = interfaceLanguage(language);
  return known ? LANGUAGE_FACTS[known].direction : 'auto';
}
