// One network's combined feed imported into another: the neighbours see the same evenings.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importCalendar } from '../../src/actions/import-calendar.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { occurrencesOf } from '../../src/calendar/recurrence.ts';
import { instant } from '../../src/calendar/time.ts';
import { formatZoned } from '../../src/calendar/zone.ts';
import { FOOTER, renderHeader } from '../../src/ical/calendar-text.ts';
import { zonesOf } from '../../src/ical/vevent.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';
import { COORDINATOR, countsOf, NOVEMBER } from './imports.ts';

const NETWORK = readFileSync(new URL('../fixtures/danish-network.jsonl', import.meta.url), 'utf8').split(
  '\n',
);
/** What goes out date by date does so from August 2026 to April 2028; the rest is of any time. */
const EVER = { start: instant(Date.UTC(2010, 0)), end: instant(Date.UTC(2028, 3)) };

function combinedFeed({ network }: ClockedDesk): string {
  const zones = [...network.activities.values()].flatMap(zonesOf);
  const header = renderHeader({ name: 'Alle foreninger', colour: null, zones, refreshHours: 6 });
  const texts = [...network.renderings.values()].map((languages) => languages.get('')?.toString() ?? '');
  return header + texts.join('') + FOOTER;
}

function evenings({ network }: ClockedDesk): readonly string[] {
  return [...network.activities.values()]
    .flatMap(({ schedule, title, venue, place }) =>
      occurrencesOf(schedule, EVER).map(({ start, end }) =>
        [
          formatZoned(schedule.timeZone, start),
          formatZoned(schedule.timeZone, end),
          Object.values(title)[0],
          venue ?? Object.values(place ?? {})[0],
        ].join(' | '),
      ),
    )
    .sort();
}

describe('the Danish network, imported by its neighbour,', () => {
  onBothDatabases('with the same venues', (database) => {
    test('has the same evenings at the same venues, and again nothing new', async () => {
      const theirs = await aDesk(await database.address(), NOVEMBER);
      await loadNetwork(theirs, COORDINATOR, NETWORK);
      const ours = await aDesk(await database.another(), NOVEMBER);
      const neighbour = JSON.stringify({ association: { slug: 'naboerne', name: 'Naboerne' } });
      const venues = NETWORK.filter((line) => line.startsWith('{"venue"'));
      await loadNetwork(ours, COORDINATOR, [neighbour, ...venues]);

      const feed = combinedFeed(theirs);
      const report = await importCalendar(ours, COORDINATOR, 'naboerne', feed, { dryRun: false });
      expect([report.skipped, report.warnings, report.updated]).toEqual([[], [], 0]);
      expect(evenings(ours)).toEqual(evenings(theirs));

      const again = await importCalendar(ours, COORDINATOR, 'naboerne', feed, { dryRun: false });
      expect(countsOf(again)).toEqual({ created: 0, updated: 0, unchanged: report.created });
    });
  });
});
