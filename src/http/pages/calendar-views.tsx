// The ways to look at what has been chosen: day by day, as a month, or as a poster. Each keeps the filter.
import { formatLocalDate } from '../../calendar/time.ts';
import { joined } from './filter-form.tsx';
import { formatMonth, monthOf } from './month.ts';
import type { Reader } from './reader.ts';

interface CalendarViewsProps {
  readonly current: 'agenda' | 'month' | 'poster';
  /** The filter as a query. */
  readonly query: string;
  /** The first day shown, where the reader asked for another than today's. */
  readonly from: number | null;
  readonly reader: Reader;
}

export function CalendarViews({ current, query, from, reader }: CalendarViewsProps) {
  const { words, today } = reader;
  const day = from === null ? null : formatLocalDate(from);
  const month =
    from === null || monthOf(from) === monthOf(today) ? '' : `month=${formatMonth(monthOf(from))}`;
  const span = current === 'month' ? 'span=month' : '';
  return (
    <nav class="views" aria-label={words.say('view.title')}>
      <ul>
        <li>
          <a
            href={reader.link('/', joined(query, day === null ? '' : `from=${day}`))}
            aria-current={current === 'agenda' ? 'page' : undefined}
          >
            {words.say('view.agenda')}
          </a>
        </li>
        <li>
          <a
            href={reader.link('/', joined(query, joined('view=month', month)))}
            aria-current={current === 'month' ? 'page' : undefined}
          >
            {words.say('view.month')}
          </a>
        </li>
        <li>
          <a
            href={reader.link('/poster', joined(query, joined(span, day === null ? '' : `from=${day}`)))}
            aria-current={current === 'poster' ? 'page' : undefined}
          >
            {words.say('poster.title')}
          </a>
        </li>
      </ul>
    </nav>
  );
}
