// A month at a time: a table of weeks where there is room for one, the same days below each other where there is not.
import { civilFromDay } from '../../calendar/time.ts';
import { feedPath } from '../feeds/feed-name.ts';
import { parseFilter } from '../filter.ts';
import { CalendarViews } from './calendar-views.tsx';
import { chosenView, withoutEmpty } from './chosen-view.ts';
import { ChosenList, FilterForm, joined } from './filter-form.tsx';
import { firstDayOf, formatMonth, isInCalendar, type MonthNumber, monthOf, parseMonth } from './month.ts';
import { MONTH_TABLE, MonthTable } from './month-table.tsx';
import { monthWeeks } from './month-weeks.ts';
import type { Elsewhere, Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import type { Reader } from './reader.ts';

export function monthPage({ desk }: PageServices, reader: Reader): Page | Elsewhere {
  const tidy = withoutEmpty(reader.query);
  if (tidy !== null) return { elsewhere: reader.link('/', tidy) };
  const { words, today } = reader;
  const { wanted, query, lists, chosen } = chosenView(desk, reader);
  const current = monthOf(today);
  const month = parseMonth(reader.query.get('month') ?? '') ?? current;
  const isCurrent = month === current;
  const weeks = monthWeeks(desk, wanted, month);
  const filled = weeks.flatMap(({ days }) => days.filter(({ happenings }) => happenings.length > 0));
  const isEmpty = filled.length === 0;
  const over = isCurrent ? filled.filter(({ day }) => day < today) : [];
  const title = monthName(month, reader);
  const followed = feedPath(parseFilter(reader.query));
  return {
    title,
    feed: reader.feed(followed.path, followed.query),
    isUnlisted: !isCurrent,
    content: (
      <div class="month-page">
        <header class="agenda-head">
          <h1>{title}</h1>
          <p>
            <a class="reach" href={reader.link('/follow', query)}>
              {words.say('follow.title')}
            </a>
          </p>
          <CalendarViews
            current="month"
            query={query}
            from={isCurrent ? null : firstDayOf(month)}
            reader={reader}
          />
          <ChosenList chosen={chosen} days={monthQuery(month, current)} reader={reader} />
        </header>
        <search aria-label={words.say('filter.title')}>
          <FilterForm
            lists={lists}
            view={[
              ['view', 'month'],
              ['month', isCurrent ? '' : formatMonth(month)],
            ]}
            reader={reader}
          />
        </search>
        <MonthTurn month={month} current={current} query={query} reader={reader} />
        {isEmpty && (
          <p class="nothing">{words.say(query === '' ? 'agenda.nothing' : 'agenda.nothingChosen')}</p>
        )}
        {over.length > 0 && <Folded isAll={over.length === filled.length} reader={reader} />}
        <MonthTable title={title} weeks={weeks} query={query} network={desk.network} reader={reader} />
        <MonthTurn month={month} current={current} query={query} isRepeated reader={reader} />
      </div>
    ),
  };
}

/** On a narrow screen the style sheet shows this month from today on; the link brings back what is over. */
function Folded({ isAll, reader: { words } }: { isAll: boolean; reader: Reader }) {
  return (
    <div class="month-folded">
      <p>
        <a class="reach" href={`#${MONTH_TABLE}`}>
          {words.say('month.over')}
        </a>
      </p>
      {isAll && <p class="nothing">{words.say('month.nothingMore')}</p>}
    </div>
  );
}

function monthQuery(month: MonthNumber, current: MonthNumber): string {
  return joined('view=month', month === current ? '' : `month=${formatMonth(month)}`);
}

/** `November 2026` */
export function monthName(month: MonthNumber, { words }: Reader): string {
  const civil = civilFromDay(firstDayOf(month));
  return words.capital(
    words.say('date.withYear', { date: words.dates.monthAlone(civil.month), year: String(civil.year) }),
  );
}

interface MonthTurnProps {
  readonly month: MonthNumber;
  readonly current: MonthNumber;
  readonly query: string;
  readonly isRepeated?: boolean;
  readonly reader: Reader;
}

/** To other months. */
function MonthTurn({ month, current, query, isRepeated = false, reader }: MonthTurnProps) {
  const { words } = reader;
  const link = (to: MonthNumber): string => reader.link('/', joined(query, monthQuery(to, current)));
  const links = (
    <>
      {isInCalendar(month - 1) && (
        <a class="turn-earlier" rel="nofollow" href={link(month - 1)}>
          {monthName(month - 1, reader)}
        </a>
      )}
      {month !== current && (
        <a class="turn-today" href={link(current)}>
          {words.say('agenda.toToday')}
        </a>
      )}
      {isInCalendar(month + 1) && (
        <a class="turn-later" rel="nofollow" href={link(month + 1)}>
          {monthName(month + 1, reader)}
        </a>
      )}
    </>
  );
  // The same links once more below are no landmark of their own.
  if (isRepeated) return <div class="turn month-turn">{links}</div>;
  return (
    <nav class="turn month-turn" aria-label={words.say('agenda.turn')}>
      {links}
    </nav>
  );
}
