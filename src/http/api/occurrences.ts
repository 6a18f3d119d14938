// What is on.
import { z } from '@hono/zod-openapi';
import { readWindow } from '../../actions/asked-window.ts';
import { browseOccurrences } from '../../actions/browse-occurrences.ts';
import { viewOccurrence } from '../../actions/forms/occurrence-view.ts';
import { DAY, type Instant, instant } from '../../calendar/time.ts';
import { answerRead } from './answer-read.ts';
import { next, occurrence } from './components.ts';
import type { Endpoint } from './endpoint.ts';
import { ifNoneMatchHeader } from './entity-tag.ts';
import { filterQuery, readWanted } from './filter-query.ts';
import { ofQuery, pageQuery, readQuery, windowQuery } from './query.ts';

const query = windowQuery('30 days').extend(pageQuery(1_000, 100).shape).extend(filterQuery.shape);
const usualEnd = (start: Instant): Instant => instant(start + 30 * DAY);

export const listOccurrences: Endpoint = {
  summary: 'What is on in a window',
  description:
    'The occurrences that overlap the window, at most 400 days of it anywhere in time, by start; cancelled dates among them.',
  membersOnly: false,
  query,
  headers: ifNoneMatchHeader,
  answers: {
    200: { description: 'A page', schema: z.object({ occurrences: z.array(occurrence), next }) },
  },
  problems: [],
  answer: (c, { desk }) => {
    const { limit, cursor, ...asked } = readQuery(c, query);
    const page = ofQuery(() => {
      const window = readWindow(asked, desk.clock(), desk.settings.timeZone, usualEnd);
      return browseOccurrences(desk, c.get('actor'), window, readWanted(c, desk), limit, cursor);
    });
    const occurrences = page.happenings.map((one) => viewOccurrence(one.activity, one));
    return answerRead(c, { occurrences, next: page.next });
  },
};
