// One pair: the whole story of it on a page of its own, where letters lead.
import type { Page } from '../pages/page.ts';
import { Done } from './board-page.tsx';
import { BoardViews } from './board-views.tsx';
import { Contacts, Dates, Marks, type PairFacts, PairStory } from './pair-card.tsx';
import { titlesOf } from './pair-words.ts';
import { Settled, SettleForm, type TypedSettlement } from './settle-form.tsx';

/** Why what was said could not be kept. */
export type Refusal = 'stale' | 'invalid' | 'forbidden';

const STATUS = { stale: 412, invalid: 422, forbidden: 403 } as const;
const WHY = {
  stale: 'settle.stale',
  invalid: 'settle.refused',
  forbidden: 'settle.notYours',
} as const;

export function pairPage(
  facts: PairFacts,
  more: {
    readonly isCoordinator: boolean;
    readonly refusal: Refusal | null;
    readonly typed?: TypedSettlement | undefined;
  },
): Page {
  const { pair, register, reader } = facts;
  const { words, query } = reader;
  const { refusal, typed, isCoordinator } = more;
  const title = titlesOf(pair, reader);
  return {
    title,
    isUnlisted: true,
    isPrivate: true,
    ...(refusal && { status: STATUS[refusal] }),
    content: (
      <div class="sheet board">
        <h1>{title}</h1>
        <BoardViews reader={reader} current={null} />
        {refusal === null ? (
          <Done done={query.get('done')} reader={reader} />
        ) : (
          <p class="notice fault" role="alert">
            {words.say(WHY[refusal])}
          </p>
        )}
        <div class="pair">
          <Marks pair={pair} reader={reader} />
          <PairStory pair={pair} register={register} reader={reader} />
          <Settled pair={pair} register={register} reader={reader} />
          <Dates pair={pair} reader={reader} />
          <Contacts {...facts} isOpen />
        </div>
        <section class="panel" aria-label={words.say('settle.title')}>
          <SettleForm
            pair={pair}
            register={register}
            reader={reader}
            isCoordinator={isCoordinator}
            back={null}
            typed={typed}
          />
        </section>
      </div>
    ),
  };
}
