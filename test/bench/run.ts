// Every figure the calendar is held to, as ratios in one run where a machine could not be compared with another.
// `npm run bench` prints them, `npm run bench -- attack serving` those parts alone; a figure that is missed ends it with 1.

import { attackFigures } from './attack.ts';
import { choosingFigures } from './choosing.ts';
import { clashFigures } from './clashes.ts';
import { expansionFigures } from './expansion.ts';
import { type Figure, isKept, table } from './figures.ts';
import { importingFigures } from './importing.ts';
import { servingFigures } from './serving.ts';
import { settlingFigures } from './settling.ts';

const parts: readonly (readonly [string, () => Figure[] | Promise<Figure[]>])[] = [
  ['expansion', expansionFigures],
  ['clashes', clashFigures],
  ['settling', settlingFigures],
  ['choosing', choosingFigures],
  ['importing', importingFigures],
  ['serving', servingFigures],
  ['attack', attackFigures],
];

const wanted = new Set(process.argv.slice(2));
const figures: Figure[] = [];
for (const [name, measure] of parts) {
  if (wanted.size > 0 && !wanted.has(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  figures.push(...(await measure()));
}
process.stdout.write(`${table(figures)}\n`);
process.exitCode = figures.every(isKept) ? 0 : 1;
