// The ways out that are offered when a series clashes.
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import { wallOf } from '../../src/calendar/compiled-schedule.ts';
import { OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import { type MeetingHours, type Suggestion, suggestions } from '../../src/calendar/suggestions.ts';
import { dayOf, isoWeekOf, type Window } from '../../src/calendar/time.ts';
import { reportClashes, type StateOf } from '../../src/calendar/verdict.ts';
import { anActivity, COPENHAGEN } from '../support/activities.ts';
import { allDaySchedule, at, type ScheduleParts, timedSchedule, windowOf } from '../support/schedules.ts';

const WINTER = windowOf('2026-11-20', '2027-03-01');

function indexOf(...others: Activity[]): OccurrenceIndex {
  return new OccurrenceIndex(WINTER, [], others, { timeZone: COPENHAGEN, nearKm: 5 });
}

interface Question {
  readonly window?: Window;
  readonly hours?: MeetingHours;
  readonly stateOf?: StateOf;
  readonly isRuledOut?: (moved: Activity) => boolean;
}

function suggest(index: OccurrenceIndex, asked: Activity, question: Question = {}): readonly Suggestion[] {
  const { window = WINTER, hours = { first: 8, last: 22 }, stateOf = () => 'open' } = question;
  const terms = { hours, isRuledOut: question.isRuledOut ?? (() => false) };
  const { verdict } = reportClashes(index, asked, window, stateOf);
  return suggestions(index, asked, verdict, window, terms, stateOf);
}

const activityOf = (id: string, parts: ScheduleParts) => anActivity({ id, schedule: timedSchedule(parts) });
const ODD_WEEKS = Array.from({ length: 27 }, (_, i) => 2 * i + 1).join();

/** What stands in the way: every day of a season between two hours. */
const busy = (from: number, to: number, days = 'MO,TU,WE,TH,FR,SA,SU') =>
  activityOf(`busy-${from}-${days}`, {
    start: `2026-09-01T${String(from).padStart(2, '0')}:00`,
    duration: `PT${to - from}H`,
    rule: `FREQ=WEEKLY;BYDAY=${days}`,
  });

describe('the ways out of a clash', () => {
  it('are the nearest days and hours without any: of a Tuesday evening the evenings beside it', () => {
    const tuesdays = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12' };
    const found = suggest(indexOf(busy(18, 21, 'TU')), activityOf('café', tuesdays));
    expect(found.map(({ start, rule, verdict }) => [start, rule, verdict.clashing])).toEqual([
      ['2026-11-30T19:00', 'FREQ=WEEKLY;BYDAY=MO;COUNT=12', 0],
      ['2026-12-02T19:00', 'FREQ=WEEKLY;BYDAY=WE;COUNT=12', 0],
      ['2026-11-30T18:00', 'FREQ=WEEKLY;BYDAY=MO;COUNT=12', 0],
      ['2026-12-02T18:00', 'FREQ=WEEKLY;BYDAY=WE;COUNT=12', 0],
      ['2026-11-30T20:00', 'FREQ=WEEKLY;BYDAY=MO;COUNT=12', 0],
    ]);
  });

  it('are the fewest clashing dates first, then the less grave, then the nearest', () => {
    const once = (day: number, time: string) =>
      activityOf(`${day}-${time}`, { start: `2026-12-${10 + day}T${time}`, duration: 'PT30M' });
    const overlapping = [14, 17, 19].map((day) => once(day - 10, '19:00'));
    const sameEvening = [16, 18, 20].map((day) => once(day - 10, '20:30'));
    const asked = { start: '2026-12-08T19:00', duration: 'PT1H', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4' };
    const index = indexOf(busy(19, 20, 'TU'), ...overlapping, ...sameEvening);
    const found = suggest(index, activityOf('café', asked), { hours: { first: 19, last: 20 } });
    expect(
      found.map(({ rule, verdict }) => [rule?.slice(18, 20), verdict.clashing, verdict.severity]),
    ).toEqual([
      ['WE', 1, 'medium'],
      ['FR', 1, 'medium'],
      ['SU', 1, 'medium'],
      ['MO', 1, 'high'],
      ['TH', 1, 'high'],
    ]);
  });

  it('are within the hours that people meet in', () => {
    const others = [busy(8, 22, 'MO,TU,TH,FR,SA,SU'), busy(8, 17, 'WE')];
    const asked = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;COUNT=4', duration: 'PT1H' };
    expect(suggest(indexOf(...others), activityOf('café', asked)).map(({ start }) => start)).toEqual([
      '2026-12-02T20:00',
      '2026-12-02T21:00',
    ]);
  });

  it('are none where everything is as bad', () => {
    expect(suggest(indexOf(busy(0, 24)), activityOf('café', { start: '2026-12-01T19:00' }))).toEqual([]);
  });

  it('are none for what does not clash', () => {
    expect(suggest(indexOf(), activityOf('café', { start: '2026-12-01T19:00' }))).toEqual([]);
  });

  it('are none for what has no hours', () => {
    const camp = anActivity({ id: 'lejr', schedule: allDaySchedule({ start: '2026-12-01' }) });
    expect(suggest(indexOf(busy(18, 21, 'TU')), camp)).toEqual([]);
  });

  it('are none where all that is open is settled', () => {
    const asked = activityOf('café', { start: '2026-12-01T19:00' });
    expect(suggest(indexOf(busy(18, 21, 'TU')), asked, { stateOf: () => 'settled' })).toEqual([]);
  });

  it('are on other days at its own hour where that is an hour to meet in, and else at one that is', () => {
    const early = activityOf('svøm', { start: '2026-12-01T06:30', duration: 'PT1H', rule: 'FREQ=WEEKLY' });
    const [first] = suggest(indexOf(busy(6, 8)), early);
    expect(first?.start).toBe('2026-12-01T10:30');
  });
});

describe('the days a series may move to', () => {
  const daysOf = (asked: ScheduleParts, taken: string) =>
    suggest(indexOf(busy(0, 24, taken)), activityOf('café', asked)).map(
      ({ start, rule }) => `${start} ${rule}`,
    );

  it('of a single date are the days of its week', () => {
    const found = daysOf({ start: '2026-12-06T10:00' }, 'MO,TU,WE,TH,SU');
    expect([...new Set(found.map((text) => text.slice(0, 10)))]).toEqual(['2026-12-05', '2026-12-04']);
  });

  it('of a series on several weekdays keep their distance', () => {
    const found = daysOf({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU,TH' }, 'TU,TH');
    expect(found.map((text) => text.split(' ')[1])).toEqual([
      'FREQ=WEEKLY;BYDAY=MO,WE',
      'FREQ=WEEKLY;BYDAY=WE,FR',
      'FREQ=WEEKLY;BYDAY=MO,WE',
      'FREQ=WEEKLY;BYDAY=WE,FR',
      'FREQ=WEEKLY;BYDAY=MO,WE',
    ]);
  });

  it.each(['UNTIL=20270117', 'UNTIL=20270112T190000', 'UNTIL=20270112T180000Z', 'INTERVAL=2;COUNT=3'])(
    'of a series with %s keep it',
    (part) => {
      const found = daysOf({ start: '2026-12-01T19:00', rule: `FREQ=WEEKLY;${part};BYDAY=TU` }, 'TU');
      expect(found.slice(0, 2)).toEqual([
        `2026-11-30T19:00 FREQ=WEEKLY;${part};BYDAY=MO`,
        `2026-12-02T19:00 FREQ=WEEKLY;${part};BYDAY=WE`,
      ]);
    },
  );

  it('of a week that begins on Sunday stay in that week', () => {
    const sundays = (weekStart: string) => ({
      start: '2026-12-06T10:00',
      rule: `FREQ=WEEKLY;BYDAY=SU;${weekStart}COUNT=4`,
    });
    const firstFor = (weekStart: string) => daysOf(sundays(weekStart), 'SU')[0]?.slice(0, 10);
    expect(firstFor('')).toBe('2026-12-05');
    expect(firstFor('WKST=SU;')).toBe('2026-12-07');
  });

  it('of odd weeks stay in odd weeks, over a year of 53 weeks', () => {
    const rule = `FREQ=YEARLY;BYWEEKNO=${ODD_WEEKS};BYDAY=TU;COUNT=6`;
    const found = suggest(
      indexOf(busy(0, 24, 'TU')),
      activityOf('café', { start: '2026-12-01T19:00', rule }),
    );
    expect(found).toHaveLength(5);
    for (const { rule: moved, verdict, schedule } of found) {
      expect(moved).toMatch(
        new RegExp(`^FREQ=YEARLY;BYWEEKNO=${ODD_WEEKS};BYDAY=(MO|WE|TH|FR|SA|SU);COUNT=6$`),
      );
      expect(isoWeekOf(dayOf(wallOf(schedule.start))).week).toBe(49);
      expect(verdict.occurrences).toBe(6);
    }
  });

  it('of a second Tuesday are other weekdays and other weeks of the month', () => {
    const found = daysOf({ start: '2026-12-08T19:00', rule: 'FREQ=MONTHLY;BYDAY=2TU' }, 'MO,TU,WE,TH,SU');
    expect(found.slice(0, 2)).toEqual([
      '2026-12-11T19:00 FREQ=MONTHLY;BYDAY=2FR',
      '2026-12-11T18:00 FREQ=MONTHLY;BYDAY=2FR',
    ]);
    const tuesday = activityOf('møde', { start: '2026-09-08T19:00', rule: 'FREQ=MONTHLY;BYDAY=2TU' });
    const crowded = indexOf(busy(0, 24, 'MO,WE,TH,FR,SA,SU'), tuesday);
    const asked = activityOf('café', { start: '2026-12-08T19:00', rule: 'FREQ=MONTHLY;BYDAY=2TU' });
    const rules = suggest(crowded, asked)
      .filter(({ start }) => start.endsWith('19:00'))
      .map(({ rule }) => rule);
    expect(rules).toEqual(['1', '3', '4', '-1'].map((nth) => `FREQ=MONTHLY;BYDAY=${nth}TU`));
  });

  it('of a fifth Tuesday are its own as well, at another hour', () => {
    const asked = { start: '2026-12-29T19:00', rule: 'FREQ=MONTHLY;BYDAY=5TU' };
    const found = suggest(
      indexOf(busy(18, 20, 'TU'), busy(0, 24, 'MO,WE,TH,FR,SA,SU')),
      activityOf('café', asked),
    );
    expect(found[0]?.rule).toBe('FREQ=MONTHLY;BYDAY=5TU');
  });

  it('of a daily series, or one by date, are its own', () => {
    for (const rule of [
      'FREQ=DAILY;COUNT=9',
      'FREQ=MONTHLY;BYMONTHDAY=1',
      'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1',
      'FREQ=MONTHLY;BYDAY=1TU;BYMONTHDAY=1',
    ]) {
      const found = suggest(indexOf(busy(18, 21)), activityOf('café', { start: '2026-12-01T19:00', rule }));
      expect(found.map((one) => [one.rule, one.start.slice(0, 10)])).toEqual(
        found.map(() => [rule, '2026-12-01']),
      );
      expect(found).not.toHaveLength(0);
    }
  });

  it('are not yet over: what has not begun begins after the window does', () => {
    const window = { start: at('2026-12-01T15:30+01:00'), end: WINTER.end };
    const asked = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU' };
    const found = suggest(
      indexOf(busy(17, 22, 'TU'), busy(0, 24, 'WE,TH,FR,SA,SU')),
      activityOf('café', asked),
      { window },
    );
    expect(found.map(({ start, rule }) => `${start} ${rule}`)).toEqual([
      '2026-12-07T19:00 FREQ=WEEKLY;BYDAY=MO',
      '2026-12-07T18:00 FREQ=WEEKLY;BYDAY=MO',
      '2026-12-07T20:00 FREQ=WEEKLY;BYDAY=MO',
      '2026-12-07T17:00 FREQ=WEEKLY;BYDAY=MO',
      '2026-12-07T16:00 FREQ=WEEKLY;BYDAY=MO',
    ]);
    const monthly = activityOf('café', { start: '2026-12-08T19:00', rule: 'FREQ=MONTHLY;BYDAY=2TU' });
    const later = { start: at('2026-12-05T12:00+01:00'), end: WINTER.end };
    const [next] = suggest(indexOf(busy(0, 24, 'MO,TU,WE,TH,SA,SU')), monthly, { window: later });
    expect([next?.start, next?.rule]).toEqual(['2026-12-11T19:00', 'FREQ=MONTHLY;BYDAY=2FR']);
    const earlier = indexOf(
      busy(0, 24, 'MO,WE,TH,FR,SA,SU'),
      activityOf('møde', { start: '2026-09-08T19:00', rule: 'FREQ=MONTHLY;BYDAY=2TU' }),
    );
    const starts = suggest(earlier, monthly, { window: later }).map(({ start, rule }) => `${start} ${rule}`);
    expect(starts).toContain('2027-01-05T19:00 FREQ=MONTHLY;BYDAY=1TU');
    const begun = { ...asked, start: '2026-11-03T19:00' };
    const [first] = suggest(indexOf(busy(17, 22, 'TU')), activityOf('café', begun), { window });
    expect(first?.start).toBe('2026-11-02T19:00');
  });
});

describe('the dates that differ', () => {
  it.each<[string, Partial<ScheduleParts>, string[]]>([
    ['go where their week goes', { excluded: ['2026-12-22T19:00'] }, ['2026-12-23T19:00']],
    ['are left out where the rule ends before them', { excluded: ['2027-01-05T19:00'] }, []],
    [
      'do not undo a date that was added',
      { excluded: ['2026-12-22T19:00'], added: ['2026-12-23T19:00'] },
      [],
    ],
    [
      'stay where they exclude a date that was added',
      { excluded: ['2026-12-23T15:00'], added: ['2026-12-23T15:00'] },
      ['2026-12-23T15:00'],
    ],
  ])('%s', (_sentence, parts, excluded) => {
    const tuesdays = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270105' };
    const [first] = suggest(indexOf(busy(18, 22, 'MO,TU')), activityOf('café', { ...tuesdays, ...parts }));
    expect(first?.schedule.start).toBe('2026-12-02T19:00');
    expect(first?.schedule.excluded).toEqual(excluded);
  });

  it('move along with the rest, save for those that had moved by themselves and those that were added', () => {
    const asked = activityOf('café', {
      start: '2026-12-01T19:00',
      rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=8',
      excluded: ['2026-12-22T19:00'],
      added: ['2026-12-23T15:00'],
      changed: {
        '2027-01-05T19:00': { start: '2027-01-07T19:00', title: { da: 'Nytår' } },
        '2026-12-23T15:00': { start: '2026-12-23T16:00' },
      },
    });
    const [first] = suggest(indexOf(busy(18, 22, 'MO,TU')), asked);
    expect(first?.schedule).toMatchObject({
      start: '2026-12-02T19:00',
      excluded: ['2026-12-23T19:00'],
      added: ['2026-12-23T15:00'],
      changed: {
        '2026-12-23T15:00': { start: '2026-12-23T16:00' },
        '2027-01-06T19:00': { title: { da: 'Nytår' } },
      },
    });
    expect(first?.schedule.changed['2027-01-06T19:00']).not.toHaveProperty('start');
  });

  it('stay in their month where another week of the month is suggested', () => {
    const asked = activityOf('café', {
      start: '2026-12-08T19:00',
      rule: 'FREQ=MONTHLY;BYDAY=2TU',
      excluded: ['2027-01-12T19:00', '2027-02-09T19:00'],
    });
    const meeting = activityOf('møde', { start: '2026-09-08T19:00', rule: 'FREQ=MONTHLY;BYDAY=2TU' });
    const found = suggest(indexOf(busy(0, 24, 'MO,WE,TH,FR,SA,SU'), meeting), asked);
    expect(found.find(({ rule }) => rule?.endsWith('3TU'))?.schedule.excluded).toEqual([
      '2027-01-19T19:00',
      '2027-02-16T19:00',
    ]);
  });

  it('are never what is ruled out, however few of its dates clash', () => {
    const tuesdays = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12' };
    const isRuledOut = ({ schedule }: Activity) => !schedule.rule?.text.includes('BYDAY=TH');
    const found = suggest(indexOf(busy(18, 21, 'TU')), activityOf('café', tuesdays), { isRuledOut });
    expect(found).toHaveLength(5);
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['FREQ=WEEKLY;BYDAY=TH;COUNT=12']));
  });
});
