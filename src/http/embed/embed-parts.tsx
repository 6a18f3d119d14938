// What every form of embed has: whose it is above, and the way to its other pages below.
import type { Child } from 'hono/jsx';
import type { Desk } from '../../actions/desk.ts';
import type { Association } from '../../calendar/association.ts';
import { chosenView } from '../pages/chosen-view.ts';
import { joined } from '../pages/filter-form.tsx';
import type { Reader } from '../pages/reader.ts';
import { Name } from '../pages/spoken.tsx';
import { type Looks, looksQuery } from './looks.ts';

export interface EmbedContentProps {
  readonly desk: Desk;
  /** The one whose embed it is; null where it is everybody's. */
  readonly of: Association | null;
  readonly looks: Looks;
  /** Its query is the filter, which has the association in it. */
  readonly reader: Reader;
}

/** The parts of an embed. Where its frame is too low for them, the content scrolls between the other two. */
export interface Shown {
  readonly heading: Child;
  readonly content: Child;
  /** To its other pages. */
  readonly turn: Child;
}

interface EmbedTitleProps extends Pick<EmbedContentProps, 'of' | 'reader'> {
  /** A line below the name. */
  readonly below: string | null;
}

/** Whose calendar it is, as a link to it. */
export function EmbedTitle({ of, below, reader }: EmbedTitleProps) {
  const { network } = reader;
  return (
    <header>
      <h1>
        <a href={reader.link(of ? `/associations/${of.slug}` : '/')} target="_blank" rel="noopener">
          <Name reader={reader} name={of?.name ?? network.name} />
        </a>
      </h1>
      {below !== null && <h2 class="embed-below">{below}</h2>}
    </header>
  );
}

interface EmbedTurnProps extends EmbedContentProps {
  /** Which page comes next, as a query; null where there is none. */
  readonly later: string | null;
  readonly earlier?: string;
  readonly isFirst: boolean;
}

/** To other pages of the embed, inside its frame. */
export function EmbedTurn({ desk, looks, reader, later, earlier, isFirst }: EmbedTurnProps) {
  const { words, path } = reader;
  if (later === null && isFirst) return null;
  const base = joined(chosenView(desk, reader).query, looksQuery(looks));
  const link = (page: string): string => reader.link(path, joined(base, page));
  return (
    <nav class="turn" aria-label={words.say('agenda.turn')}>
      {earlier !== undefined && (
        <a href={link(earlier)} target="_self">
          {words.say('agenda.earlier')}
        </a>
      )}
      {!isFirst && (
        <a href={link('')} target="_self">
          {words.say('agenda.toToday')}
        </a>
      )}
      {later !== null && (
        <a class="turn-later" href={link(later)} target="_self">
          {words.say('agenda.later')}
        </a>
      )}
    </nav>
  );
}
