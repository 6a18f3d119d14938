// What every form of embed has: whose it is above, and the way to its other pages below.
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

/** Whose calendar it is, as a link to it. */
export function EmbedTitle({ of, reader }: Pick<EmbedContentProps, 'of' | 'reader'>) {
  const { words, network } = reader;
  return (
    <>
      <h1>
        <a href={reader.link(of ? `/associations/${of.slug}` : '/')} target="_blank" rel="noopener">
          <Name reader={reader} name={of?.name ?? network.name} />
        </a>
      </h1>
      {of && <h2 class="embed-coming">{words.say('association.coming')}</h2>}
    </>
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
