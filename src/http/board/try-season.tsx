// What if: reading what was pasted or sent, having it judged, and answering with the report. Nothing is stored.
import type { Context } from 'hono';
import { mayEdit, seenBy } from '../../actions/actor.ts';
import { readWindow } from '../../actions/asked-window.ts';
import { checkSeason } from '../../actions/check-season.ts';
import { type PlannedSeason, seasonFromCalendar, seasonFromLines } from '../../actions/planned-season.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { calendarText } from '../../ical/reading/decoding.ts';
import type { AppEnv } from '../actor.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import type { PageServices } from '../pages/page-services.ts';
import type { BoardHandler } from './board-services.ts';
import { type SeasonFields, seasonPage } from './season-page.tsx';
import type { Planned } from './season-words.ts';

type Fault = NonNullable<Parameters<typeof seasonPage>[1]['fault']>;
type Told = Parameters<typeof seasonPage>[1]['told'];

const NOTHING: SeasonFields = { association: '', text: '' };

export const showSeason: BoardHandler = (services, c) => answerSeason(services, c, NOTHING, null, null);

export const trySeason: BoardHandler = async (services, c) => {
  const { desk } = services;
  const actor = c.get('actor');
  const body = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
  const { association, text, file } = body;
  const fields = {
    association: typeof association === 'string' ? association : '',
    text: typeof text === 'string' ? text : '',
  };
  const sent =
    file instanceof File && file.size > 0
      ? calendarText(new Uint8Array(await file.arrayBuffer()))
      : fields.text;
  if (sent.trim() === '') return answerSeason(services, c, fields, null, 'season.nothing');
  try {
    const season = await readSeason(services, c, fields.association, sent);
    const window = readWindow({}, desk.clock(), desk.settings.timeZone);
    const report = await checkSeason(desk, actor, season, window);
    return answerSeason(services, c, fields, { report, planned: plannedOf(services, c, season) }, null);
  } catch (error) {
    const isExpected = error instanceof CalendarError && FAULTS.includes(error.code);
    if (!isExpected) throw error;
    return answerSeason(services, c, fields, null, 'season.unreadable');
  }
};

const FAULTS: readonly string[] = ['invalid', 'forbidden', 'not_found'];

async function readSeason(
  { desk }: PageServices,
  c: Context<AppEnv>,
  association: string,
  text: string,
): Promise<PlannedSeason> {
  const isCalendar = /^\s*BEGIN:VCALENDAR/i.test(text);
  const actor = c.get('actor');
  return isCalendar ? seasonFromCalendar(desk, actor, association, text) : seasonFromLines(desk, actor, text);
}

function plannedOf({ desk }: PageServices, c: Context<AppEnv>, { planned }: PlannedSeason): Planned {
  const actor = c.get('actor');
  const own = planned.map(({ activity }) => [activity.id, activity] as const);
  const stored = [...desk.network.activities.values()].map(
    (activity) => [activity.id, seenBy(actor, activity) ?? activity] as const,
  );
  return {
    planned: new Map(planned.map(({ name, activity }) => [name, activity])),
    others: new Map([...stored, ...own]),
  };
}

function answerSeason(
  services: PageServices,
  c: Context<AppEnv>,
  fields: SeasonFields,
  told: Told,
  fault: Fault | null,
): Response {
  const { network } = services.desk;
  const reader = readerFor(services, c);
  const associations = [...network.associations.values()]
    .filter(({ slug }) => mayEdit(c.get('actor'), slug))
    .sort((a, b) => reader.words.compare(a.name, b.name))
    .map(({ slug }) => slug);
  return answer(c, reader, seasonPage(reader, { fields, associations, register: network, told, fault }));
}
