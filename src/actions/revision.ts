// What a deed does to one activity.
import type { Activity } from '../calendar/activity.ts';

/** An activity as it was, null for a new one, and as it is to be. */
export interface Revision {
  readonly deed: string;
  readonly before: Activity | null;
  readonly after: Activity;
}
