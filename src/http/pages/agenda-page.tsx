// The agenda: what is on, today first, a page of days at a time.
import type { Accepts } from '../../actions/browse-occurrences.ts';
import type { Activity } from '../../calendar/activity.ts';
import type { Venue } from '../../calendar/association.ts';
import { formatLocalDate, parseLocalDate } from '../../calendar/time.ts';
import { accepts, type Filter, parseFilter, toQuery } from '../filter.ts';
import { type AgendaDays, type AskedDays, agendaDays } from './agenda-days.ts';
import { chosenOf, optionLists } from './chosen-filter.ts';
import { ChosenList, FilterForm, joined } from './filter-form.tsx';
import { Follow } from './follow.tsx';
import { isLongCancelled } from './long-cancelled.ts';
import { nextDay } from './next-day.ts';
import type { Elsewhere, Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import { Programme } from './programme.tsx';
import { publicNetwork } from './public-network.ts';
import type { Reader } from './reader.ts';

export function agendaPage({ desk }: PageServices, reader: Reader): Page | Elsewhere {
  const tidy = withoutEmpty(reader.query);
  if (tidy !== null) return { elsewhere: reader.link('/', tidy) };
  const filter = parseFilter(reader.query);
  const asked = askedDays(reader.query);
  const wanted = wantedBy(filter, reader);
  const found = agendaDays(desk, wanted, asked ?? { from: reader.today });
  const { associations, venues } = desk.network;
  const lists = optionLists(filter, publicNetwork(desk).coming, associations, reader);
  const query = toQuery(filter);
  const feed = reader.feed('/calendar.ics', query);
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
          <ChosenList chosen={chosenOf(filter, lists)} days={daysQuery(asked, reader)} reader={reader} />
        </header>
        <search class="agenda-choose" aria-label={words.say('filter.title')}>
          <FilterForm lists={lists} from={asked ? found.from : null} reader={reader} />
        </search>
        <div class="agenda-days">
          <OtherLanguages found={found} reader={reader} />
          {found.days.length === 0 ? (
            <Nothing next={nextDay(desk, wanted, found.to)} query={query} reader={reader} />
          ) : (
            <Programme days={found.days} register={{ associations, venues }} reader={reader} />
          )}
          <Turn found={found} query={query} reader={reader} />
        </div>
        <aside class="agenda-follow">
          <Follow feed={feed} isChosen={query !== ''} reader={reader} />
        </aside>
      </div>
    ),
  };
}

/** The query without its empty parameters, as forms send them; null where there are none. */
function withoutEmpty(query: URLSearchParams): string | null {
  const all = [...query];
  const said = all.filter(([, value]) => value.trim() !== '');
  return said.length === all.length ? null : new URLSearchParams(said).toString();
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

/** What the filter lets through, decided once for each activity and venue. */
function wantedBy(filter: Filter, { now }: Reader): Accepts {
  const decided = new Map<Activity, { readonly venue: Venue | null; readonly isWanted: boolean }>();
  const isEverything = toQuery(filter) === '';
  return (activity, venue, association) => {
    if (isLongCancelled(activity, now)) return false;
    if (isEverything) return true;
    const known = decided.get(activity);
    if (known?.venue === venue) return known.isWanted;
    const isWanted = accepts(filter, activity, venue, association);
    decided.set(activity, { venue, isWanted });
    return isWanted;
  };
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

function Nothing({ next, query, reader }: { next: number | null; query: string; reader: Reader }) {
  const { words, today } = reader;
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
