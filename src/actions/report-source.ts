// What following a calendar would bring, looked at before anything is stored.
import type { Slug } from '../calendar/association.ts';
import { invalid } from '../calendar/errors.ts';
import type { FetchOptions } from '../sources/fetch-calendar.ts';
import { originsFrom } from '../store/origins.ts';
import type { Actor } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { readSourceForm } from './forms/source-form.ts';
import type { ImportReport } from './import-calendar.ts';
import { readSource, type SourceFault } from './read-source.ts';
import { mergeSource } from './source-merge.ts';
import { requireFollower } from './sources.ts';

const WORDS: Readonly<Record<SourceFault, string>> = {
  'not-allowed': 'Give an address on the open internet: this one, or where it leads, may not be asked.',
  unreachable: 'Check the address: nobody answers there.',
  'too-slow': 'Try again later: the answer took more than ten seconds.',
  'too-large': 'Give a smaller calendar: this one is more than 5 MiB or 20,000 entries.',
  'too-many-redirects': 'Give the address that this one leads to: it goes on more than three times.',
  gone: 'Check the address: there is nothing there, or no longer.',
  refused: 'Give the secret address of the calendar, or make it public: this one asks for a password.',
  error: 'Try again later, or check the address: the answer was an error.',
  broken: 'Try again later: the answer ended in the middle.',
  'no-calendar': 'Give the address of the calendar itself (.ics): this one answers with something else.',
  empty: 'Check the calendar: there is nothing in it.',
  'not-stored': 'Try again: somebody was writing at the same time.',
};

/**
 * Fetches the calendar that a form describes and tells what would be new, changed, or as it was. Nothing is stored.
 * @throws CalendarError `invalid` naming `url` where nothing comes of asking, `unauthenticated`, `forbidden`, `not_found`
 */
export async function reportSource(
  desk: Desk,
  actor: Actor,
  association: Slug,
  name: Slug,
  input: unknown,
  options: FetchOptions = {},
): Promise<ImportReport & { readonly cancelled: number }> {
  requireFollower(desk, actor, association);
  const source = readSourceForm(association, name, input, options.ports);
  requireFollower(desk, actor, association, source.kind);
  const now = deedTime(desk.clock);
  const nothing = { etag: null, lastModified: null };
  const reading = await readSource(desk, source.url, nothing, false, now, options);
  if (reading.kind === 'failed') throw invalid([{ field: 'url', message: WORDS[reading.fault] }]);
  if (reading.kind === 'unchanged') throw invalid([{ field: 'url', message: WORDS.error }]);
  const known = await originsFrom(desk.store.read, association, name);
  const merge = await mergeSource(desk, source, reading.read, known, now);
  const created = merge.revisions.filter(({ before }) => before === null).length;
  return {
    created,
    updated: merge.revisions.length - created - merge.cancelled,
    unchanged: merge.unchanged,
    cancelled: merge.cancelled,
    skipped: merge.skipped,
    warnings: reading.read.warnings,
  };
}
