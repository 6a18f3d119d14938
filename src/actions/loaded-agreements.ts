// What a network that is loaded has agreed: its own observances, and the settlements of its clashes.
import { invalid } from '../calendar/errors.ts';
import type { Observance } from '../calendar/observance.ts';
import { pairIdOf } from '../calendar/settlement.ts';
import type { Instant } from '../calendar/time.ts';
import { appendChanges } from '../store/changes.ts';
import type { Writing } from '../store/handles.ts';
import { saveObservances } from '../store/observances.ts';
import { findSettlements, saveSettlement } from '../store/settlements.ts';
import type { Desk } from './desk.ts';
import { canonicalJson } from './forms/json-lines.ts';
import { viewObservance } from './forms/observance-form.ts';
import { type LoadedSettlement, viewSettlementLine } from './forms/settlement-line.ts';
import { toldInHistory } from './settlements.ts';
import { sameObservance } from './write-observances.ts';

export interface Agreements {
  readonly observances: readonly Observance[];
  readonly settlements: readonly LoadedSettlement[];
}

/** What of them is not here already, word for word. */
export function newAgreements({ network }: Desk, { observances, settlements }: Agreements): Agreements {
  return {
    observances: observances.filter((one) => {
      const before = network.observances.get(one.id);
      return !before || !sameObservance(before, one);
    }),
    settlements: settlements.filter((one) => {
      const before = network.settlements.get(pairIdOf(one.first, one.second));
      return !before || told(before) !== told(one);
    }),
  };
}

/** @throws CalendarError `invalid` for a settlement of an activity that nobody has told of */
export function requireActivities(
  settlements: readonly { readonly line: number; readonly settlement: LoadedSettlement }[],
  isKnown: (id: string) => boolean,
): void {
  const issues = settlements.flatMap(({ line, settlement: { first, second } }) =>
    [first, second]
      .filter((id) => !isKnown(id))
      .map((id) => ({ field: `line ${line}`, message: `There is no activity ${id} to settle.` })),
  );
  if (issues.length > 0) throw invalid(issues);
}

/** Writes them, after the activities, in the transaction that writes those. */
export async function writeAgreements(
  trx: Writing,
  { network }: Desk,
  actor: string,
  { observances, settlements }: Agreements,
  at: Instant,
): Promise<void> {
  await saveObservances(trx, observances);
  const pairs = settlements.map(({ first, second }) => pairIdOf(first, second));
  const known = new Map(
    (await findSettlements(trx, pairs)).map((one) => [pairIdOf(one.first, one.second), one]),
  );
  const changes = observances.map((after) => {
    const before = network.observances.get(after.id);
    const subject = { kind: 'observance', id: after.id } as const;
    const detail = {
      before: before ? viewObservance(before, false) : null,
      after: viewObservance(after, false),
    };
    return { at, actor, deed: 'load', subject, detail };
  });
  await appendChanges(trx, changes);
  for (const settlement of settlements) {
    const id = pairIdOf(settlement.first, settlement.second);
    const before = known.get(id) ?? null;
    const after = { ...settlement, version: (before?.version ?? 0) + 1 };
    await saveSettlement(trx, after);
    const detail = { before: toldInHistory(before), after: toldInHistory(after) };
    await appendChanges(trx, [{ at, actor, deed: 'load', subject: { kind: 'settlement', id }, detail }]);
  }
}

function told(settlement: LoadedSettlement): string {
  return canonicalJson(viewSettlementLine(settlement));
}
