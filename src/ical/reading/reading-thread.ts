// The thread that reads a large file: what it has read goes back in slices, each when it is asked for, so that taking
// them over holds nobody up.
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { CalendarError, type ErrorCode } from '../../calendar/errors.ts';
import type { ReadActivity } from './read-activity.ts';
import { type ReadCalendar, readCalendar } from './read-calendar.ts';
import type { ReadingContext } from './reading-context.ts';

/** What the thread is started with. */
export interface ToRead {
  readonly text: string;
  readonly context: ReadingContext;
}

/** What it says: slices of the activities, after each of which it waits for any word, then either the rest or what kept it from going on. */
export type FromThread =
  | { readonly kind: 'slice'; readonly activities: readonly ReadActivity[] }
  | { readonly kind: 'rest'; readonly rest: Omit<ReadCalendar, 'activities'> }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string };

const SLICE = 100;

async function readAll({ text, context }: ToRead): Promise<void> {
  const say = (said: FromThread): void => parentPort?.postMessage(said);
  try {
    const { activities, ...rest } = await readCalendar(text, context);
    for (let first = 0; first < activities.length; first += SLICE) {
      say({ kind: 'slice', activities: activities.slice(first, first + SLICE) });
      if (parentPort) await once(parentPort, 'message');
    }
    say({ kind: 'rest', rest });
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    say({ kind: 'refused', code: error.code, message: error.message });
  }
}

await readAll(workerData as ToRead);
