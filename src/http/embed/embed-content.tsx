// What an embed shows: the next dates, as many as its height has room for, or a month.
import { ANYBODY } from '../../actions/actor.ts';
import { browseOccurrences, type HappeningsPage } from '../../actions/browse-occurrences.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { DAY, instant } from '../../calendar/time.ts';
import { outgoingView } from '../pages/chosen-view.ts';
import { comingDays } from '../pages/coming-days.ts';
import { Programme } from '../pages/programme.tsx';
import { CompactList } from './compact-list.tsx';
import { embedMonth } from './embed-month.tsx';
import { type EmbedContentProps, EmbedTitle, EmbedTurn, type Shown } from './embed-parts.tsx';

const HORIZON = 400 * DAY;
/** What a date takes of the height at most, and what is around them all, in CSS pixels. */
const ROOM = { agenda: 150, compact: 86, around: 150 };

export function embedContent(props: EmbedContentProps): Shown {
  const { desk, of, looks, reader } = props;
  const { words, network, today } = reader;
  if (looks.form === 'month') return embedMonth(props);
  const { happenings, next } = readDates(props);
  const later = next === null ? null : `after=${next}`;
  return {
    heading: <EmbedTitle of={of} below={of && words.say('association.coming')} reader={reader} />,
    content: (
      <>
        {happenings.length === 0 && <p>{words.say('association.nothing')}</p>}
        {looks.form === 'compact' ? (
          <CompactList happenings={happenings} network={desk.network} by={of?.slug} reader={reader} />
        ) : (
          <Programme
            days={comingDays(happenings, today, network.timeZone)}
            register={desk.network}
            reader={reader}
            {...(of && { by: of.slug })}
          />
        )}
      </>
    ),
    turn: <EmbedTurn later={later} isFirst={!reader.query.has('after')} {...props} />,
  };
}

function readDates({ desk, looks, reader }: EmbedContentProps): HappeningsPage {
  const room = looks.form === 'compact' ? ROOM.compact : ROOM.agenda;
  const most = Math.max(1, Math.floor((looks.height - ROOM.around) / room));
  const { wanted } = outgoingView(desk, reader);
  const window = { start: reader.now, end: instant(reader.now + HORIZON) };
  const after = reader.query.get('after') ?? undefined;
  try {
    return browseOccurrences(desk, ANYBODY, window, wanted, most, after);
  } catch (error) {
    // A page that cannot be read, in a frame where nobody sees the address: the first instead.
    if (!(error instanceof CalendarError)) throw error;
    return browseOccurrences(desk, ANYBODY, window, wanted, most);
  }
}
