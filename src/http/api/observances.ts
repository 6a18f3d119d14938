// Days that matter to people and are no clash: those that ship with the calendar and the network's own.
import { z } from '@hono/zod-openapi';
import { readWindow } from '../../actions/asked-window.ts';
import { observanceForm, observanceView, viewObservance } from '../../actions/forms/observance-form.ts';
import { loadObservances } from '../../actions/load-observances.ts';
import { isShipped, observancesIn } from '../../actions/observances.ts';
import { removeObservance } from '../../actions/remove-observance.ts';
import { saveObservance } from '../../actions/save-observance.ts';
import { answerRead } from './answer-read.ts';
import { addressed, type Endpoint } from './endpoint.ts';
import { ifNoneMatchHeader } from './entity-tag.ts';
import { ofQuery, readQuery, windowQuery } from './query.ts';
import { readJson } from './read-json.ts';
import { readText } from './read-text.ts';

const observance = observanceView.clone().openapi('Observance');
const observanceInput = observanceForm.clone().openapi('ObservanceInput');
const ownOnly = 'The coordinator’s to do, and of the network’s own: what ships with the calendar stays.';

const listQuery = windowQuery('twelve months');

export const listObservances: Endpoint = {
  summary: 'Holidays, festivals, school breaks and closures in a window',
  description:
    'Those that ship with the calendar (2024 to 2040) and the network’s own, with any day in the window.',
  membersOnly: false,
  query: listQuery,
  headers: ifNoneMatchHeader,
  answers: { 200: { description: 'By start', schema: z.object({ observances: z.array(observance) }) } },
  problems: [],
  answer: (c, { desk }) => {
    const asked = readQuery(c, listQuery);
    const window = ofQuery(() => readWindow(asked, desk.clock(), desk.settings.timeZone));
    const observances = observancesIn(desk, window).map((one) => viewObservance(one, isShipped(one.id)));
    return answerRead(c, { observances });
  },
};

export const putObservance: Endpoint = {
  summary: 'Tell of an observance, or change what is said of it',
  description: ownOnly,
  membersOnly: true,
  body: observanceInput,
  answers: {
    200: { description: 'As it is now', schema: observance },
    201: { description: 'A new one', schema: observance },
  },
  problems: [403],
  answer: async (c, { desk }) => {
    const saved = await saveObservance(desk, c.get('actor'), addressed(c, 'slug'), await readJson(c));
    return c.json(viewObservance(saved.observance, false), saved.isNew ? 201 : 200);
  },
};

export const deleteObservance: Endpoint = {
  summary: 'Remove an observance',
  description: ownOnly,
  membersOnly: true,
  answers: { 200: { description: 'What it was', schema: observance } },
  problems: [403, 404],
  answer: async (c, { desk }) => {
    const removed = await removeObservance(desk, c.get('actor'), addressed(c, 'slug'));
    return c.json(viewObservance(removed, false), 200);
  },
};

const CSV = 'text/csv';
const count = z.int().min(0);

export const importObservances: Endpoint = {
  summary: 'Load a table of observances',
  description: [
    'A line for each, after the line kind;name;start;end;venue (or type;navn;start;slut;sted), with semicolons or commas.',
    'Here end is the last day, as people write it; left out, it is the first. Dates are 2026-10-12 or 12-10-2026. kind is',
    'as elsewhere, or helligdag, halv fridag, højtid, skoleferie, lukket. venue is a slug or a name, for closures. A line',
    'takes the place of one with the same kind, name, start and venue. With one line wrong, none is stored.',
  ].join(' '),
  membersOnly: true,
  bodyType: CSV,
  body: z.string().meta({
    description: 'UTF-8',
    example: 'kind;name;start;end;venue\nschool-break;Efterårsferie;2026-10-12;2026-10-18;\n',
  }),
  answers: {
    200: {
      description: 'How many lines were new, changed something, or changed nothing',
      schema: z.object({ created: count, updated: count, unchanged: count }),
    },
  },
  problems: [403],
  answer: async (c, { desk }) =>
    c.json(await loadObservances(desk, c.get('actor'), await readText(c, CSV)), 200),
};
