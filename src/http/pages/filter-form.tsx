// Choosing what to see: a form that works by itself, and what has been chosen, each with a link that undoes it.
import { formatLocalDate } from '../../calendar/time.ts';
import type { Chosen, OptionList } from './chosen-filter.ts';
import type { Reader } from './reader.ts';

/** Longer lists are told in a menu instead of side by side. */
const MOST_BOXES = 10;
/** A menu of more is too long to look through, and to send with every page: a name is typed instead. */
const MOST_IN_MENU = 500;

interface FilterFormProps {
  readonly lists: readonly OptionList[];
  /** The first day shown, where the reader asked for one; absent where days are not chosen here. */
  readonly from?: number | null;
  /** What the form keeps of the view it stands on, as parameters. */
  readonly view?: readonly (readonly [name: string, value: string])[];
  readonly reader: Reader;
}

export function FilterForm({ lists, from, view = [], reader }: FilterFormProps) {
  const { words } = reader;
  const language = reader.chosenLanguage;
  return (
    <details class="filter">
      <summary>{words.say('filter.title')}</summary>
      <form method="get" action="/">
        {language && <input type="hidden" name="lang" value={language} />}
        {view.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <SearchField reader={reader} />
        {lists.map((list) => (
          <OptionField list={list} reader={reader} />
        ))}
        {from !== undefined && (
          <p class="field">
            <label for="filter-from">{words.say('filter.from')}</label>
            <input
              id="filter-from"
              type="date"
              name="from"
              value={from === null ? '' : formatLocalDate(from)}
            />
          </p>
        )}
        <button type="submit">{words.say('filter.apply')}</button>
      </form>
    </details>
  );
}

export function SearchField({ reader: { words, query } }: { reader: Reader }) {
  return (
    <p class="field">
      <label for="filter-q">{words.say('filter.words')}</label>
      <input
        id="filter-q"
        type="search"
        name="q"
        value={query.getAll('q').join(' ')}
        autocomplete="off"
        dir="auto"
      />
    </p>
  );
}

/** Boxes side by side; of a long list those that are chosen, and a menu of the others. */
export function OptionField({ list, reader }: { list: OptionList; reader: Reader }) {
  const { words } = reader;
  const isLong = list.options.length > MOST_BOXES;
  const boxes = isLong ? list.options.filter(({ isChosen }) => isChosen) : list.options;
  const others = isLong ? list.options.filter(({ isChosen }) => !isChosen) : [];
  if (others.length > MOST_IN_MENU) return <TypedField list={list} reader={reader} />;
  const menu = others.length > 0 && (
    <select
      id={`filter-${list.name}`}
      name={list.name}
      aria-label={boxes.length > 0 ? `${words.say(list.title)}: ${words.say('filter.more')}` : undefined}
    >
      <option value="">{words.say(boxes.length > 0 ? 'filter.more' : 'filter.any')}</option>
      {others.map(({ label, value }) => (
        <option value={value}>{label}</option>
      ))}
    </select>
  );
  if (boxes.length === 0) {
    return (
      <p class="field">
        <label for={`filter-${list.name}`}>{words.say(list.title)}</label>
        {menu}
      </p>
    );
  }
  return (
    <fieldset class="field">
      <legend>{words.say(list.title)}</legend>
      <ul class="boxes">
        {boxes.map(({ label, value, isChosen }) => (
          <li>
            <label>
              <input type="checkbox" name={list.name} value={value} checked={isChosen} /> <span>{label}</span>
            </label>
          </li>
        ))}
      </ul>
      {menu}
    </fieldset>
  );
}

/** What is chosen stays; another is typed, or found by its name in the field for words where an address is no name. */
function TypedField({ list, reader: { words } }: { list: OptionList; reader: Reader }) {
  const chosen = list.options.filter(({ isChosen }) => isChosen);
  const id = `filter-${list.name}`;
  return (
    <div class="field">
      {chosen.map(({ value }) => (
        <input type="hidden" name={list.name} value={value} />
      ))}
      {list.name === 'association' ? (
        <p>
          {words.say(list.title)}: {words.say('filter.byName')}
        </p>
      ) : (
        <>
          <label for={id}>{words.say(list.title)}</label>
          <input id={id} type="search" name={list.name} dir="auto" autocomplete="off" />
        </>
      )}
    </div>
  );
}

interface ChosenListProps {
  readonly chosen: readonly Chosen[];
  /** What the links keep beside the filter. */
  readonly days: string;
  /** The page they lead to. */
  readonly path?: string;
  readonly reader: Reader;
}

export function ChosenList({ chosen, days, path = '/', reader }: ChosenListProps) {
  const { words } = reader;
  if (chosen.length === 0) return null;
  return (
    <section class="chosen" aria-labelledby="chosen">
      <h2 id="chosen">{words.say('filter.chosen')}</h2>
      <ul>
        {chosen.map(({ label, queryWithout }) => (
          <li>
            <a
              class="chip"
              href={reader.link(path, joined(queryWithout, days))}
              aria-label={words.say('filter.remove', { name: label })}
            >
              <bdi>{label}</bdi> <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
        <li>
          <a href={reader.link(path, days)}>{words.say('filter.clear')}</a>
        </li>
      </ul>
    </section>
  );
}

/** Two parts of a query, either of which may be empty. */
export function joined(first: string, second: string): string {
  return [first, second].filter((part) => part !== '').join('&');
}
