// The board, its week and a pair of it, for members.

import type { Context } from 'hono';
import { readWindow } from '../../actions/asked-window.ts';
import { clashBoard, contactsOf, pairOnBoard } from '../../actions/clash-board.ts';
import { clashCounts } from '../../actions/clash-counts.ts';
import { weekStrip } from '../../actions/week-strip.ts';
import { FIRST_DAY, formatLocalDate, LAST_DAY, parseLocalDate } from '../../calendar/time.ts';
import type { AppEnv } from '../actor.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import type { PageServices } from '../pages/page-services.ts';
import { mondayOf } from './board-groups.ts';
import { BOARD_PAGE, boardPage } from './board-page.tsx';
import { boardQueryOf, windowOfBoard } from './board-query.ts';
import type { BoardHandler } from './board-services.ts';
import { pairPage, type Refusal } from './pair-page.tsx';
import type { TypedSettlement } from './settle-form.tsx';
import { weekPage } from './week-page.tsx';

/** How many nights of counts are told. */
const COUNTS = 120;
/** Days at both ends of the calendar that are left out of it. */
const EDGE = 400;

export const showBoard: BoardHandler = async (services, c) => {
  const { desk } = services;
  const actor = c.get('actor');
  const reader = readerFor(services, c);
  const asked = boardQueryOf(reader);
  const window = windowOfBoard(asked, reader);
  const board = clashBoard(desk, actor, { ...asked, window, limit: BOARD_PAGE });
  const [contacts, counts] = [await contactsOf(desk, actor), await clashCounts(desk, COUNTS)];
  const isCoordinator = actor.role === 'coordinator';
  const facts = { asked, board, contacts, counts, register: desk.network, isCoordinator };
  return answer(c, reader, boardPage(reader, facts));
};

export const showWeek: BoardHandler = (services, c) => {
  const { desk } = services;
  const reader = readerFor(services, c);
  const asked = parseLocalDate(reader.query.get('from') ?? '') ?? reader.today;
  const monday = mondayOf(Math.min(LAST_DAY - EDGE, Math.max(FIRST_DAY + EDGE, asked)));
  const areas = weekStrip(desk, c.get('actor'), monday);
  return answer(c, reader, weekPage(reader, { monday, areas, register: desk.network }));
};

export const showPair: BoardHandler = (services, c) => answerPair(services, c, null);

/** The pair as it is now, with what could not be kept. */
export async function answerPair(
  services: PageServices,
  c: Context<AppEnv>,
  refusal: Refusal | null,
  typed?: TypedSettlement,
): Promise<Response> {
  const { desk } = services;
  const actor = c.get('actor');
  const reader = readerFor(services, c);
  // From the beginning of today, so that what is on this evening is still there.
  const asked = { from: formatLocalDate(reader.today) };
  const window = readWindow(asked, desk.clock(), desk.settings.timeZone);
  const pair = pairOnBoard(desk, actor, c.req.param('pair') ?? '', window);
  const contacts = await contactsOf(desk, actor);
  const isCoordinator = actor.role === 'coordinator';
  const facts = { pair, register: desk.network, contacts, reader };
  return answer(c, reader, pairPage(facts, { isCoordinator, refusal, typed }));
}
