// Settling and reopening from the board. What cannot be kept is answered with the pair as it is now, and with everything
// that was typed.

import type { Context } from 'hono';
import { reopenClash } from '../../actions/reopen-clash.ts';
import { settleClash } from '../../actions/settle-clash.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { fieldsOf } from '../account/forms.ts';
import type { AppEnv } from '../actor.ts';
import { readerFor } from '../pages/answer-page.tsx';
import type { PageServices } from '../pages/page-services.ts';
import type { BoardHandler } from './board-services.ts';
import type { Refusal } from './pair-page.tsx';
import { answerPair } from './show-board.tsx';

const REFUSALS: readonly Refusal[] = ['stale', 'invalid', 'forbidden'];

export const settlePair: BoardHandler = async (services, c) => {
  const field = await fieldsOf(c);
  const { language } = readerFor(services, c).words;
  const [outcome, note, bothAgreed] = [field('outcome'), field('note'), field('bothAgreed') === 'yes'];
  const input = {
    outcome,
    note: note.trim() === '' ? null : { [language]: note },
    ...(bothAgreed && { bothAgreed }),
  };
  const refusal = await refusalOf(() =>
    settleClash(services.desk, c.get('actor'), pairId(c), input, isVersion(field('version'))),
  );
  if (refusal) return answerPair(services, c, refusal, { outcome, note, bothAgreed });
  return goBack(services, c, field('board'), 'settled');
};

export const reopenPair: BoardHandler = async (services, c) => {
  const field = await fieldsOf(c);
  const refusal = await refusalOf(() =>
    reopenClash(services.desk, c.get('actor'), pairId(c), isVersion(field('version'))),
  );
  return refusal ? answerPair(services, c, refusal) : goBack(services, c, field('board'), 'reopened');
};

function pairId(c: Context<AppEnv>): string {
  return c.req.param('pair') ?? '';
}

function isVersion(said: string): (version: number) => boolean {
  return (version) => String(version) === said;
}

async function refusalOf(deed: () => Promise<void>): Promise<Refusal | null> {
  try {
    await deed();
    return null;
  } catch (error) {
    const refusal = error instanceof CalendarError && REFUSALS.find((code) => code === error.code);
    if (refusal) return refusal;
    throw error;
  }
}

/** To the board as it was, or to the page of the pair. @param board its query with `?`; empty for the pair's page */
function goBack(services: PageServices, c: Context<AppEnv>, board: string, done: string): Response {
  const query = new URLSearchParams(board);
  query.delete('lang');
  query.set('done', done);
  const path = board.startsWith('?') ? '/board' : `/board/${pairId(c)}`;
  c.header('Cache-Control', 'private, no-store');
  return c.redirect(readerFor(services, c).link(path, query.toString()), 303);
}
