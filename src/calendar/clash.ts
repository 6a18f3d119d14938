// What a clash is called and how grave it is. Finding clashes is clash-search.ts.

export type Reason = 'venue' | 'audience' | 'helpers' | 'evening';
export type Severity = 'high' | 'medium';

/** Reasons as bits, so that a search can join them cheaply; in the order they are told. */
export const VENUE = 1;
export const AUDIENCE = 2;
export const HELPERS = 4;
export const EVENING = 8;
export const ALL_REASONS = VENUE | AUDIENCE | HELPERS | EVENING;

const NAMES: readonly (readonly [number, Reason])[] = [
  [VENUE, 'venue'],
  [AUDIENCE, 'audience'],
  [HELPERS, 'helpers'],
  [EVENING, 'evening'],
];

const BY_BITS: readonly (readonly Reason[])[] = Array.from({ length: 16 }, (_, bits) =>
  NAMES.filter(([bit]) => bits & bit).map(([, name]) => name),
);

/** The reasons that bits stand for, gravest first. */
export function reasonsOf(bits: number): readonly Reason[] {
  return BY_BITS[bits] ?? [];
}

/** All of the reasons, gravest first. */
export function gatheredReasons(lists: Iterable<readonly Reason[]>): readonly Reason[] {
  const named = new Set([...lists].flat());
  return NAMES.map(([, name]) => name).filter((name) => named.has(name));
}

/** The highest severity among reasons; null for none. */
export function severityAmong(reasons: readonly Reason[]): Severity | null {
  const bits = NAMES.reduce((sum, [bit, name]) => (reasons.includes(name) ? sum | bit : sum), 0);
  return bits === 0 ? null : severityOf(bits);
}

/** The highest severity among reasons: high for the same venue or the same audience at once, else medium. */
export function severityOf(bits: number): Severity {
  return bits & (VENUE | AUDIENCE) ? 'high' : 'medium';
}
