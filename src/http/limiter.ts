// How often something may be done from one place: counted in memory, so that nothing of it is kept.
import type { Instant } from '../calendar/time.ts';

/** So many places are told apart; beyond that the one heard of longest ago is forgotten. */
const MOST_PLACES = 10_000;

/** Whether it may be done once more from here; asking counts as doing. */
export type Limiter = (place: string) => boolean;

/** @param most so many times within `span` milliseconds, from each place */
export function limiter(most: number, span: number, clock: () => Instant): Limiter {
  const places = new Map<string, readonly Instant[]>();
  return (place) => {
    const now = clock();
    const recent = (places.get(place) ?? []).filter((at) => at > now - span);
    const isAllowed = recent.length < most;
    places.delete(place);
    places.set(place, isAllowed ? [...recent, now] : recent);
    if (places.size > MOST_PLACES) {
      for (const [oldest] of places) {
        places.delete(oldest);
        break;
      }
    }
    return isAllowed;
  };
}
