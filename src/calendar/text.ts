// Words in one or several languages.

/** A language tag in lower case, as `da` or `ar` (RFC 5646). */
export type Language = string;

/** The same words by language. Never empty: what nobody said is null. */
export type Text = Readonly<Record<Language, string>>;

/** The words in the first of the wanted languages that has any, else in the first language given. */
export function inLanguage(text: Text, wanted: readonly Language[]): { language: Language; words: string } {
  for (const language of wanted) {
    const words = text[language];
    if (words !== undefined) return { language, words };
  }
  const [first] = Object.entries(text);
  return first ? { language: first[0], words: first[1] } : { language: wanted[0] ?? 'da', words: '' };
}
