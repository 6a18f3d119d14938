// However a file is bent, it is read: nothing throws, nothing hangs, and every VEVENT is accounted for.
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadCalendar, readCalendar } from '../../../src/ical/reading/read-calendar.ts';
import { aFeed, anActivity, type ScheduleInput } from '../an-activity.ts';
import { type BentFile, bentFile, countVevents } from './bent-files.ts';
import { accountedFor, faultsOf } from './laws.ts';
import { CONTEXT, CORPUS, corpusText } from './reading.ts';

const CORPUS_FILES = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ics'))
  .map((file) => file.slice(0, -4));

const OUR_SCHEDULES: readonly ScheduleInput[] = [
  {
    start: '2026-12-01T19:00',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    excluded: ['2026-12-22T19:00'],
    added: ['2026-12-23T19:00', '2026-12-25T10:00'],
    changed: { '2027-01-12T19:00': { status: 'cancelled', note: { da: 'Aflyst på grund af sne' } } },
  },
  { start: '2027-01-05T19:00', rule: 'FREQ=YEARLY;BYWEEKNO=1,3,5,53;BYDAY=TU', timeZone: 'America/New_York' },
  { start: '2026-12-01', rule: 'FREQ=MONTHLY;UNTIL=20270601' },
];

const OUR_FEEDS = OUR_SCHEDULES.map((schedule) =>
  aFeed(
    anActivity(
      { description: { da: 'Kom og vær med, alle er velkomne, også børn og bedsteforældre.' } },
      schedule,
    ),
  ),
);

function expectLawful(read: ReadCalendar, text: string): void {
  expect(faultsOf(read)).toEqual([]);
  expect(accountedFor(read)).toBe(countVevents(text));
}

describe('every VEVENT is accounted for, and every activity is one that the form would take,', () => {
  it.each(CORPUS_FILES)('in the corpus: %s', async (file) => {
    const text = corpusText(file);
    expectLawful(await readCalendar(text, CONTEXT), text);
  });

  it('in our own feeds', async () => {
    for (const feed of OUR_FEEDS) expectLawful(await readCalendar(feed, CONTEXT), feed);
  });

  it('in any file bent', async () => {
    const texts = [...OUR_FEEDS, ...CORPUS_FILES.map(corpusText)];
    await fc.assert(
      fc.asyncProperty(bentFile(texts), async ({ text }: BentFile) => {
        expectLawful(await readCalendar(text, CONTEXT), text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('in anything at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
        expectLawful(await readCalendar(text, CONTEXT), text);
      }),
    );
  });

  it('and the same file is always read the same', async () => {
    for (const file of CORPUS_FILES) {
      const text = corpusText(file);
      expect(await readCalendar(text, CONTEXT)).toEqual(await readCalendar(text, CONTEXT));
    }
  });
});
