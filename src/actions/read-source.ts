// What is at a source's address, read; or why nothing came of asking.
import { CalendarError } from '../calendar/errors.ts';
import type { Instant } from '../calendar/time.ts';
import { readApart } from '../ical/reading/read-apart.ts';
import type { ReadCalendar } from '../ical/reading/read-calendar.ts';
import { type FetchOptions, fetchCalendar, type Validators } from '../sources/fetch-calendar.ts';
import { FetchFailure, type FetchFault } from '../sources/fetch-failure.ts';
import type { Desk } from './desk.ts';
import { renderWindow } from './renderings.ts';

/** Besides what fetching says: it is a web page or the like, nothing is left in it, or it could not be put in place. */
export type SourceFault = FetchFault | 'no-calendar' | 'empty' | 'not-stored';

export type SourceReading =
  | { readonly kind: 'read'; readonly read: ReadCalendar; readonly validators: Validators }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly fault: SourceFault };

/** @param hadSome whether an empty calendar is to be taken for a mistake */
export async function readSource(
  { settings }: Pick<Desk, 'settings'>,
  url: string,
  known: Validators,
  hadSome: boolean,
  now: Instant,
  options: FetchOptions,
): Promise<SourceReading> {
  try {
    const fetched = await fetchCalendar(url, known, options);
    if (fetched.kind === 'unchanged') return fetched;
    const { language, timeZone } = settings;
    const window = renderWindow(timeZone, now);
    const read = await readApart(fetched.text, { language, timeZone, now, window });
    const fault = faultOf(fetched.text, read, hadSome);
    return fault ? { kind: 'failed', fault } : { kind: 'read', read, validators: fetched.validators };
  } catch (error) {
    if (error instanceof FetchFailure) return { kind: 'failed', fault: error.fault };
    if (error instanceof CalendarError && error.code === 'too_large')
      return { kind: 'failed', fault: 'too-large' };
    throw error;
  }
}

/** Nothing is made of an answer that may be only part of what there is. */
function faultOf(text: string, read: ReadCalendar, hadSome: boolean): SourceFault | null {
  if (!read.isCalendar) return 'no-calendar';
  if (!/END:VCALENDAR\s*$/i.test(text.slice(-200))) return 'broken';
  return hadSome && read.activities.length === 0 ? 'empty' : null;
}
