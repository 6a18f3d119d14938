// An embed as a month, from one month to the next.
import { chosenView } from '../pages/chosen-view.ts';
import { formatMonth, isInCalendar, monthOf, parseMonth } from '../pages/month.ts';
import { monthName } from '../pages/month-page.tsx';
import { MonthTable } from '../pages/month-table.tsx';
import { monthWeeks } from '../pages/month-weeks.ts';
import { type EmbedContentProps, EmbedTitle, EmbedTurn } from './embed-parts.tsx';

export function EmbedMonth(props: EmbedContentProps) {
  const { desk, of, reader } = props;
  const { wanted, query } = chosenView(desk, reader);
  const current = monthOf(reader.today);
  const month = parseMonth(reader.query.get('month') ?? '') ?? current;
  const title = monthName(month, reader);
  const to = (other: number): string => `month=${formatMonth(other)}`;
  return (
    <>
      <EmbedTitle of={of} reader={reader} />
      <p class="embed-month">{title}</p>
      <MonthTable
        title={title}
        weeks={monthWeeks(desk, wanted, month)}
        query={query}
        network={desk.network}
        reader={reader}
      />
      <EmbedTurn
        {...props}
        {...(isInCalendar(month - 1) && { earlier: to(month - 1) })}
        later={isInCalendar(month + 1) ? to(month + 1) : null}
        isFirst={month === current}
      />
    </>
  );
}
