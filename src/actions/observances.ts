// The observances of a network: those that ship with the calendar and its own.
import { CalendarError } from '../calendar/errors.ts';
import { compareObservances, type Observance } from '../calendar/observance.ts';
import { dayOf, formatLocalDate, type Instant, instant, type Window } from '../calendar/time.ts';
import { toWallClock } from '../calendar/zone.ts';
import { shippedObservances } from '../store/shipped-observances.ts';
import type { Desk } from './desk.ts';
import type { ObservanceContext } from './forms/observance-form.ts';

let shippedIds: ReadonlySet<string> | undefined;

/** In no particular order. */
export function allObservances({ network }: Desk): readonly Observance[] {
  return [...shippedObservances(), ...network.observances.values()];
}

/** Those with a day in the window, by the network's own calendar; by start. */
export function observancesIn(desk: Desk, window: Window): readonly Observance[] {
  const { timeZone } = desk.settings;
  const dateOf = (at: Instant): string => formatLocalDate(dayOf(toWallClock(timeZone, at)));
  const [first, last] = [dateOf(window.start), dateOf(instant(window.end - 1))];
  return allObservances(desk)
    .filter(({ start, end }) => start <= last && first < end)
    .sort(compareObservances);
}

/** Whether the observance came with the calendar, so that nobody changes it. */
export function isShipped(id: string): boolean {
  shippedIds ??= new Set(shippedObservances().map((one) => one.id));
  return shippedIds.has(id);
}

/** @throws CalendarError `forbidden` for an id of what ships with the calendar */
export function refuseShipped(id: string): void {
  if (!isShipped(id)) return;
  throw new CalendarError(
    'forbidden',
    `${id} came with the calendar and stays as it is; give an id of your own.`,
  );
}

/** What forms of observances are read against. */
export function observanceContext({ network, settings }: Desk): ObservanceContext {
  return { networkLanguage: settings.language, venueExists: (slug) => network.venues.has(slug) };
}
