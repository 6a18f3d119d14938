// An embed as a month, from one month to the next.
import { outgoingView } from '../pages/chosen-view.ts';
import { formatMonth, isInCalendar, monthOf, parseMonth } from '../pages/month.ts';
import { monthName } from '../pages/month-page.tsx';
import { monthWeeks } from '../pages/month-weeks.ts';
import { EmbedMonthTable } from './embed-month-table.tsx';
import { type EmbedContentProps, EmbedTitle, EmbedTurn, type Shown } from './embed-parts.tsx';

/** CSS pixels: what is around the weeks, and what a day takes with its number and a word of how many more there are. */
const ROOM = { around: 155, day: 49, line: 24 };
/** So many lines are easily read. */
const MOST_LINES = 5;

export function embedMonth(props: EmbedContentProps): Shown {
  const { desk, of, looks, reader } = props;
  const { wanted, query } = outgoingView(desk, reader);
  const current = monthOf(reader.today);
  const month = parseMonth(reader.query.get('month') ?? '') ?? current;
  const title = monthName(month, reader);
  const weeks = monthWeeks(desk, wanted, month);
  const ofDay = (looks.height - ROOM.around) / weeks.length - ROOM.day;
  const to = (other: number): string => `month=${formatMonth(other)}`;
  return {
    heading: <EmbedTitle of={of} below={title} reader={reader} />,
    content: (
      <EmbedMonthTable
        title={title}
        weeks={weeks}
        lines={Math.min(MOST_LINES, Math.max(0, Math.floor(ofDay / ROOM.line)))}
        query={query}
        network={desk.network}
        reader={reader}
      />
    ),
    turn: (
      <EmbedTurn
        {...props}
        {...(isInCalendar(month - 1) && { earlier: to(month - 1) })}
        later={isInCalendar(month + 1) ? to(month + 1) : null}
        isFirst={month === current}
      />
    ),
  };
}
