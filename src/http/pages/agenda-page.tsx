// The agenda: what is on, today first, a page of days at a time.
import { formatLocalDate, parseLocalDate } from '../../calendar/time.ts';
import { feedPath } from '../feeds/feed-name.ts';
import { filterTitle } from '../feeds/filter-title.ts';
import { parseFilter } from '../filter.ts';
import { type AgendaDays, type AskedDays, agendaDays } from './agenda-days.ts';
import { CalendarViews } from './calendar-views.tsx';
import { chosenView, withoutEmpty } from './chosen-view.ts';
import { ChosenList, FilterForm, joined } from './filter-form.tsx';
import { Follow } from './follow.tsx';
import { LargeFeed } from './large-feed.tsx';
import { nextDay } from './next-day.ts';
import type { Elsewhere, Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import { Programme } from './programme.tsx';
import type { Reader } from './reader.ts';

export function agendaPage({ desk }: PageServices, reader: Reader): Page | Elsewhere {
  const tidy = withoutEmpty(reader.query);
  if (tidy !== null) return { elsewhere: reader.link('/', tidy) };
  const asked = askedDays(reader.query);
  const filter = parseFilter(reader.query);
  const { wanted, query, lists, chosen } = chosenView(desk, reader);
  const found = agendaDays(desk, wanted, asked ?? { from: reader.today });
  const { associations, venues } = desk.network;
  const address = feedPath(filter);
  const feed = reader.feed(address.path, address.query);
  const { words } = reader;
  return {
    title: words.say('agenda.title'),
    feed,
    isUnlisted: asked !== null,
    content: (
      <div class="agenda">
        <header class="agenda-head">
          <h1>{words.say('agenda.title')}</h1>
          <p>
            <a class="reach" href="#follow">
              {words.say('follow.title')}
            </a>
          </p>
          <CalendarViews current="agenda" query={query} from={asked ? found.from : null} reader={reader} />
          <ChosenList chosen={chosen} days={daysQuery(asked, reader)} reader={reader} />
        </header>
        <search class="agenda-choose" aria-label={words.say('filter.title')}>
          <FilterForm lists={lists} from={asked ? found.from : null} reader={reader} />
        </search>
        <div class="agenda-days">
          <OtherLanguages found={found} reader={reader} />
          {found.days.length === 0 ? (
            <Nothing
              next={nextDay(desk, wanted, found.to)}
              query={query}
              isNew={desk.network.activities.size === 0}
              reader={reader}
            />
          ) : (
            <Programme days={found.days} register={{ associations, venues }} reader={reader} />
          )}
          <Turn found={found} query={query} reader={reader} />
        </div>
        <aside class="agenda-follow">
          <Follow
            feed={feed}
            name={filterTitle(reader.network.name, filter, associations)}
            isChosen={query !== ''}
            large={<LargeFeed desk={desk} filter={filter} reader={reader} />}
            news={query}
            reader={reader}
          />
        </aside>
      </div>
    ),
  };
}

/** The days asked for; null for today's. */
function askedDays(query: URLSearchParams): AskedDays | null {
  const before = parseLocalDate(query.get('before') ?? '');
  if (before !== null) return { before };
  const from = parseLocalDate(query.get('from') ?? '');
  return from === null ? null : { from, cursor: query.get('after') ?? undefined };
}

/** The days as a query. */
function daysQuery(asked: AskedDays | null, { today }: Reader): string {
  if (asked === null) return '';
  if ('before' in asked) return `before=${formatLocalDate(asked.before)}`;
  if (asked.cursor !== undefined) return `from=${formatLocalDate(asked.from)}&after=${asked.cursor}`;
  return asked.from === today ? '' : `from=${formatLocalDate(asked.from)}`;
}

/** Says so where some titles are not in the reader's language. */
function OtherLanguages({ found, reader }: { found: AgendaDays; reader: Reader }) {
  const { words } = reader;
  const others = new Set<string>();
  for (const { happenings } of found.days) {
    for (const { activity, change } of happenings) {
      const said = reader.said(change?.title ?? activity.title);
      if (said.isOther) others.add(words.languageName(said.language));
    }
  }
  if (others.size === 0) return null;
  return <p class="small">{words.say('agenda.otherLanguage', { languages: words.list([...others]) })}</p>;
}

interface NothingProps {
  readonly next: number | null;
  readonly query: string;
  /** Whether there has never been anything in the calendar. */
  readonly isNew: boolean;
  readonly reader: Reader;
}

function Nothing({ next, query, isNew, reader }: NothingProps) {
  const { words, today } = reader;
  if (isNew) {
    return (
      <div class="nothing">
        <p>{words.say('agenda.new')}</p>
      </div>
    );
  }
  return (
    <div class="nothing">
      <p>{words.say(query === '' ? 'agenda.nothing' : 'agenda.nothingChosen')}</p>
      {next === null ? (
        <p>{words.say('agenda.nothingNext')}</p>
      ) : (
        <p>
          <a href={reader.link('/', joined(query, `from=${formatLocalDate(next)}`))}>
            {words.say('agenda.nextIs', { date: words.dates.weekdayDate(next, today) })}
          </a>
        </p>
      )}
      {query !== '' && (
        <p>
          <a href={reader.link('/')}>{words.say('filter.clear')}</a>
        </p>
      )}
    </div>
  );
}

/** To other days. */
function Turn({ found, query, reader }: { found: AgendaDays; query: string; reader: Reader }) {
  const { words, today } = reader;
  const link = (asked: AskedDays | null): string => reader.link('/', joined(query, daysQuery(asked, reader)));
  const isHome = found.from === today;
  return (
    <nav class="turn" aria-label={words.say('agenda.turn')}>
      {found.earlier && (
        <a class="turn-earlier" rel="nofollow" href={link(found.earlier)}>
          {words.say('agenda.earlier')}
        </a>
      )}
      {!isHome && (
        <a class="turn-today" href={link(null)}>
          {words.say('agenda.toToday')}
        </a>
      )}
      {found.later && (
        <a class="turn-later" rel="nofollow" href={link(found.later)}>
          {words.say('agenda.later')}
        </a>
      )}
    </nav>
  );
}
