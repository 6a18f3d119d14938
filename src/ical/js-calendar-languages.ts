// The same words in the other languages that somebody has written them in (RFC 8984 §4.6.1).
import { inLanguage, type Language, type Text } from '../calendar/text.ts';

interface Said {
  readonly title: Text;
  /** Its paragraphs. */
  readonly description: readonly Text[];
  /** Null where it is nowhere, or at a venue, whose name is the same in every language. */
  readonly place: Text | null;
}

type Patch = Readonly<Record<string, string>>;

/**
 * What is patched for each other language, by its tag; null where there is none. All patches end in a property of
 * words, as the RFC demands: title, description or name.
 * @param languages those that the words are in already, the best first
 */
export function localised(
  said: Said,
  languages: readonly Language[],
): Readonly<Record<Language, Patch>> | null {
  const { title, description, place } = said;
  const texts = [title, ...description, ...(place ? [place] : [])];
  const shown = inLanguage(title, languages).language;
  const patches = [...new Set(texts.flatMap((text) => Object.keys(text)))]
    .filter((language) => language !== shown)
    .sort()
    .map((language) => [language, patchFor(said, language, languages)] as const)
    .filter(([, patch]) => Object.keys(patch).length > 0);
  return patches.length === 0 ? null : Object.fromEntries(patches);
}

/** Only what is said otherwise in the language. */
function patchFor(
  { title, description, place }: Said,
  language: Language,
  languages: readonly Language[],
): Patch {
  const patch: Record<string, string> = {};
  const tell = (pointer: string, texts: readonly Text[]): void => {
    const wordsIn = (wanted: readonly Language[]): string =>
      texts.map((text) => inLanguage(text, wanted).words).join('\n\n');
    const words = wordsIn([language, ...languages]);
    if (words !== wordsIn(languages)) patch[pointer] = words;
  };
  tell('title', [title]);
  tell('description', description);
  tell('locations/place/name', place ? [place] : []);
  return patch;
}
