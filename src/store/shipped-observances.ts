// The observances that ship with the calendar, as db/observances/generate.ts has written them.
import { readFileSync } from 'node:fs';
// Naming the file as a type is what has the compiler put it beside the compiled modules.
import type File from '../../db/observances/observances.json';
import type { Observance, ObservanceKind } from '../calendar/observance.ts';
import type { LocalDate } from '../calendar/time.ts';

let shipped: readonly Observance[] | undefined;

/** All of them, of the years 2024 to 2040. Their ids end in the day they begin on: `ramadan-2027-02-08`. */
export function shippedObservances(): readonly Observance[] {
  shipped ??= read();
  return shipped;
}

function read(): readonly Observance[] {
  const file = new URL('../../db/observances/observances.json', import.meta.url);
  const days = JSON.parse(readFileSync(file, 'utf8')) as typeof File;
  return days.flatMap(({ id, kind, approximate, name, spans }) =>
    spans.map(
      ([start = '', end = '']): Observance => ({
        id: `${id}-${start}`,
        kind: kind as ObservanceKind,
        name,
        start: start as LocalDate,
        end: end as LocalDate,
        approximate,
        venue: null,
      }),
    ),
  );
}
