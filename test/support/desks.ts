// Desks on a test's own database, with a clock that the test sets.
import { onTestFinished } from 'vitest';
import type { Desk, NetworkSettings } from '../../src/actions/desk.ts';
import { closeDesk, openDesk } from '../../src/actions/open-desk.ts';
import { type Instant, parseInstant, type TimeZoneId } from '../../src/calendar/time.ts';
import type { DatabaseAddress } from '../../src/store/database.ts';

export const SETTINGS: NetworkSettings = {
  name: 'Fælleskalender',
  language: 'da',
  timeZone: 'Europe/Copenhagen' as TimeZoneId,
  nearKm: 5,
  meetingHours: { first: 9, last: 22 },
};

export interface ClockedDesk extends Desk {
  /** Sets the clock, RFC 3339. */
  at(now: string): void;
}

/** A desk at `now`, RFC 3339, closed when the test is over. */
export async function aDesk(address: DatabaseAddress, now: string): Promise<ClockedDesk> {
  let time = instantOf(now);
  const desk = await openDesk(address, SETTINGS, () => time);
  onTestFinished(() => closeDesk(desk));
  await desk.network.whole();
  return {
    ...desk,
    at(later) {
      time = instantOf(later);
    },
  };
}

export function instantOf(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new Error(`${text} is no instant`);
  return at;
}
