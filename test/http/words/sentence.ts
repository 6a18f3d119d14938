// A schedule and the sentence it is told by in every language, read on Friday 20 November 2026 in Copenhagen.
import type { ScheduleParts } from '../../support/schedules.ts';

export interface Sentence {
  readonly name: string;
  /** Where nothing else is said, from Tuesday 1 September 2026 at 19. */
  readonly given: Partial<ScheduleParts>;
  readonly da: string;
  readonly en: string;
  readonly ar: string;
  readonly uk: string;
  readonly ti: string;
}
