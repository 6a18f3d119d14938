// Publishing, revising and cancelling activities.
import { z } from '@hono/zod-openapi';
import { readWindow } from '../../actions/asked-window.ts';
import { cancelActivity } from '../../actions/cancel-activity.ts';
import type { Desk } from '../../actions/desk.ts';
import { viewActivity } from '../../actions/forms/activity-view.ts';
import { type Published, type PublishOptions, publishActivity } from '../../actions/publish-activity.ts';
import { reviseActivity } from '../../actions/revise-activity.ts';
import type { Activity } from '../../calendar/activity.ts';
import { HttpError } from '../http-error.ts';
import { activity, activityInput, clashReport, knownActivityInput } from './components.ts';
import { type ApiContext, addressed, type Endpoint } from './endpoint.ts';
import { currentBy, ifMatchHeader, tagOfActivity } from './entity-tag.ts';
import { ofQuery, readQuery, windowQuery } from './query.ts';
import { readJson } from './read-json.ts';

export const publishQuery = windowQuery('twelve months').extend({
  onClash: z.enum(['refuse']).optional().meta({
    description: 'With refuse, an activity with an open clash is not published: 409',
    example: 'refuse',
  }),
});

const MOST_LETTERS = 255;

const onceHeader = z.object({
  'Idempotency-Key': z.string().optional().meta({
    description:
      'A name of your own for this publishing: sent again under it, as after an answer that never came, it is not done again',
    example: 'f3b0c442-98fc-4c14-9afb-f4c8996fb924',
  }),
});

export const published = z
  .object({ activity, ...clashReport })
  .openapi('Published', { description: 'The activity as it is now, and what it clashes with in the window' });

export const tag = { ETag: 'Its version, for If-Match' };

export const postActivity: Endpoint = {
  summary: 'Publish an activity',
  description: 'It succeeds whatever it clashes with, and says so.',
  membersOnly: true,
  query: publishQuery,
  headers: onceHeader,
  body: activityInput,
  answers: {
    201: { description: 'Published', schema: published, headers: { Location: 'Its address', ...tag } },
  },
  problems: [403, 409],
  answer: async (c, { desk }) => {
    const options = { ...readOptions(c, desk), once: onceOf(c) };
    const done = await publishActivity(desk, c.get('actor'), await readJson(c), options);
    const { id } = done.activity;
    return answerPublished(c, done, 201, { Location: `/api/v1/activities/${id}` });
  },
};

export const putActivity: Endpoint = {
  summary: 'Revise an activity: all of it, as it is to be',
  description: 'What was read may be sent back with its identity. A revision that changes nothing is none.',
  membersOnly: true,
  query: publishQuery,
  headers: ifMatchHeader,
  body: knownActivityInput,
  answers: { 200: { description: 'As it is now', schema: published, headers: tag } },
  problems: [403, 404, 409, 412],
  answer: async (c, { desk }) => {
    const options = { ...readOptions(c, desk), isCurrent: currentBy(c) };
    const id = addressed(c, 'id');
    return answerPublished(
      c,
      await reviseActivity(desk, c.get('actor'), id, await readJson(c), options),
      200,
    );
  },
};

export const deleteActivity: Endpoint = {
  summary: 'Cancel an activity',
  description: 'It stays where it was, marked, so that whoever follows it is told.',
  membersOnly: true,
  headers: ifMatchHeader,
  answers: { 200: { description: 'Cancelled', schema: z.object({ activity }), headers: tag } },
  problems: [403, 404, 412],
  answer: async (c, { desk }) => {
    const cancelled = await cancelActivity(desk, c.get('actor'), addressed(c, 'id'), currentBy(c));
    return c.json({ activity: viewActivity(cancelled) }, 200, tagged(cancelled));
  },
};

/** @throws HttpError `malformed` for a name that is none */
function onceOf(c: ApiContext): string | undefined {
  const once = c.req.header('Idempotency-Key')?.trim();
  if (once === undefined || (once !== '' && once.length <= MOST_LETTERS)) return once;
  const message = `Send a name of one to ${MOST_LETTERS} letters, or none.`;
  throw new HttpError('malformed', message, { issues: [{ field: 'Idempotency-Key', message }] });
}

export function readOptions(c: ApiContext, { clock, settings }: Desk): PublishOptions {
  const { from, to, onClash } = readQuery(c, publishQuery);
  const window = ofQuery(() => readWindow({ from, to }, clock(), settings.timeZone));
  return { window, refuseClash: onClash === 'refuse' };
}

export function answerPublished(
  c: ApiContext,
  { activity: one, ...answers }: Published,
  status: 200 | 201,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return c.json({ activity: viewActivity(one), ...answers }, status, { ...headers, ...tagged(one) });
}

function tagged(one: Activity): { ETag: string } {
  return { ETag: tagOfActivity(one) };
}
