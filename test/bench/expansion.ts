// How fast a year is expanded, beside rrule.js with luxon, each in a fresh process and in turn.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { atLeast, type Figure, median } from './figures.ts';

interface Speed {
  /** Occurrences a second, in the first pass and in the best of the later ones. */
  readonly cold: number;
  readonly warm: number;
}

const ROUNDS = 3;
const PROGRAM = fileURLToPath(new URL('./expand.ts', import.meta.url));

export function expansionFigures(): Figure[] {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [ours, theirs] = [speedOf('ours'), speedOf('rrule')];
    cold.push(ours.cold / theirs.cold);
    warm.push(ours.warm / theirs.warm);
  }
  return [
    atLeast('a year expanded, cold, to rrule.js with luxon', median(cold), 50, 'times'),
    atLeast('a year expanded, warm, to rrule.js with luxon', median(warm), 1_000, 'times'),
  ];
}

function speedOf(engine: 'ours' | 'rrule'): Speed {
  const printed = execFileSync(process.execPath, ['--import', 'tsx', PROGRAM, engine], { encoding: 'utf8' });
  return JSON.parse(printed) as Speed;
}
