// The board: every pair that clashes, worst first, in groups, each to be settled where it stands.
import type { Board, BoardPair, Contact } from '../../actions/clash-board.ts';
import type { ClashCount } from '../../actions/clash-counts.ts';
import type { Slug } from '../../calendar/association.ts';
import { isoWeekOf } from '../../calendar/time.ts';
import type { Page } from '../pages/page.ts';
import type { Reader } from '../pages/reader.ts';
import { Name } from '../pages/spoken.tsx';
import { BoardForm } from './board-form.tsx';
import { pairsByAssociation, pairsByWeek } from './board-groups.ts';
import { type BoardQuery, queryOfBoard } from './board-query.ts';
import { BoardViews } from './board-views.tsx';
import { ClashHistory } from './clash-history.tsx';
import { Contacts, FirstDates, Marks, PairStory } from './pair-card.tsx';
import { type Register, titlesOf } from './pair-words.ts';
import { Settled, SettleForm } from './settle-form.tsx';

/** So many pairs on a page. */
export const BOARD_PAGE = 10;

interface BoardFacts {
  readonly asked: BoardQuery;
  readonly board: Board;
  readonly contacts: ReadonlyMap<Slug, readonly Contact[]>;
  readonly counts: readonly ClashCount[];
  readonly register: Register;
  readonly isCoordinator: boolean;
}

export function boardPage(reader: Reader, facts: BoardFacts): Page {
  const { words, query } = reader;
  const { asked, board, register, counts } = facts;
  const next = asked.skip + board.pairs.length;
  return {
    title: words.say('board.title'),
    isUnlisted: true,
    isPrivate: true,
    content: (
      <div class="sheet sheet-wide board">
        <h1>{words.say('board.title')}</h1>
        <BoardViews reader={reader} current="/board" />
        <p class="lead">{words.say('board.lead')}</p>
        <Done done={query.get('done')} reader={reader} />
        <search aria-label={words.say('filter.title')}>
          <BoardForm asked={asked} register={register} reader={reader} />
        </search>
        <p>{words.say('board.count', { count: board.total })}</p>
        <Groups facts={facts} reader={reader} />
        {next < board.total && (
          <p>
            <a class="button" href={reader.link('/board', queryOfBoard({ ...asked, skip: next }))}>
              {words.say('board.more')}
            </a>
          </p>
        )}
        <ClashHistory counts={counts} reader={reader} />
      </div>
    ),
  };
}

/** What the form that was sent has done. */
export function Done({ done, reader: { words } }: { done: string | null; reader: Reader }) {
  if (done !== 'settled' && done !== 'reopened') return null;
  return (
    <p class="notice" role="status">
      {words.say(done === 'settled' ? 'settle.done' : 'settle.reopened')}
    </p>
  );
}

function Groups({ facts, reader }: { facts: BoardFacts; reader: Reader }) {
  const { asked, board, register } = facts;
  const { words, today } = reader;
  if (asked.by === 'association') {
    const groups = pairsByAssociation(board.pairs, asked.association, register, words);
    return (
      <>
        {groups.map(({ slug, name, pairs }) => (
          <section aria-labelledby={`of-${slug}`}>
            <h2 id={`of-${slug}`}>
              <Name reader={reader} name={name} />
            </h2>
            <Pairs pairs={pairs} prefix={slug} facts={facts} reader={reader} />
          </section>
        ))}
      </>
    );
  }
  return (
    <>
      {pairsByWeek(board.pairs, today).map(({ monday, pairs }) => (
        <section aria-labelledby={`week-${monday}`}>
          <h2 id={`week-${monday}`}>
            {words.say('agenda.week', { week: isoWeekOf(monday).week })}{' '}
            <span class="small">{words.dates.date(monday, today)}</span>
          </h2>
          <Pairs pairs={pairs} prefix="" facts={facts} reader={reader} />
        </section>
      ))}
    </>
  );
}

interface PairsProps {
  readonly pairs: readonly BoardPair[];
  /** What tells a pair that stands here twice from itself. */
  readonly prefix: string;
  readonly facts: BoardFacts;
  readonly reader: Reader;
}

function Pairs({ pairs, prefix, facts, reader }: PairsProps) {
  const { asked, contacts, register, isCoordinator } = facts;
  const { words } = reader;
  return (
    <ul class="pairs">
      {pairs.map((pair) => (
        <li>
          <h3 class="unseen">{titlesOf(pair, reader)}</h3>
          <Marks pair={pair} reader={reader} />
          <PairStory pair={pair} register={register} reader={reader} />
          <Settled pair={pair} register={register} reader={reader} />
          <FirstDates pair={pair} reader={reader} />
          <Contacts pair={pair} register={register} contacts={contacts} reader={reader} isOpen={false} />
          {(pair.first.maySettle || pair.second.maySettle) && (
            <details>
              <summary>{words.say('settle.title')}</summary>
              <SettleForm
                pair={pair}
                prefix={prefix}
                register={register}
                reader={reader}
                isCoordinator={isCoordinator}
                back={queryOfBoard(asked)}
              />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
