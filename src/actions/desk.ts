// What every deed is done with: the store, the network in memory, the clock and the network's own settings.
import type { MeetingHours } from '../calendar/suggestions.ts';
import type { Language } from '../calendar/text.ts';
import type { Instant, TimeZoneId } from '../calendar/time.ts';
import type { LiveNetwork } from '../store/live-network.ts';
import type { Store } from '../store/store.ts';
import type { LiveOccurrences } from './live-occurrences.ts';

export interface NetworkSettings {
  readonly name: string;
  /** The network's own language: plain text is in it, feeds are in it unless they ask for another. */
  readonly language: Language;
  readonly timeZone: TimeZoneId;
  /** Venues so many kilometres apart are near. */
  readonly nearKm: number;
  readonly meetingHours: MeetingHours;
}

export interface Desk {
  readonly store: Store;
  readonly network: LiveNetwork;
  readonly occurrences: LiveOccurrences;
  readonly settings: NetworkSettings;
  readonly clock: () => Instant;
  /** A new UUID. */
  readonly newId: () => string;
}
