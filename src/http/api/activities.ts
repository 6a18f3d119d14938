// Reading activities and when they happen.
import { z } from '@hono/zod-openapi';
import { browseActivities } from '../../actions/browse-activities.ts';
import { findActivity, nextOccurrences } from '../../actions/browse-occurrences.ts';
import { viewActivity } from '../../actions/forms/activity-view.ts';
import { viewOccurrence } from '../../actions/forms/occurrence-view.ts';
import { answerRead } from './answer-read.ts';
import { activity, next, occurrence } from './components.ts';
import { addressed, type Endpoint } from './endpoint.ts';
import { ifNoneMatchHeader, tagOfActivity } from './entity-tag.ts';
import { filterQuery, readFilter } from './filter-query.ts';
import { limitField, ofQuery, pageQuery, readFrom, readQuery, windowQuery } from './query.ts';

const listQuery = pageQuery(500, 100).extend(filterQuery.shape);

export const listActivities: Endpoint = {
  summary: 'Activities, a page at a time',
  description: 'By id. The public sees public ones; a member those that are for members too.',
  membersOnly: false,
  query: listQuery,
  headers: ifNoneMatchHeader,
  answers: {
    200: { description: 'A page', schema: z.object({ activities: z.array(activity), next }) },
  },
  problems: [],
  answer: (c, { desk }) => {
    const { limit, cursor } = readQuery(c, listQuery);
    const page = browseActivities(desk, c.get('actor'), readFilter(c, desk), limit, cursor);
    return answerRead(c, { activities: page.activities.map(viewActivity), next: page.next });
  },
};

export const showActivity: Endpoint = {
  summary: 'An activity',
  membersOnly: false,
  headers: ifNoneMatchHeader,
  answers: {
    200: {
      description: 'In the form it came in by, with its identity',
      schema: activity,
      headers: { ETag: 'Its version, for If-Match' },
    },
  },
  problems: [404],
  answer: (c, { desk }) => {
    const found = findActivity(desk, c.get('actor'), addressed(c, 'id'));
    return answerRead(c, viewActivity(found), tagOfActivity(found));
  },
};

const nextQuery = z.object({ ...windowQuery('').pick({ from: true }).shape, limit: limitField(730, 50) });

export const listNextOccurrences: Endpoint = {
  summary: 'The next occurrences of an activity',
  description: 'Those that end after from, past or future, cancelled dates among them.',
  membersOnly: false,
  query: nextQuery,
  headers: ifNoneMatchHeader,
  answers: {
    200: { description: 'By start', schema: z.object({ occurrences: z.array(occurrence) }) },
  },
  problems: [404],
  answer: (c, { desk }) => {
    const { from, limit } = readQuery(c, nextQuery);
    const at = ofQuery(() => readFrom(from, desk.clock(), desk.settings.timeZone));
    const found = nextOccurrences(desk, c.get('actor'), addressed(c, 'id'), at, limit);
    return answerRead(c, { occurrences: found.map((one) => viewOccurrence(one.activity, one)) });
  },
};
