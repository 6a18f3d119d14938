// Figures of a benchmark: what was measured, what it is to be, and whether it is.

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The bound it is to keep, and on which side of it. */
  readonly bound: number;
  readonly side: 'at most' | 'at least';
}

export function atMost(name: string, value: number, bound: number, unit: string): Figure {
  return { name, value, unit, bound, side: 'at most' };
}

export function atLeast(name: string, value: number, bound: number, unit: string): Figure {
  return { name, value, unit, bound, side: 'at least' };
}

export function isKept({ value, bound, side }: Figure): boolean {
  return side === 'at most' ? value <= bound : value >= bound;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value that so many per cent of the others are at most. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Milliseconds that the work takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The figures as a table, one a line, with what is missed marked. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    isKept(figure) ? 'kept  ' : 'MISSED',
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    `${figure.side} ${figure.bound} ${figure.unit}`,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function round(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 1 ? value.toFixed(1) : value.toFixed(4);
}
