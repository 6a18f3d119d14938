// A poster for the wall: a week or a month on one kind of paper, in one language or two. The browser prints it.

import type { Wanted } from '../../actions/browse-occurrences.ts';
import type { Desk } from '../../actions/desk.ts';
import { type AgendaDay, groupedByDay, readPage } from './agenda-days.ts';
import { CalendarViews } from './calendar-views.tsx';
import { chosenView } from './chosen-view.ts';
import { ChosenList } from './filter-form.tsx';
import type { Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import { type PosterChoice, posterChoice, posterQuery } from './poster-choice.ts';
import { PosterForm } from './poster-form.tsx';
import { PosterSheet } from './poster-sheet.tsx';
import { type Reader, readerIn } from './reader.ts';

/** More than this nobody reads on a wall. */
const MOST = 240;

export function posterPage({ desk }: PageServices, reader: Reader): Page {
  const { words, baseUrl } = reader;
  const choice = posterChoice(reader);
  const { wanted, query, chosen } = chosenView(desk, reader);
  const address = query === '' ? `${baseUrl}/` : `${baseUrl}/?${query}`;
  return {
    title: words.say('poster.title'),
    isUnlisted: true,
    content: (
      <div class="poster-page">
        <header class="poster-choose">
          <h1>{words.say('poster.title')}</h1>
          <CalendarViews
            current="poster"
            query={query}
            from={choice.isProposed ? null : choice.from}
            reader={reader}
          />
          <ChosenList chosen={chosen} path="/poster" days={posterQuery(choice)} reader={reader} />
          <PosterForm choice={choice} reader={reader} />
          <p>{words.say('poster.how')}</p>
        </header>
        <PosterSheet
          choice={choice}
          {...posterDays(desk, wanted, choice)}
          chosen={chosen.map(({ label }) => label)}
          address={address}
          register={desk.network}
          reader={reader}
          second={choice.second === null ? null : readerIn(reader, choice.second)}
        />
      </div>
    ),
  };
}

function posterDays(
  desk: Desk,
  wanted: Wanted,
  { from, to }: PosterChoice,
): { days: readonly AgendaDay[]; isCut: boolean } {
  const { happenings, next } = readPage(desk, wanted, from, to, MOST);
  return { days: groupedByDay(happenings, from, desk.settings.timeZone), isCut: next !== null };
}
