// How an outside calendar is followed, as fields: where it is, how often it is asked, and how much of it is shown.
import { formatMinutes, type SourceView } from '../../actions/forms/source-form.ts';
import { DAY, HOUR, MINUTE, parseDuration } from '../../calendar/time.ts';
import type { Words } from '../words/words.ts';
import { Choice, type FormOnPage, TextField, Tick } from './fields.tsx';
import { type Field, orNull } from './sent-form.ts';

/** Minutes. Another interval, given over the API, is offered besides. */
const INTERVALS: readonly number[] = [15, 30, 60, 180, 360, 720, 1_440, 10_080];
const USUAL = 'PT1H';

interface Props {
  readonly on: FormOnPage;
  /** As it is followed now; left out for one that is not followed yet. */
  readonly source?: SourceView;
  readonly mayBeNeighbours: boolean;
}

export function SourceFields({ on, source, mayBeNeighbours }: Props) {
  const { words } = on.reader;
  return (
    <>
      <TextField
        on={on}
        name="url"
        type="url"
        label={words.say('source.address')}
        help={words.say('source.addressHelp')}
        value={source?.url}
        required
      />
      <Choice
        on={on}
        name="interval"
        label={words.say('source.interval')}
        value={source?.interval ?? USUAL}
        choices={choicesFor(source, words)}
      />
      {mayBeNeighbours && (
        <Tick on={on} name="shown" label={words.say('source.shown')} value={source?.shown} />
      )}
      <Tick on={on} name="busyOnly" label={words.say('source.busyOnly')} value={source?.busyOnly} />
    </>
  );
}

/** The fields as sent, as `readSourceForm` takes them. @param kind where it is known and not asked for */
export function sourceInput(field: Field, kind: string = field('kind')): object {
  const shared = {
    url: field('url'),
    interval: orNull(field('interval')),
    busyOnly: field('busyOnly') !== '',
  };
  if (kind !== 'neighbour') return { ...shared, kind: 'own' };
  return { ...shared, kind, shown: field('shown') !== '' };
}

function choicesFor(source: SourceView | undefined, words: Words): readonly (readonly [string, string])[] {
  const duration = source ? parseDuration(source.interval) : null;
  const own = duration === null ? [] : [duration.days * (DAY / MINUTE) + duration.seconds / 60];
  const offered = [...new Set([...INTERVALS, ...own])].sort((a, b) => a - b);
  return offered.map((minutes) => [formatMinutes(minutes), everySo(minutes, words)]);
}

function everySo(minutes: number, words: Words): string {
  const [day, hour] = [DAY / MINUTE, HOUR / MINUTE];
  if (minutes % day === 0) return words.say('source.everyDays', { count: minutes / day });
  if (minutes % hour === 0) return words.say('source.everyHours', { count: minutes / hour });
  return words.say('source.everyMinutes', { count: minutes });
}
