// The one step that a notice offers: the series goes on without the dates it names.
import { readWindow } from '../../actions/asked-window.ts';
import { skipForm } from '../../actions/forms/skip-form.ts';
import { skipDates } from '../../actions/skip-dates.ts';
import { addressed, type Endpoint } from './endpoint.ts';
import { currentBy, ifMatchHeader } from './entity-tag.ts';
import { answerPublished, published, tag } from './publishing.ts';
import { ofQuery, readQuery, windowQuery } from './query.ts';
import { readJson } from './read-json.ts';

const skipQuery = windowQuery('twelve months');

export const postSkip: Endpoint = {
  summary: 'Skip dates of an activity',
  description:
    'They become excluded dates of its schedule. Skipping what is skipped already changes nothing.',
  membersOnly: true,
  query: skipQuery,
  headers: ifMatchHeader,
  body: skipForm.clone().openapi('SkipInput'),
  answers: { 200: { description: 'As it is now', schema: published, headers: tag } },
  problems: [403, 404, 412],
  answer: async (c, { desk }) => {
    const asked = readQuery(c, skipQuery);
    const window = ofQuery(() => readWindow(asked, desk.clock(), desk.settings.timeZone));
    const options = { window, isCurrent: currentBy(c) };
    const id = addressed(c, 'id');
    return answerPublished(c, await skipDates(desk, c.get('actor'), id, await readJson(c), options), 200);
  },
};
