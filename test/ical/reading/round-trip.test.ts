// Our own feeds, read back, give the occurrences they were written from.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occurrencesOf } from '../../../src/calendar/recurrence.ts';
import type { Schedule } from '../../../src/calendar/schedule.ts';
import { dayOf, formatInstant, formatLocalDate, instant } from '../../../src/calendar/time.ts';
import { toWallClock } from '../../../src/calendar/zone.ts';
import { readCalendar } from '../../../src/ical/reading/read-calendar.ts';
import { arbitrarySchedule } from '../../support/schedules.ts';
import { aContext, aFeed, anActivity } from '../an-activity.ts';
import { CONTEXT } from './reading.ts';

/** Wide enough for every start that the schedules have; rules that go out date by date are cut to it. */
const WRITTEN = { start: instant(Date.UTC(2024, 0, 1)), end: instant(Date.UTC(2028, 0, 1)) };
const [FIRST, LAST] = ['2024-01-21', '2027-12-11'] as const;

/** Of whole days, days: which instants they begin at is a matter of the reader's zone. */
function datesOf(schedule: Schedule, isCancelled: boolean): readonly string[] {
  const { allDay, timeZone } = schedule;
  return occurrencesOf(schedule, WRITTEN).flatMap(({ start, end, cancelled }) => {
    const dates = [start, end].map((at) =>
      allDay ? formatLocalDate(dayOf(toWallClock(timeZone, at))) : formatInstant(at),
    );
    const day = dates[0]?.slice(0, 10) ?? '';
    return day >= FIRST && day <= LAST
      ? [`${dates.join(' to ')}${cancelled || isCancelled ? ' cancelled' : ''}`]
      : [];
  });
}

describe('a feed of ours that is read back', () => {
  it('has the same occurrences, whatever the schedule', async () => {
    const law = fc.asyncProperty(arbitrarySchedule(), async (schedule) => {
      const feed = aFeed(anActivity({ schedule }), aContext({ window: WRITTEN }));
      const { activities, skipped, warnings } = await readCalendar(feed, CONTEXT);
      const read = activities.flatMap((one) => datesOf(one.schedule, one.status === 'cancelled'));
      expect(read.toSorted()).toEqual(datesOf(schedule, false).toSorted());
      expect([...skipped, ...warnings]).toEqual([]);
    });
    await fc.assert(law, { numRuns: 400 });
  });

  it('has the same words', async () => {
    const activity = anActivity({
      title: { da: 'Sprogcafé, for alle; også børn' },
      description: { da: 'Kom og vær med.\n\nDer er "kaffe" \\ te.' },
      categories: ['sprog', 'mad, drikke'],
      place: { da: 'Ved søen, Holte' },
      online: 'https://meet.example/a,b',
      link: 'https://sprogcafeen.example/a;b?c=1,2',
      status: 'cancelled',
    });
    const { activities } = await readCalendar(aFeed(activity), CONTEXT);
    const { title, description, categories, place, online, link, status, sequence, uid } = activity;
    expect(activities).toMatchObject([
      { title, description, categories, place, online, link, status, sequence, uid },
    ]);
  });

  it.each([
    ['public', 'confirmed', 'public'],
    ['public', 'tentative', 'network'],
    ['network', 'confirmed', 'network'],
  ] as const)('of what is %s and %s is for %s', async (visibility, status, read) => {
    const { activities } = await readCalendar(aFeed(anActivity({ visibility, status })), CONTEXT);
    expect(activities.map((one) => one.visibility)).toEqual([read]);
  });
});
