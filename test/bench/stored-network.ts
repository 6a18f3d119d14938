// The benchmark's network in a database of its own, as a running calendar would have it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk, NetworkSettings } from '../../src/actions/desk.ts';
import { viewActivity } from '../../src/actions/forms/activity-view.ts';
import { viewAssociation } from '../../src/actions/forms/association-form.ts';
import { viewVenue } from '../../src/actions/forms/venue-form.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { openDesk } from '../../src/actions/open-desk.ts';
import { parseInstant } from '../../src/calendar/time.ts';
import { benchNetwork, COPENHAGEN } from './network.ts';

export interface StoredNetwork {
  readonly folder: string;
  readonly file: string;
  remove(): void;
}

const SETTINGS: NetworkSettings = {
  name: 'Fælleskalender',
  language: 'da',
  timeZone: COPENHAGEN,
  nearKm: 5,
  meetingHours: { first: 8, last: 22 },
};

const NOW =
  parseInstant('2026-11-20T12:00:00Z') ??
  (() => {
    throw new Error('an instant');
  })();

/** A desk on the file; the clock stands still. */
export function deskOn(file: string): Promise<Desk> {
  return openDesk({ file }, SETTINGS, () => NOW);
}

/** Stores a network of so many activities in a new folder, under the name the server looks for. */
export async function storedNetwork(size: number, associationCount?: number): Promise<StoredNetwork> {
  const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-bench-'));
  const file = join(folder, 'calendar.db');
  await fillNetwork(file, size, associationCount);
  return { folder, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Stores it in the file. */
export async function fillNetwork(file: string, size: number, associationCount?: number): Promise<void> {
  const desk = await deskOn(file);
  const { associations, venues, activities } = benchNetwork(size, associationCount);
  const lines = [
    ...associations.map((one) => ({ association: viewAssociation(one) })),
    ...venues.map((one) => ({ venue: viewVenue(one, { members: true }) })),
    ...activities.map((one) => ({ activity: viewActivity(one) })),
  ];
  await desk.network.whole();
  await loadNetwork(
    desk,
    { role: 'coordinator', name: 'bench' },
    lines.map((line) => JSON.stringify(line)),
  );
  await desk.store.close();
}
