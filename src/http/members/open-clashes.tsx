// Open clashes in short: who clashes with whom, on how many dates. What to do about them is on the board.
import type { Member } from '../../actions/actor.ts';
import { browseClashes, type PairAnswer, type Party } from '../../actions/browse-clashes.ts';
import type { Desk } from '../../actions/desk.ts';
import type { Slug } from '../../calendar/association.ts';
import { DAY, instant } from '../../calendar/time.ts';
import { PartyTitle } from '../pages/party-title.tsx';
import type { Reader } from '../pages/reader.ts';

const AHEAD = 365 * DAY;
const MOST = 5;

/** The worst of them, in the coming year. @param associations null for all of the network */
export function openClashes(
  desk: Desk,
  actor: Member,
  associations: readonly Slug[] | null,
): readonly PairAnswer[] {
  if (associations?.length === 0) return [];
  const now = desk.clock();
  const window = { start: now, end: instant(now + AHEAD) };
  const asked = {
    window,
    associations: new Set(associations),
    state: 'open',
    limit: MOST,
    cursor: undefined,
  } as const;
  return browseClashes(desk, actor, asked).clashes;
}

export function OpenClashes({
  clashes,
  reader,
  of = null,
}: {
  clashes: readonly PairAnswer[];
  reader: Reader;
  /** The association that the board is to show alone. */
  of?: Slug | null;
}) {
  const { words } = reader;
  if (clashes.length === 0) return <p>{words.say('my.noClashes')}</p>;
  return (
    <>
      <ul class="account-list">
        {clashes.map(({ first, second, count }) => (
          <li>
            <p>
              {words.names(oursFirst(first, second)).map((part, i) =>
                typeof part === 'string' ? (
                  part
                ) : (
                  <bdi>
                    <PartyTitle
                      title={part.title}
                      neighbour={part.neighbour ?? null}
                      isFirst={i === 0}
                      reader={reader}
                    />
                  </bdi>
                ),
              )}
            </p>
            <p class="small">{words.say('my.dates', { count })}</p>
          </li>
        ))}
      </ul>
      <p>
        <a class="reach" href={reader.link('/board', of === null ? '' : `association=${of}`)}>
          {words.say('my.board')}
        </a>
      </p>
    </>
  );
}

function oursFirst(first: Party, second: Party): readonly Party[] {
  return first.neighbour !== undefined && second.neighbour === undefined ? [second, first] : [first, second];
}
