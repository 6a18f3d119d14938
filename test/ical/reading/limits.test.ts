// How much of a file is read, and that others get their turn meanwhile.
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../../src/ical/reading/read-calendar.ts';
import { faultsOf } from './laws.ts';
import { account, CONTEXT, readCorpus, readOne } from './reading.ts';

const START = 'DTSTART;TZID=Europe/Copenhagen:20261201T190000';

function aCalendarOf(count: number): string {
  const vevents = Array.from({ length: count }, (_, i) =>
    ['BEGIN:VEVENT', `UID:${i}`, START, `SUMMARY:Aktivitet ${i}`, 'END:VEVENT'].join('\n'),
  );
  return `BEGIN:VCALENDAR\n${vevents.join('\n')}\nEND:VCALENDAR\n`;
}

describe('of a file', () => {
  it('20,000 VEVENTs are read', async () => {
    const { activities, skipped } = await readCalendar(aCalendarOf(20_000), CONTEXT);
    expect([activities.length, skipped.length]).toEqual([20_000, 0]);
  });

  it('with more than 20,000 VEVENTs nothing is read', async () => {
    await expect(readCalendar(aCalendarOf(20_001), CONTEXT)).rejects.toMatchObject({
      code: 'too_large',
      message: 'A file may hold at most 20,000 activities; send it in parts.',
    });
  });

  it('at most a few milliseconds are read before others get their turn', async () => {
    let turns = 0;
    let isRead = false;
    const count = (): void => {
      turns++;
      if (!isRead) setImmediate(count);
    };
    setImmediate(count);
    await readCalendar(aCalendarOf(5_000), CONTEXT);
    isRead = true;
    // Five thousand VEVENTs take a third of a second or more.
    expect(turns).toBeGreaterThan(100);
  });

  it('the lines may be of any length', async () => {
    const long = 'x'.repeat(3_000_000);
    const activity = await readOne(START, `DESCRIPTION:${long}`, `ATTACH:${long}`, `SUMMARY:Systue`);
    expect([activity.title, activity.description]).toEqual([{ da: 'Systue' }, { da: 'x'.repeat(5_000) }]);
  });
});

describe('of an activity', () => {
  it('the words are cut to what ours may have', async () => {
    const { activities, warnings } = await readCorpus('words/too-long');
    const [activity] = activities;
    expect(activity?.title).toEqual({ da: 'æ'.repeat(1_000) });
    expect(activity?.description).toEqual({ da: 'å'.repeat(5_000) });
    expect(activity?.place).toEqual({ da: 'ø'.repeat(1_000) });
    expect(activity?.categories).toHaveLength(30);
    expect(warnings.map((sentence) => sentence.slice(0, 50))).toEqual([
      'The text was too long and was cut (SUMMARY): “ææææ',
      'The text was too long and was cut (DESCRIPTION): “',
      'The text was too long and was cut (LOCATION): “æææ',
    ]);
  });

  it('a cut leaves no half of a character', async () => {
    const { title } = await readOne(START, `SUMMARY:${'🎉'.repeat(1_001)}`);
    expect(title).toEqual({ da: '🎉'.repeat(1_000) });
  });

  it('the latest 730 excluded dates are kept, so that none of the coming ones takes place', async () => {
    const { activities, warnings } = await readCorpus('series/more-dates-than-ours');
    const excluded = activities[0]?.schedule.excluded ?? [];
    expect([excluded.length, excluded[0], excluded.at(-1)]).toEqual([
      730,
      '2020-10-27T19:00',
      '2022-12-28T19:00',
    ]);
    expect(warnings).toEqual(['Of more than 730 single dates the latest are kept: “Sprogcafé”.']);
  });

  it('a UID that is too long ends in its hash, and is told from others like it', async () => {
    const read = await readCorpus('series/very-long-uid');
    const uids = read.activities.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(2);
    expect(uids.map((uid) => uid.length)).toEqual([213, 213]);
    expect((await readCorpus('series/very-long-uid')).activities.map(({ uid }) => uid)).toEqual(uids);
    expect(faultsOf(read)).toEqual([]);
  });

  it('the first 730 dates of a rule by the hour are kept', async () => {
    const { schedule } = await readOne(START, 'SUMMARY:Vagt', 'RRULE:FREQ=HOURLY');
    expect([schedule.start, ...schedule.added]).toHaveLength(730);
    expect(schedule.added.at(-1)).toBe('2027-01-01T04:00');
  });
});

describe('of warnings', () => {
  it('each is told once, with a few of those it is about', async () => {
    const vevents = Array.from({ length: 5 }, (_, i) => [
      'BEGIN:VEVENT',
      `UID:${i}`,
      START,
      `SUMMARY:Nr. ${i}`,
      'RRULE:FREQ=SJÆLDENT',
      'END:VEVENT',
    ]);
    const read = await readCalendar(vevents.flat().join('\n'), CONTEXT);
    expect(account(read).filter((line) => line.startsWith('warning'))).toEqual([
      'warning: The rule cannot be read (FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY), so only the first date is kept: “Nr. 0”, “Nr. 1”, “Nr. 2” and 2 more.',
    ]);
  });

  it('there are a hundred at most', async () => {
    const vevents = Array.from({ length: 300 }, (_, i) => [
      'BEGIN:VEVENT',
      `UID:${i}`,
      `DTSTART;TZID=Zone ${i}:20261201T190000`,
      'SUMMARY:Systue',
      'END:VEVENT',
    ]);
    const { warnings } = await readCalendar(vevents.flat().join('\n'), CONTEXT);
    expect(warnings).toHaveLength(101);
    expect(warnings.at(-1)).toBe('There are 200 more faults like these.');
  });
});
