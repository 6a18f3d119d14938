// Loading the network's own observances from a table: all of its lines or none. Loading the same table again changes
// nothing.
import { createHash } from 'node:crypto';
import type { Slug } from '../calendar/association.ts';
import { CalendarError, type Issue, invalid } from '../calendar/errors.ts';
import type { Observance } from '../calendar/observance.ts';
import { type Actor, requireCoordinator } from './actor.ts';
import type { Desk } from './desk.ts';
import { canonicalJson, namingLine } from './forms/json-lines.ts';
import { readObservanceForm } from './forms/observance-form.ts';
import { type ObservanceLine, readObservanceTable } from './forms/observance-table.ts';
import { observanceContext } from './observances.ts';
import { sameObservance, writeObservances } from './write-observances.ts';

export interface LoadedObservances {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** So many faults are told of a table; whoever mends them sees the rest next time. */
const MAX_ISSUES = 50;

/**
 * A line that has the kind, name, first day and venue of one that is here already takes its place; see
 * observance-table.ts for what a table looks like.
 * @throws CalendarError `unauthenticated`, `forbidden`, or `invalid` naming the lines at fault; nothing is stored
 */
export async function loadObservances(desk: Desk, actor: Actor, text: string): Promise<LoadedObservances> {
  const by = requireCoordinator(actor);
  const known = desk.network.observances;
  const given = readLines(desk, readObservanceTable(text));
  const changed = given.filter((one) => {
    const before = known.get(one.id);
    return !before || !sameObservance(before, one);
  });
  const created = changed.filter(({ id }) => !known.has(id)).length;
  if (changed.length > 0) await writeObservances(desk, by, changed);
  return { created, updated: changed.length - created, unchanged: given.length - changed.length };
}

function readLines(desk: Desk, lines: readonly ObservanceLine[]): readonly Observance[] {
  const context = observanceContext(desk);
  const issues: Issue[] = [];
  const found = new Map<string, { readonly line: number; readonly observance: Observance }>();
  for (const { line, ...said } of lines) {
    if (issues.length >= MAX_ISSUES) break;
    try {
      const input = { ...said, venue: said.venue && slugOf(desk, said.venue) };
      const nameless = namingLine(line, () => readObservanceForm('of-a-line', input, context));
      const observance = { ...nameless, id: idOf(nameless) };
      const first = found.get(observance.id)?.line;
      if (first === undefined)
        found.set(observance.id, { line, observance: withOtherNames(desk, observance) });
      else issues.push({ field: `line ${line}`, message: `Leave this out: it is on line ${first} already.` });
    } catch (error) {
      if (!(error instanceof CalendarError) || error.code !== 'invalid') throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw invalid(issues);
  return [...found.values()].map(({ observance }) => observance);
}

/** The slug of the one venue with such a name; other text as it is. */
function slugOf({ network }: Desk, text: string): Slug {
  const name = text.toLowerCase();
  const called = [...network.venues.values()].filter((venue) => venue.name.toLowerCase() === name);
  const [only] = called;
  return only && called.length === 1 && !network.venues.has(text) ? only.slug : text;
}

/** The same for the same kind, name, first day and venue: `school-break-2026-10-12-0f3a9c2b7e`. */
function idOf({ kind, name, start, venue }: Observance): string {
  const hash = createHash('sha256')
    .update(canonicalJson([kind, name, start, venue]))
    .digest('hex');
  return `${kind}-${start}-${hash.slice(0, 10)}`;
}

/** A table names things in one language; names in others that have been given besides are kept. */
function withOtherNames({ network, settings }: Desk, observance: Observance): Observance {
  const before = network.observances.get(observance.id);
  return before?.name[settings.language] === observance.name[settings.language] && before
    ? { ...observance, name: before.name }
    : observance;
}
