// Reading what a file of JSON Lines says has been agreed, all of its faults gathered.
import type { Slug, Venue } from '../calendar/association.ts';
import { CalendarError, type Issue, invalid } from '../calendar/errors.ts';
import type { Observance } from '../calendar/observance.ts';
import type { Revision } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { isObject } from './forms/form-fields.ts';
import { namingLine } from './forms/json-lines.ts';
import { readObservanceForm } from './forms/observance-form.ts';
import { type LoadedSettlement, readSettlementLine } from './forms/settlement-line.ts';
import { type Agreements, requireActivities } from './loaded-agreements.ts';

/** So many faults are told of a file; whoever mends them sees the rest next time. */
const MAX_ISSUES = 50;

/** What one line says, not yet read. */
export interface Given {
  readonly line: number;
  readonly input: unknown;
}

/** What a file says has been agreed, as its lines are read. */
interface GivenAgreements {
  readonly venues: ReadonlyMap<Slug, Venue>;
  readonly observances: readonly Given[];
  readonly settlements: readonly Given[];
}

/**
 * @param revisions of the activities in the same file
 * @throws CalendarError `invalid` naming the lines at fault
 */
export function readAgreements(
  desk: Desk,
  given: GivenAgreements,
  revisions: readonly Revision[],
): Agreements {
  const { network, settings } = desk;
  const issues: Issue[] = [];
  const observances: Observance[] = [];
  const settlements: { line: number; settlement: LoadedSettlement }[] = [];
  const venueExists = (slug: Slug): boolean => network.venues.has(slug) || given.venues.has(slug);
  for (const { line, input } of given.observances) {
    collect(issues, () => {
      const id = isObject(input) && typeof input['id'] === 'string' ? input['id'] : '';
      const context = { networkLanguage: settings.language, venueExists };
      observances.push(namingLine(line, () => readObservanceForm(id, input, context)));
    });
  }
  for (const { line, input } of given.settlements) {
    collect(issues, () => {
      const settlement = namingLine(line, () => readSettlementLine(input, settings.language));
      settlements.push({ line, settlement });
    });
  }
  const added = new Set(revisions.map(({ after }) => after.id));
  collect(issues, () => {
    requireActivities(settlements, (id) => added.has(id) || network.activities.has(id));
  });
  if (issues.length > 0) throw invalid(issues);
  return { observances, settlements: settlements.map(({ settlement }) => settlement) };
}

/** Runs `read` and keeps the faults it finds, so that a file is told of all of them. */
export function collect(issues: Issue[], read: () => void): void {
  if (issues.length >= MAX_ISSUES) return;
  try {
    read();
  } catch (error) {
    if (!(error instanceof CalendarError) || error.code !== 'invalid') throw error;
    issues.push(...error.issues);
  }
}
