// Reading a file without holding up others: what is large, or writes out rules that may take long, in a thread of its
// own that is ended when its time is over.
import { CalendarError } from '../../calendar/errors.ts';
import { parseRule } from '../../calendar/rule.ts';
import { startThread } from '../../threads/start-thread.ts';
import type { ReadActivity } from './read-activity.ts';
import { type ReadCalendar, readCalendar } from './read-calendar.ts';
import type { ReadingContext } from './reading-context.ts';
import type { FromThread, ToRead } from './reading-thread.ts';

/** Characters; below this a thread takes longer to start than the file to read. */
const LARGE = 200_000;
/** What our own rules never say; written out date by date. */
const COSTLY = /FREQ=(?:SECONDLY|MINUTELY|HOURLY)|;BY(?:HOUR|MINUTE|SECOND)=/i;
const SECONDS = 30;

const THREAD = new URL('./reading-thread.ts', import.meta.url);

export interface ReadingApart {
  /** For all of it. */
  readonly seconds?: number;
  /** Is told of activities of a large file, in its order, while the others are still read. */
  readonly found?: (activities: readonly ReadActivity[]) => void;
}

/**
 * As `readCalendar`.
 * @throws CalendarError `too_large` also where it takes longer
 */
export function readApart(
  text: string,
  context: ReadingContext,
  { seconds = SECONDS, found = () => {} }: ReadingApart = {},
): Promise<ReadCalendar> {
  if (text.length < LARGE && !COSTLY.test(text)) return readCalendar(text, context);
  const toRead: ToRead = { text, context };
  const thread = startThread(THREAD, toRead);
  const reading = new Promise<ReadCalendar>((done, failed) => {
    const activities: ReadActivity[] = [];
    const timer = setTimeout(() => failed(tooLong()), seconds * 1_000);
    const take = (slice: readonly ReadActivity[]): void => {
      activities.push(...slice);
      try {
        found(slice);
      } catch (error) {
        failed(error);
      }
    };
    thread.on('message', (said: FromThread) => {
      if (said.kind === 'slice') {
        take(said.activities.map(withOurRule));
        // Messages that are there already are all heard before other work gets its turn.
        setImmediate(() => thread.postMessage('next'));
      } else if (said.kind === 'rest') done({ activities, ...said.rest });
      else failed(new CalendarError(said.code, said.message));
    });
    thread.on('error', failed);
    thread.on('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`The reading thread ended (${code}) before it had read the file.`));
    });
  });
  return reading.finally(() => thread.terminate());
}

/** The rule that everybody shares who has the same, rather than the copy that came out of the thread. */
function withOurRule(read: ReadActivity): ReadActivity {
  const { rule } = read.schedule;
  return rule === null ? read : { ...read, schedule: { ...read.schedule, rule: parseRule(rule.text) } };
}

function tooLong(): CalendarError {
  return new CalendarError(
    'too_large',
    'Send a smaller file, or one with simpler rules: this one takes too long to read.',
  );
}
