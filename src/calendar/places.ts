// Venues by number, and which of them are near each other.
import type { Slug, Venue } from './association.ts';

/** The number of what is at no venue. */
export const NOWHERE = -1;

const EARTH_RADIUS_KM = 6_371;

/** Kilometres between two venues along the globe, or null where either has no coordinates. */
export function distanceKm(a: Venue, b: Venue): number | null {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [latA, latB] = [radians(a.latitude), radians(b.latitude)];
  const dLat = latB - latA;
  const dLon = radians(b.longitude - a.longitude);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Whether two venues are near: the same one, in the same area, or within so many kilometres. */
export function areNear(a: Venue, b: Venue, nearKm: number): boolean {
  if (a.slug === b.slug) return true;
  if (a.area !== null && a.area === b.area) return true;
  const distance = distanceKm(a, b);
  return distance !== null && distance <= nearKm;
}

/** The network's venues, numbered as they come, with the near ones of each found once and remembered. */
export class Places {
  readonly #nearKm: number;
  readonly #numbers = new Map<Slug, number>();
  readonly #venues: (Venue | null)[] = [];
  #near: (readonly number[] | undefined)[] = [];

  constructor(venues: Iterable<Venue>, nearKm: number) {
    this.#nearKm = nearKm;
    for (const venue of venues) this.put(venue);
  }

  /** The venue's number; a venue nobody has told of yet gets one too and is near itself alone. */
  numberOf(slug: Slug | null): number {
    if (slug === null) return NOWHERE;
    const known = this.#numbers.get(slug);
    if (known !== undefined) return known;
    this.#numbers.set(slug, this.#venues.length);
    this.#venues.push(null);
    return this.#venues.length - 1;
  }

  put(venue: Venue): void {
    const number = this.numberOf(venue.slug);
    this.#venues[number] = venue;
    this.#near = [];
  }

  venue(number: number): Venue | null {
    return this.#venues[number] ?? null;
  }

  /** Whether two activities at once in this venue are in each other's way. */
  isSingle(number: number): boolean {
    return this.#venues[number]?.severalAtOnce !== true;
  }

  /** The numbers of the venues near this one, itself first. */
  nearTo(number: number): readonly number[] {
    const known = this.#near[number];
    if (known) return known;
    const venue = this.#venues[number];
    const near = [number];
    if (venue) {
      this.#venues.forEach((other, i) => {
        if (i !== number && other && areNear(venue, other, this.#nearKm)) near.push(i);
      });
    }
    this.#near[number] = near;
    return near;
  }

  areNear(a: number, b: number): boolean {
    return a === b || this.nearTo(a).includes(b);
  }
}
