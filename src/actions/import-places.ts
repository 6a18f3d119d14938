// Places in words as the venues they name.
import type { Slug, Venue } from '../calendar/association.ts';
import type { Text } from '../calendar/text.ts';

const COUNTRY = new Set(['danmark', 'denmark']);

export class VenueNames {
  /** Null where several venues are called the same. */
  readonly #slugs = new Map<string, Slug | null>();

  constructor(venues: Iterable<Venue>) {
    for (const { slug, name, address } of venues) {
      const names = address === null ? [name] : [name, `${name}, ${address}`, address];
      for (const key of new Set(names.map(keyOf))) {
        this.#slugs.set(key, this.#slugs.has(key) ? null : slug);
      }
    }
  }

  /** The one venue that the words name, as its name, its address or "name, address"; null where there is none. */
  venueOf(place: Text): Slug | null {
    for (const words of Object.values(place)) {
      const slug = this.#slugs.get(keyOf(words));
      if (slug) return slug;
    }
    return null;
  }
}

/** The words without what people write now one way, now another: case, commas, line breaks, the country at the end. */
function keyOf(words: string): string {
  const parts = words
    .normalize('NFC')
    .toLowerCase()
    .split(/[,;\n]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  if (parts.length > 1 && COUNTRY.has(parts.at(-1) ?? '')) parts.pop();
  return parts.join(', ');
}
