// Words as a search compares them: whatever their case, their accents and their vowel signs.

// Letters of their own that Unicode writes as a letter with a mark: Danish å, Ukrainian й and ї. (æ and ø are whole.)
const LETTER_OR_MARK = /a\u030a|\u0438\u0306|\u0456\u0308|\p{Mn}/gu;

/** The text in the form that searches compare; of a text in that form, the same text. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(LETTER_OR_MARK, (found) => (found.length > 1 ? found.normalize('NFC') : ''));
}
