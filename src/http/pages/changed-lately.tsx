// What has changed lately about an activity, for those who knew it before: each change a line, the newest first.
import type { PublicRevision } from '../../actions/recent-revisions.ts';
import { DAY, dayOf, type Instant, instant, parseLocalDate } from '../../calendar/time.ts';
import type { Reader } from './reader.ts';
import { type RevisionFacts, revisionFacts } from './revision-facts.ts';

const LATELY = 21 * DAY;
const MOST_CHANGES = 5;
const MOST_DATES = 6;

/** Since when a change is recent. */
export function lately(now: Instant): Instant {
  return instant(now - LATELY);
}

interface ChangedLatelyProps {
  /** The newest first. */
  readonly revisions: readonly PublicRevision[];
  readonly reader: Reader;
}

export function ChangedLately({ revisions, reader }: ChangedLatelyProps) {
  const { words, today } = reader;
  const told = revisions
    .map((revision) => ({ at: revision.at, lines: linesOf(revisionFacts(revision), reader) }))
    .filter(({ lines }) => lines.length > 0)
    .slice(0, MOST_CHANGES);
  if (told.length === 0) return null;
  return (
    <section class="changes" aria-labelledby="changes">
      <h2 id="changes">{words.say('changes.title')}</h2>
      <ul>
        {told.map(({ at, lines }) => (
          <li>
            <time datetime={new Date(at).toISOString()}>
              {words.dates.dayMonth(dayOf(reader.clockAt(at)))}
            </time>
            <div>
              {lines.map((line) => (
                <p>{line}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );

  function linesOf(facts: RevisionFacts, { words }: Reader): readonly string[] {
    const cancelled = coming(facts.datesCancelled);
    const changed = coming(facts.datesChanged);
    const added = coming(facts.datesNew);
    return [
      ...(facts.isCancelled ? [words.say('activity.cancelled')] : []),
      ...(facts.isAtOtherTimes ? [words.say('changes.when')] : []),
      ...(facts.isElsewhere ? [words.say('changes.where')] : []),
      ...(cancelled ? [words.say('changes.datesCancelled', { dates: cancelled })] : []),
      ...(changed ? [words.say('changes.datesChanged', { dates: changed })] : []),
      ...(added ? [words.say('changes.datesNew', { dates: added })] : []),
      ...(facts.isReworded ? [words.say('changes.words')] : []),
    ];
  }

  /** The dates that are not past, in words; empty where there is none. */
  function coming(ids: readonly string[]): string {
    const days = ids.flatMap((id) => parseLocalDate(id.slice(0, 10)) ?? []).filter((day) => day >= today);
    if (days.length === 0) return '';
    const dates = words.commas(days.slice(0, MOST_DATES).map((day) => words.dates.weekdayDate(day, today)));
    const more = days.length - MOST_DATES;
    return more > 0 ? `${dates} ${words.say('month.more', { count: more })}` : dates;
  }
}
