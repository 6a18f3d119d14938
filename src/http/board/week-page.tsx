// One week of evenings as a picture that is a table: a row for each area, a column for each day, ink by how much is on.
import type { AreaEvenings } from '../../actions/week-strip.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import { formatLocalDate, isoWeekOf } from '../../calendar/time.ts';
import type { Page } from '../pages/page.ts';
import type { Reader } from '../pages/reader.ts';
import { Name, Spoken } from '../pages/spoken.tsx';
import { mondayOf } from './board-groups.ts';
import { BoardViews } from './board-views.tsx';
import type { Register } from './pair-words.ts';

const DAYS = [0, 1, 2, 3, 4, 5, 6];

interface WeekFacts {
  readonly monday: number;
  readonly areas: readonly AreaEvenings[];
  readonly register: Register;
}

export function weekPage(reader: Reader, { monday, areas, register }: WeekFacts): Page {
  const { words } = reader;
  const title = words.say('week.title', { week: isoWeekOf(monday).week });
  const sorted = [...areas].sort((a, b) => {
    if (a.area === null || b.area === null) return a.area === b.area ? 0 : a.area === null ? 1 : -1;
    return words.compare(a.area, b.area);
  });
  return {
    title,
    isUnlisted: true,
    isPrivate: true,
    content: (
      <div class="sheet sheet-wide board">
        <h1>{title}</h1>
        <BoardViews reader={reader} current="/board/week" />
        <Turn monday={monday} reader={reader} />
        {sorted.length === 0 ? (
          <p>{words.say('week.none')}</p>
        ) : (
          <Strip monday={monday} areas={sorted} reader={reader} />
        )}
        {DAYS.map((day) => (
          <Evening
            day={monday + day}
            happenings={areas.flatMap(({ evenings }) => evenings[day] ?? [])}
            register={register}
            reader={reader}
          />
        ))}
      </div>
    ),
  };
}

function Turn({ monday, reader }: { monday: number; reader: Reader }) {
  const { words, today } = reader;
  const link = (to: number): string =>
    reader.link('/board/week', to === mondayOf(today) ? '' : `from=${formatLocalDate(to)}`);
  return (
    <nav class="turn" aria-label={words.say('week.turn')}>
      <a class="turn-earlier" href={link(monday - 7)}>
        {words.say('week.earlier')}
      </a>
      {monday !== mondayOf(today) && (
        <a class="turn-today" href={link(mondayOf(today))}>
          {words.say('week.now')}
        </a>
      )}
      <a class="turn-later" href={link(monday + 7)}>
        {words.say('week.later')}
      </a>
    </nav>
  );
}

function Strip({ monday, areas, reader }: Omit<WeekFacts, 'register'> & { readonly reader: Reader }) {
  const { words } = reader;
  const inAll = DAYS.map((day) => areas.reduce((sum, { evenings }) => sum + (evenings[day]?.length ?? 0), 0));
  return (
    <table class="strip">
      <caption class="small">{words.say('week.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{words.say('filter.area')}</th>
          {DAYS.map((day) => (
            <th scope="col">
              <abbr title={words.dates.weekday(monday + day)}>{words.dates.shortWeekday(monday + day)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {areas.map(({ area, evenings }) => (
          <tr>
            <th scope="row">
              {area === null ? words.say('week.nowhere') : <Name reader={reader} name={area} />}
            </th>
            {evenings.map((happenings) => (
              <Count count={happenings.length} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.say('week.all')}</th>
          {inAll.map((count) => (
            <td>{count}</td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

/** The more there is, the more ink; the number says it too. */
function Count({ count }: { count: number }) {
  const ink = count === 0 ? 0 : count === 1 ? 1 : count <= 3 ? 2 : count <= 6 ? 3 : 4;
  return <td class={`strip-${ink}`}>{count === 0 ? '·' : count}</td>;
}

interface EveningProps {
  readonly day: number;
  readonly happenings: readonly Happening[];
  readonly register: Register;
  readonly reader: Reader;
}

function Evening({ day, happenings, register, reader }: EveningProps) {
  const { words, today, clockAt } = reader;
  if (happenings.length === 0) return null;
  const sorted = [...happenings].sort((a, b) => a.start - b.start);
  return (
    <details>
      <summary>
        {words.capital(words.dates.weekdayDate(day, today))} ({happenings.length})
      </summary>
      <ul class="evening">
        {sorted.map(({ activity, change, start }) => (
          <li>
            <time datetime={formatLocalDate(day)}>{words.dates.clock(clockAt(start))}</time>{' '}
            <a href={reader.link(`/activities/${activity.id}`)}>
              <Spoken said={reader.said(change?.title ?? activity.title)} />
            </a>{' '}
            <span class="small">
              <Name
                reader={reader}
                name={register.associations.get(activity.association)?.name ?? activity.association}
              />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
