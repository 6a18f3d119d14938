// The name in addresses of what is new, made from what people call it, so that nobody has to think of one.
import type { Slug } from '../../calendar/association.ts';

const MOST = 60;
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  þ: 'th',
  ð: 'd',
  ł: 'l',
};

/**
 * `Sprogcaféen i Hørsholm` becomes `sprogcafeen-i-hoersholm`; with a number after it where that is taken.
 * @param fallback for a name without a Latin letter or digit
 */
export function newSlug(name: string, isTaken: (slug: Slug) => boolean, fallback: string): Slug {
  const plain = slugLike(name) || fallback;
  let slug = plain;
  for (let number = 2; isTaken(slug); number++) slug = `${plain}-${number}`;
  return slug;
}

function slugLike(name: string): string {
  return [...name.normalize('NFC').toLowerCase()]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '');
}
