// BYSETPOS: of all the days in one of a rule's periods, those at certain places, counted from 1 or, negative, from the
// end (RFC 5545 §3.3.10). All days where the rule names no places.

/** Days as bits, the earliest being the lowest. */
export function placedBits(bits: number, places: readonly number[]): number {
  if (places.length === 0) return bits;
  let size = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) size++;
  let placed = 0;
  let place = 1;
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    if (places.includes(place) || places.includes(place - size - 1)) placed |= rest & -rest;
    place++;
  }
  return placed;
}

/** Days in ascending order. */
export function placedDays(days: readonly number[], places: readonly number[]): readonly number[] {
  if (places.length === 0) return days;
  const wanted = new Set(places);
  return days.filter((_, i) => wanted.has(i + 1) || wanted.has(i - days.length));
}
