// A month in a frame: every day with its number and an edge for each activity, which lead to that day's page; where
// there is room, also a line for each of the first.
import { hostsOf } from '../../calendar/activity.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import { formatLocalDate } from '../../calendar/time.ts';
import { Edge } from '../pages/edge.tsx';
import { joined } from '../pages/filter-form.tsx';
import { marksOf } from '../pages/happening-marks.ts';
import { timesOf } from '../pages/happening-times.ts';
import { MarkList } from '../pages/mark-list.tsx';
import type { MonthDay, MonthWeek } from '../pages/month-weeks.ts';
import type { Register } from '../pages/programme.tsx';
import type { Reader } from '../pages/reader.ts';
import { Spoken } from '../pages/spoken.tsx';

interface EmbedMonthTableProps {
  readonly title: string;
  readonly weeks: readonly MonthWeek[];
  /** How many activities of a day have a line of their own. */
  readonly lines: number;
  /** The filter as a query. */
  readonly query: string;
  readonly network: Register;
  readonly reader: Reader;
}

export function EmbedMonthTable({ title, weeks, ...props }: EmbedMonthTableProps) {
  const { words } = props.reader;
  const [first] = weeks;
  return (
    <table class={props.lines > 0 ? 'month month-lined' : 'month'}>
      <caption class="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{words.say('month.week')}</span>
          </th>
          {first?.days.map(({ day }) => (
            <th scope="col" abbr={words.dates.weekday(day)}>
              {words.capital(words.dates.shortWeekday(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, days }) => (
          <tr>
            <th scope="row">{week}</th>
            {days.map((day) => (
              <DayCell day={day} {...props} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps extends Omit<EmbedMonthTableProps, 'title' | 'weeks'> {
  readonly day: MonthDay;
}

function DayCell({ day: { day, isOther, happenings, more }, lines, query, network, reader }: DayCellProps) {
  const { words, today } = reader;
  if (isOther) return <td></td>;
  const isToday = day === today;
  const date = formatLocalDate(day);
  const number = <time datetime={date}>{String(Number(date.slice(8)))}</time>;
  const page = reader.link('/', joined(query, isToday ? '' : `from=${date}`));
  const count = happenings.length + more;
  const title = `${words.dates.weekdayDate(day, today)}: ${words.say('month.activities', { count })}`;
  // One more takes no more room than saying that there is one.
  const lined = lines > 0 && count === lines + 1 ? happenings : happenings.slice(0, lines);
  return (
    <td class={isToday ? 'month-today' : undefined} aria-current={isToday ? 'date' : undefined}>
      {count === 0 ? (
        <p class="month-date">{number}</p>
      ) : (
        <a class="month-date" href={page} target="_blank" rel="noopener nofollow" aria-label={title}>
          {number}
          <span class="month-edges">
            {happenings.map(({ activity }) => (
              <Edge of={network.associations.get(hostsOf(activity)[0] ?? '')} />
            ))}
          </span>
        </a>
      )}
      {lined.length > 0 && (
        <ul class="month-lines">
          {lined.map((happening) => (
            <Line happening={happening} day={day} network={network} reader={reader} />
          ))}
        </ul>
      )}
      {lined.length > 0 && count > lined.length && (
        <p class="month-more">{words.say('month.more', { count: count - lined.length })}</p>
      )}
    </td>
  );
}

interface LineProps {
  readonly happening: Happening;
  readonly day: number;
  readonly network: Register;
  readonly reader: Reader;
}

function Line({ happening, day, network, reader }: LineProps) {
  const { activity, change } = happening;
  const { start, datetime } = timesOf(happening, day, reader);
  const marks = marksOf(happening, reader);
  const title = <Spoken said={reader.said(change?.title ?? activity.title)} />;
  return (
    <li class={marks.isCancelled || marks.isOver ? 'month-line month-off' : 'month-line'}>
      <Edge of={network.associations.get(hostsOf(activity)[0] ?? '')} />
      <p>
        {marks.isCancelled && (
          <>
            <MarkList marks={marks} reader={reader} />{' '}
          </>
        )}
        <a href={reader.link(`/activities/${activity.id}`)} target="_blank" rel="noopener">
          {start !== null && (
            <>
              <time datetime={datetime}>{start}</time>{' '}
            </>
          )}
          <bdi>{marks.isCancelled ? <s>{title}</s> : title}</bdi>
        </a>
      </p>
    </li>
  );
}
