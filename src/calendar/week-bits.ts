// A set of weeks as bits, one for each week from the index's first: what makes a series one thing to compare.

export const WEEK_WORDS = 4;
/** An index reaches over so many weeks at most. */
export const MAX_WEEKS = WEEK_WORDS * 32;

export type WeekBits = Int32Array;

export function noWeeks(): WeekBits {
  return new Int32Array(WEEK_WORDS);
}

export function addWeek(bits: WeekBits, week: number): void {
  const word = week >>> 5;
  bits[word] = (bits[word] as number) | (1 << (week & 31));
}

export function hasWeek(bits: WeekBits, week: number): boolean {
  return ((bits[week >>> 5] as number) & (1 << (week & 31))) !== 0;
}

export function addAll(bits: WeekBits, more: WeekBits): void {
  for (let i = 0; i < WEEK_WORDS; i++) bits[i] = (bits[i] as number) | (more[i] as number);
}

/** Whether the set at `b[at]` has a week of `a`. Many sets may stand in `b` one after another. */
export function shareWeek(a: WeekBits, b: Int32Array, at: number): boolean {
  for (let i = 0; i < WEEK_WORDS; i++) {
    if ((a[i] as number) & (b[at + i] as number)) return true;
  }
  return false;
}

/**
 * Writes into `into` the weeks w of `a` for which the set at `b[at]` has w + shift, and says whether there is any.
 */
export function meetingWeeks(a: WeekBits, b: Int32Array, at: number, shift: number, into: WeekBits): boolean {
  let any = 0;
  if (shift === 0) {
    for (let i = 0; i < WEEK_WORDS; i++) {
      const both = (a[i] as number) & (b[at + i] as number);
      into[i] = both;
      any |= both;
    }
    return any !== 0;
  }
  const words = shift >> 5;
  const bits = shift & 31;
  const word = (i: number): number => (i < 0 || i >= WEEK_WORDS ? 0 : (b[at + i] as number));
  for (let i = 0; i < WEEK_WORDS; i++) {
    const low = word(i + words);
    const shifted = bits === 0 ? low : (low >>> bits) | (word(i + words + 1) << (32 - bits));
    into[i] = (a[i] as number) & shifted;
    any |= into[i] as number;
  }
  return any !== 0;
}

export function countWeeks(bits: WeekBits): number {
  let count = 0;
  for (let i = 0; i < WEEK_WORDS; i++) count += countBits(bits[i] as number);
  return count;
}

/** The weeks in both. */
export function sharedWeeks(a: WeekBits, b: WeekBits): WeekBits {
  return a.map((word, i) => word & (b[i] as number));
}

/** How many weeks are in both. */
export function countShared(a: WeekBits, b: WeekBits): number {
  let count = 0;
  for (let i = 0; i < WEEK_WORDS; i++) count += countBits((a[i] as number) & (b[i] as number));
  return count;
}

/** How many of a word's 32 bits are set: summed up in pairs, then fours, then bytes. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** The weeks in ascending order. */
export function listWeeks(bits: WeekBits): number[] {
  const weeks: number[] = [];
  for (let i = 0; i < WEEK_WORDS; i++) {
    let word = bits[i] as number;
    while (word !== 0) {
      weeks.push(i * 32 + 31 - Math.clz32(word & -word));
      word &= word - 1;
    }
  }
  return weeks;
}
