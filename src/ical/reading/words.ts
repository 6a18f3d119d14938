// Words out of other people's calendars: plain, without what cannot be stored, and no longer than ours may be.
import { plainText } from './markup.ts';

/** More than any text of ours, markup included; what lies beyond is not looked at. */
const MAX_MARKUP = 20_000;
const WORD = /[^\s\p{Cf}]/u;
/** Words of Latin, Greek or Cyrillic letters, with one space between them: most titles and places. */
const PLAIN_WORD = "[!-%'-;=-~\\u00a1-\\u00ac\\u00ae-\\u02ff\\u0370-\\u052f]+";
const PLAIN = new RegExp(`^${PLAIN_WORD}(?: ${PLAIN_WORD})*$`);
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}$/;

export interface Words {
  readonly words: string;
  /** Whether there were more of them. */
  readonly isCut: boolean;
}

/** Words over several lines, at most `max` characters; null where there is nothing to read. */
export function proseOf(text: string, max: number): Words | null {
  if (isPlain(text)) return cut(text, max);
  const plain = plainText(text.slice(0, MAX_MARKUP))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return WORD.test(plain) ? cut(plain, max) : null;
}

/** Words on one line, at most `max` characters; null where there is nothing to read. */
export function lineOf(text: string, max: number): Words | null {
  if (isPlain(text)) return cut(text, max);
  const prose = proseOf(text, MAX_MARKUP);
  return prose && cut(prose.words.replace(/\s+/g, ' '), max);
}

/** Whether there is nothing to mend in it. */
function isPlain(text: string): boolean {
  return text.length <= MAX_MARKUP && PLAIN.test(text);
}

/** At most `max` code points, which never cuts a character's two halves apart. */
function cut(words: string, max: number): Words {
  if (words.length <= max) return { words, isCut: false };
  const kept = [...words.slice(0, 2 * max)].slice(0, max).join('');
  return kept.length === words.length ? { words, isCut: false } : { words: kept.trimEnd(), isCut: true };
}

/** A language tag in lower case; null for anything else. */
export function languageTag(tag: string | null): string | null {
  return tag !== null && tag.length <= 60 && LANGUAGE.test(tag) ? tag.toLowerCase() : null;
}

const MAX_ADDRESS = 2_000;
const WEB = /^https?:\/\//i;
const ADDRESS_BEGINS = /^\s*(?:http|www\.)/i;

/** A web address, http or https alone; null for anything else. */
export function webAddress(text: string): string | null {
  if (!ADDRESS_BEGINS.test(text)) return null;
  const given = text.trim().replace(/\\([,;\\])/g, '$1');
  const address = /^www\./i.test(given) ? `https://${given}` : given;
  const isSound = address.length <= MAX_ADDRESS && WEB.test(address) && !/[\s\p{Cc}\p{Cs}]/u.test(address);
  return isSound && URL.canParse(address) ? address : null;
}
