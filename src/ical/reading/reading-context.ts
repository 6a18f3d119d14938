// What reading a calendar needs to know of the network that reads it.
import type { Language } from '../../calendar/text.ts';
import type { Instant, TimeZoneId, Window } from '../../calendar/time.ts';

export interface ReadingContext {
  /** The network's own: what is said without a zone is in it. */
  readonly timeZone: TimeZoneId;
  /** The network's own: words without a language are in it. */
  readonly language: Language;
  readonly now: Instant;
  /** A rule that ours cannot be is written out date by date, those in this window. */
  readonly window: Window;
}
