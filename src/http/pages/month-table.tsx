// A month as a table: a row for each week, a column for each weekday. On a narrow screen the style sheet shows the same
// cells below each other, the empty ones left out.
import { hostsOf } from '../../calendar/activity.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import { formatLocalDate } from '../../calendar/time.ts';
import { Edge } from './edge.tsx';
import { joined } from './filter-form.tsx';
import { marksOf } from './happening-marks.ts';
import { timesOf } from './happening-times.ts';
import { MarkList } from './mark-list.tsx';
import type { MonthDay, MonthWeek } from './month-weeks.ts';
import type { Register } from './programme.tsx';
import type { Reader } from './reader.ts';
import { Name, Spoken } from './spoken.tsx';

interface MonthTableProps {
  readonly title: string;
  readonly weeks: readonly MonthWeek[];
  /** The filter as a query. */
  readonly query: string;
  readonly network: Register;
  readonly reader: Reader;
}

/** The id of the table. */
export const MONTH_TABLE = 'month';

export function MonthTable({ title, weeks, query, network, reader }: MonthTableProps) {
  const { words, today } = reader;
  const [first] = weeks;
  const isCurrent = weeks.some(({ days }) => days.some(({ day, isOther }) => day === today && !isOther));
  return (
    <table id={MONTH_TABLE} class={isCurrent ? 'month month-current' : 'month'}>
      <caption class="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.say('month.week')}</th>
          {first?.days.map(({ day }) => (
            <th scope="col">{words.capital(words.dates.weekday(day))}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, days }) => (
          <tr>
            <th scope="row">
              <span class="month-week-word">{words.say('agenda.week', { week })}</span>
              <span class="month-week-number">{week}</span>
            </th>
            {days.map((day) => (
              <DayCell day={day} query={query} network={network} reader={reader} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps extends Omit<MonthTableProps, 'title' | 'weeks'> {
  readonly day: MonthDay;
}

function DayCell({ day: { day, isOther, happenings, more }, query, network, reader }: DayCellProps) {
  const { words, today } = reader;
  const isToday = day === today;
  const looks = [
    isOther && 'month-other',
    isToday && 'month-today',
    happenings.length === 0 && 'month-empty',
    day < today && 'month-over',
  ];
  const date = formatLocalDate(day);
  const agenda = reader.link('/', joined(query, day === today ? '' : `from=${date}`));
  return (
    <td class={['month-day', ...looks.filter(Boolean)].join(' ')} aria-current={isToday ? 'date' : undefined}>
      <p class="month-date">
        <time datetime={date}>
          <span class="month-number">{String(Number(date.slice(8)))}</span>
          <span class="month-full">{words.capital(words.dates.weekdayDate(day, today))}</span>
        </time>
        {isToday && <span class="month-near"> {words.say('agenda.today')}</span>}
      </p>
      {happenings.length > 0 && (
        <ul class="month-list">
          {happenings.map((happening) => (
            <Line happening={happening} day={day} network={network} reader={reader} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <p class="month-more">
          <a class="reach" href={agenda} rel="nofollow">
            {words.say('month.more', { count: more })}
          </a>
        </p>
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
  const times = timesOf(happening, day, reader);
  const marks = marksOf(happening, reader);
  const title = <Spoken said={reader.said(change?.title ?? activity.title)} />;
  const host = network.associations.get(hostsOf(activity)[0] ?? '');
  return (
    <li class={marks.isCancelled || marks.isOver ? 'month-line month-off' : 'month-line'}>
      <Edge of={host} />
      <p>
        <a href={reader.link(`/activities/${activity.id}`)}>
          {times.start !== null && (
            <>
              <time datetime={times.datetime}>{times.start}</time>{' '}
            </>
          )}
          {marks.isCancelled ? <s>{title}</s> : title}
        </a>
        <MarkList marks={marks} reader={reader} />
        {host && (
          <span class="month-by">
            <Name reader={reader} name={host.name} />
          </span>
        )}
      </p>
    </li>
  );
}
