// What to say of a feed that some calendars do not take whole: follow a part of it, by area or by kind.

import type { Desk } from '../../actions/desk.ts';
import { feedSize, isTooLarge } from '../feeds/feed-size.ts';
import { type Filter, parseFilter, toQuery } from '../filter.ts';
import { wantedActivities } from '../wanted-activities.ts';
import { optionLists } from './chosen-filter.ts';
import { joined } from './filter-form.tsx';
import { publicNetwork } from './public-network.ts';
import type { Reader } from './reader.ts';

interface LargeFeedProps {
  readonly desk: Desk;
  readonly filter: Filter;
  readonly reader: Reader;
}

/** Nothing where the feed is small enough, or where there is nothing to divide it by. */
export function LargeFeed({ desk, filter, reader }: LargeFeedProps) {
  const { words, now } = reader;
  if (!isTooLarge(feedSize(desk.network, words.language, now, wantedActivities(desk, filter)))) return null;
  const lists = optionLists(filter, publicNetwork(desk).outgoing, desk.network.associations, reader);
  const parts = lists.filter(({ name }) => name === 'area' || name === 'category');
  const query = toQuery(filter);
  return (
    <div class="notice">
      <p>{words.say('follow.large')}</p>
      {parts.map(({ name, options }) => (
        <ul class="parts">
          {options
            .filter(({ isChosen }) => !isChosen)
            .map(({ label, value }) => (
              <li>
                <a href={reader.link('/follow', narrower(query, name, value))}>
                  <bdi>{label}</bdi>
                </a>
              </li>
            ))}
        </ul>
      ))}
    </div>
  );
}

/** The query with this instead of what it asks for by the same name. */
function narrower(query: string, name: string, value: string): string {
  const parameters = new URLSearchParams(query);
  parameters.delete(name);
  return joined(toQuery(parseFilter(parameters)), toQuery(parseFilter(new URLSearchParams([[name, value]]))));
}
