// What a calendar file or a source would bring, in numbers, and what of it cannot be taken in.
import type { ImportReport } from '../../actions/import-calendar.ts';
import type { Reader } from '../pages/reader.ts';

/** So many of the things left out are named. */
const MOST = 50;

export function ReportList({ reader, report }: { reader: Reader; report: ImportReport }) {
  const { words } = reader;
  const { created, updated, unchanged, skipped, warnings } = report;
  return (
    <>
      <ul class="dates">
        <li>{words.say('import.created', { count: created })}</li>
        <li>{words.say('import.updated', { count: updated })}</li>
        <li>{words.say('import.unchanged', { count: unchanged })}</li>
        <li>{words.say('import.skipped', { count: skipped.length })}</li>
      </ul>
      <Sentences sentences={skipped.map(({ uid, reason }) => `${reason} (${uid})`)} />
      {warnings.length > 0 && (
        <>
          <h3>{words.say('import.warnings')}</h3>
          <Sentences sentences={warnings} />
        </>
      )}
    </>
  );
}

/** What the reading of files says; it says it in English alone. */
export function Sentences({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ul class="prose" lang="en" dir="ltr">
      {sentences.slice(0, MOST).map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  );
}
