// The one step from a hold to an activity that everybody sees.
import { confirmHold } from '../../actions/confirm-hold.ts';
import { addressed, type Endpoint } from './endpoint.ts';
import { currentBy, ifMatchHeader } from './entity-tag.ts';
import { answerPublished, published, publishQuery, readOptions, tag } from './publishing.ts';

export const postConfirm: Endpoint = {
  summary: 'Confirm a hold',
  description: 'It is tentative no more. Confirming what is confirmed changes nothing.',
  membersOnly: true,
  query: publishQuery,
  headers: ifMatchHeader,
  answers: { 200: { description: 'As it is now', schema: published, headers: tag } },
  problems: [403, 404, 409, 412, 422],
  answer: async (c, { desk }) => {
    const options = { ...readOptions(c, desk), isCurrent: currentBy(c) };
    return answerPublished(c, await confirmHold(desk, c.get('actor'), addressed(c, 'id'), options), 200);
  },
};
