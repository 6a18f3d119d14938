// Choosing what to follow: a form, what the calendar would hold, and how to get it.
import { ANYBODY } from '../../actions/actor.ts';
import { browseOccurrences, countStarting, type Wanted } from '../../actions/browse-occurrences.ts';
import type { Desk } from '../../actions/desk.ts';
import { instant, WEEK } from '../../calendar/time.ts';
import { feedPath } from '../feeds/feed-name.ts';
import { filterTitle } from '../feeds/filter-title.ts';
import { type Filter, parseFilter } from '../filter.ts';
import { INTERFACE_LANGUAGES, interfaceLanguage, LANGUAGE_FACTS } from '../words/languages.ts';
import { outgoingView, withoutEmpty } from './chosen-view.ts';
import { comingDays } from './coming-days.ts';
import { OptionField, SearchField } from './filter-form.tsx';
import { Follow } from './follow.tsx';
import { LargeFeed } from './large-feed.tsx';
import type { Elsewhere, Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import { Programme } from './programme.tsx';
import type { Reader } from './reader.ts';

const SHOWN = 5;
const AHEAD = 8 * WEEK;

export function followPage({ desk }: PageServices, reader: Reader): Page | Elsewhere {
  const tidy = withoutEmpty(reader.query);
  if (tidy !== null) return { elsewhere: reader.link('/follow', tidy) };
  const { words, query } = reader;
  const filter = parseFilter(query);
  const { wanted, query: asked, lists } = outgoingView(desk, reader);
  const { associations } = desk.network;
  const feed = feedAddress(filter, reader);
  return {
    title: words.say('follow.build'),
    feed,
    isUnlisted: query.size > 0,
    content: (
      <div class="sheet sheet-of-two">
        <div class="sheet-main">
          <header>
            <h1>{words.say('follow.build')}</h1>
            <p>{words.say('follow.buildHow')}</p>
          </header>
          <form method="get" action="/follow" class="choose">
            {reader.chosenLanguage && <input type="hidden" name="lang" value={reader.chosenLanguage} />}
            <SearchField reader={reader} />
            {lists.map((list) => (
              <OptionField list={list} reader={reader} />
            ))}
            <TextLanguage reader={reader} />
            <button type="submit">{words.say('follow.show')}</button>
          </form>
          <Holds desk={desk} wanted={wanted} reader={reader} />
        </div>
        <aside>
          <Follow
            feed={feed}
            name={filterTitle(reader.network.name, filter, associations)}
            isChosen={asked !== ''}
            large={<LargeFeed desk={desk} filter={filter} reader={reader} />}
            news={asked}
            reader={reader}
          />
          <p class="small">{words.say('follow.twice')}</p>
          <p>
            <a class="reach" href={reader.link('/embed/builder', asked)}>
              {words.say('embed.invite')}
            </a>
          </p>
        </aside>
      </div>
    ),
  };
}

/** The feed's address, with its words in the language chosen for them, else in the reader's. */
function feedAddress(filter: Filter, reader: Reader): string {
  const { path, query } = feedPath(filter);
  return reader.feed(path, query, interfaceLanguage(reader.query.get('text') ?? undefined));
}

function TextLanguage({ reader: { words, query } }: { reader: Reader }) {
  const chosen = interfaceLanguage(query.get('text') ?? undefined) ?? words.language;
  return (
    <p class="field">
      <label for="follow-text">{words.say('follow.textLanguage')}</label>
      <select id="follow-text" name="text">
        {INTERFACE_LANGUAGES.map((language) => (
          <option
            value={language === words.language ? '' : language}
            lang={language}
            selected={language === chosen}
          >
            {LANGUAGE_FACTS[language].name}
          </option>
        ))}
      </select>
    </p>
  );
}

/** What would be in it: how much over the next weeks, and what comes first. */
function Holds({ desk, wanted, reader }: { desk: Desk; wanted: Wanted; reader: Reader }) {
  const { words, now, today, network } = reader;
  const window = { start: now, end: instant(now + AHEAD) };
  const count = countStarting(desk, ANYBODY, window, wanted);
  const { happenings } = browseOccurrences(desk, ANYBODY, window, wanted, SHOWN);
  if (happenings.length === 0) return <p class="notice">{words.say('follow.holdsNone')}</p>;
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{words.say('follow.holds', { count })}</h2>
      <p>{words.say('follow.first')}</p>
      <Programme
        days={comingDays(happenings, today, network.timeZone)}
        register={desk.network}
        reader={reader}
      />
    </section>
  );
}
