// The title of one of two that clash: of a neighbouring network's with where it is, `i Gentofte: Sprogcafé`.
import type { Text } from '../../calendar/text.ts';
import type { Reader } from './reader.ts';
import { Spoken } from './spoken.tsx';

interface PartyTitleProps {
  readonly title: Text;
  /** What the neighbouring network is called; null for one of ours. */
  readonly neighbour: string | null;
  /** Whether nothing stands before it. */
  readonly isFirst?: boolean;
  readonly reader: Reader;
}

/** Stands for the title while the words around it are put together: it may be in another language than they are. */
const TITLE = '\u{e000}';

export function PartyTitle({ title, neighbour, isFirst = false, reader }: PartyTitleProps) {
  const { words } = reader;
  const spoken = <Spoken said={reader.said(title)} />;
  if (neighbour === null) return spoken;
  const around = words.say('neighbour.title', { neighbour, title: TITLE });
  const [before, after] = (isFirst ? words.capital(around) : around).split(TITLE);
  return (
    <>
      {before}
      {spoken}
      {after}
    </>
  );
}
