// Ulige og lige uger: ISO weeks, right through a year of 53 weeks, of which the last and the next year's first are odd.
import { describe, expect, it } from 'vitest';
import { isoWeekOf, parseLocalDate } from '../../src/calendar/time.ts';
import { published, told } from '../http/api/answers.ts';
import { expandCalendar, readVevents } from '../ical/read-back.ts';
import { anApp, anInput, type TestApp } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';
import { at } from '../support/schedules.ts';

const numbers = (first: number): string =>
  Array.from({ length: 27 }, (_, i) => first + 2 * i)
    .filter((week) => week <= 53)
    .join(',');

const WEEKS = {
  odd: {
    start: '2026-12-03T19:00',
    rule: `FREQ=YEARLY;BYWEEKNO=${numbers(1)};BYDAY=TH`,
    dates: ['2026-12-03', '2026-12-17', '2026-12-31', '2027-01-07', '2027-01-21', '2027-02-04'],
    around2033: ['2032-12-16', '2032-12-30', '2033-01-06', '2033-01-20'],
  },
  even: {
    start: '2026-12-10T19:00',
    rule: `FREQ=YEARLY;BYWEEKNO=${numbers(2)};BYDAY=TH`,
    dates: ['2026-12-10', '2026-12-24', '2027-01-14', '2027-01-28', '2027-02-11'],
    around2033: ['2032-12-09', '2032-12-23', '2033-01-13', '2033-01-27'],
  },
};

const plain = { excluded: [], added: [], changed: {} };

interface Listed {
  readonly occurrences: readonly { readonly start: string; readonly recurrenceId: string }[];
}

function dateOf(start: string): string {
  return start.slice(0, 10);
}

async function publish(app: TestApp, which: 'odd' | 'even'): Promise<string> {
  const { start, rule } = WEEKS[which];
  const { activity } = await published(app, anInput({ title: which }, { ...plain, start, rule }));
  return activity.id;
}

/** The dates of the API's answer, which the path asks for. */
async function datesFrom({ api }: TestApp, path: string): Promise<readonly string[]> {
  return told<Listed>(await api('GET', path), 200).occurrences.map(({ start }) => dateOf(start));
}

onBothDatabases('odd and even weeks', (database) => {
  const calendar = async (): Promise<TestApp> => anApp({ address: await database.address() });

  describe.each(['odd', 'even'] as const)('a café on the Thursdays of %s weeks', (which) => {
    const { dates, around2033 } = WEEKS[which];

    it('has its dates in the API, from what is on and from the activity itself', async () => {
      const app = await calendar();
      const id = await publish(app, which);
      expect(await datesFrom(app, '/occurrences?from=2026-12-01&to=2027-02-12')).toEqual(dates);
      const next = await datesFrom(
        app,
        `/activities/${id}/occurrences?from=2026-12-01&limit=${dates.length}`,
      );
      expect(next).toEqual(dates);
    });

    it('has them through the next year of 53 weeks too', async () => {
      const app = await calendar();
      const id = await publish(app, which);
      expect(await datesFrom(app, '/occurrences?from=2032-12-05&to=2033-01-29')).toEqual(around2033);
      const path = `/activities/${id}/occurrences?from=2032-12-05&limit=${around2033.length}`;
      expect(await datesFrom(app, path)).toEqual(around2033);
    });

    it('has the same dates in the feeds, at seven in the evening of Denmark', async () => {
      const app = await calendar();
      const id = await publish(app, which);
      // A feed names dates eighteen months on; those of the API are asked for a little less.
      const window = { start: at('2026-12-01T00:00:00Z'), end: at('2027-12-01T00:00:00Z') };
      const listed = await datesFrom(app, '/occurrences?from=2026-12-01&to=2027-12-01&limit=1000');
      for (const path of ['/calendar.ics', '/associations/sprogcafeen.ics', `/activities/${id}.ics`]) {
        const { text } = await app.ask('GET', path);
        const starts = expandCalendar(text, window).map(({ start }) => new Date(start).toISOString());
        expect(starts.map(dateOf)).toEqual(listed);
        expect(starts.slice(0, dates.length)).toEqual(dates.map((date) => `${date}T18:00:00.000Z`));
      }
    });

    it('goes out date by date, so that no calendar app reckons weeks of its own', async () => {
      const app = await calendar();
      const id = await publish(app, which);
      const vevents = readVevents((await app.ask('GET', `/activities/${id}.ics`)).text);
      const starts = vevents.flatMap((vevent) => [...vevent.values('dtstart'), ...vevent.values('rdate')]);
      const distinct = [...new Set(starts.map(dateOf))].sort();
      expect(distinct.slice(0, dates.length)).toEqual(dates);
      for (const vevent of vevents) expect(vevent.names).not.toContain('rrule');
    });

    it(`is in ${which} weeks of its calendar for two years`, async () => {
      const app = await calendar();
      const id = await publish(app, which);
      const found = await datesFrom(app, `/activities/${id}/occurrences?from=2026-12-01&limit=52`);
      const weeks = found.map((date) => isoWeekOf(parseLocalDate(date) ?? Number.NaN).week % 2);
      expect(new Set(weeks)).toEqual(new Set([which === 'odd' ? 1 : 0]));
    });
  });

  it('divide the Thursdays between them: every one is in exactly one of the two', async () => {
    const app = await calendar();
    await publish(app, 'odd');
    await publish(app, 'even');
    const all = await datesFrom(app, '/occurrences?from=2026-12-01&to=2027-12-01&limit=1000');
    const thursdays = Array.from({ length: 52 }, (_, i) =>
      dateOf(new Date(Date.UTC(2026, 11, 3 + 7 * i)).toISOString()),
    );
    expect(all).toEqual(thursdays);
  });
});
