// What is said about a series as a whole.
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import { OccurrenceIndex } from '../../src/calendar/occurrence-index.ts';
import { verdictBelow } from '../../src/calendar/quick-verdict.ts';
import type { Window } from '../../src/calendar/time.ts';
import { type ClashReport, reportClashes, type StateOf } from '../../src/calendar/verdict.ts';
import { anActivity, aVenue, COPENHAGEN } from '../support/activities.ts';
import { allDaySchedule, at, type ScheduleParts, timedSchedule, windowOf } from '../support/schedules.ts';

const WINTER = windowOf('2026-12-01', '2027-03-01');
const open: StateOf = () => 'open';
const venues = [aVenue('bibliotek', { area: 'Holte' }), aVenue('hal', { area: 'Holte' }), aVenue('lade')];

const activityOf = (id: string, parts: ScheduleParts, given: Partial<Activity> = {}) =>
  anActivity({ id, audiences: ['women'], venue: 'bibliotek', schedule: timedSchedule(parts), ...given });

const TWELVE_TUESDAYS = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;COUNT=12' };
const cafe = activityOf('café', TWELVE_TUESDAYS);
const club = activityOf('klub', { start: '2026-12-22T20:00', rule: 'FREQ=WEEKLY;COUNT=8' }, { venue: 'hal' });

interface Question {
  readonly window?: Window;
  readonly stateOf?: StateOf;
}

function report(asked: Activity, others: readonly Activity[], question: Question = {}): ClashReport {
  const index = new OccurrenceIndex(WINTER, venues, others, { timeZone: COPENHAGEN, nearKm: 5 });
  return reportClashes(index, asked, question.window ?? WINTER, question.stateOf ?? open);
}

describe('the verdict', () => {
  it('is about the series: 8 of 12 Tuesdays', () => {
    expect(report(cafe, [club]).verdict).toEqual({ occurrences: 12, clashing: 8, severity: 'high' });
  });

  it('finds nothing wrong where nothing clashes', () => {
    expect(report(cafe, [])).toEqual({
      verdict: { occurrences: 12, clashing: 0, severity: null },
      clashes: [],
    });
  });

  it('counts a date once, however many it clashes with', () => {
    const others = [club, { ...club, id: 'kor', association: 'koret' }];
    expect(report(cafe, others).verdict.clashing).toBe(8);
  });

  it('counts neither cancelled nor excluded dates', () => {
    const changed = { '2026-12-22T19:00': { status: 'cancelled' as const } };
    const less = activityOf('café', { ...TWELVE_TUESDAYS, changed, excluded: ['2026-12-29T19:00'] });
    expect(report(less, [club]).verdict).toMatchObject({ occurrences: 10, clashing: 6 });
  });

  it('of a cancelled activity is that there is nothing left', () => {
    expect(report({ ...cafe, status: 'cancelled' }, [club]).verdict).toEqual({
      occurrences: 0,
      clashing: 0,
      severity: null,
    });
  });

  it("of what takes nobody's time is that it is on and clashes with nothing", () => {
    expect(report({ ...cafe, transparent: true }, [club]).verdict).toMatchObject({
      occurrences: 12,
      clashing: 0,
    });
  });

  it('is not about what it would replace', () => {
    expect(report({ ...cafe, association: 'another' }, [cafe]).verdict.clashing).toBe(0);
  });

  it.each<[string, Partial<Activity>, string]>([
    ['high for the same venue', { audiences: ['men'], venue: 'bibliotek' }, 'high'],
    ['high for the same people', {}, 'high'],
    ['medium for the same helpers', { audiences: ['men'] }, 'medium'],
  ])('is %s', (_sentence, given, severity) => {
    const asked = { ...cafe, needs: ['driver'] };
    expect(report(asked, [{ ...club, needs: ['driver'], ...given }]).verdict.severity).toBe(severity);
  });

  it('is medium for the same evening, and high as soon as one of several is', () => {
    const choir = activityOf('kor', { start: '2026-12-01T21:30', rule: 'FREQ=WEEKLY' });
    expect(report(cafe, [choir]).verdict).toMatchObject({ clashing: 12, severity: 'medium' });
    expect(report(cafe, [choir, club]).verdict).toMatchObject({ clashing: 12, severity: 'high' });
  });
});

describe('what is settled', () => {
  const settledWithClub: StateOf = (one, other) => ([one.id, other.id].includes('klub') ? 'settled' : 'open');
  const choir = activityOf('kor', { start: '2026-12-01T21:30', rule: 'FREQ=WEEKLY;COUNT=2' });

  it('is listed with its state and not counted', () => {
    const { verdict, clashes } = report(cafe, [club], { stateOf: settledWithClub });
    expect(verdict).toEqual({ occurrences: 12, clashing: 0, severity: null });
    expect(clashes).toMatchObject([{ activity: club, state: 'settled', count: 8, severity: 'high' }]);
  });

  it('is still counted while people only talk about it', () => {
    const { verdict, clashes } = report(cafe, [club], { stateOf: () => 'talked' });
    expect(verdict).toEqual({ occurrences: 12, clashing: 8, severity: 'high' });
    expect(clashes).toMatchObject([{ state: 'talked' }]);
  });

  it('leaves the rest open, with their own severity', () => {
    const { verdict } = report(cafe, [club, choir], { stateOf: settledWithClub });
    expect(verdict).toEqual({ occurrences: 12, clashing: 2, severity: 'medium' });
  });
});

describe('the clashes', () => {
  it('are told series by series, with the dates of the one asked about', () => {
    const meeting = activityOf('møde', { start: '2026-12-08T18:00', added: ['2026-12-15T18:30'] });
    expect(report(cafe, [meeting]).clashes).toEqual([
      {
        activity: meeting,
        reasons: ['venue', 'audience'],
        severity: 'high',
        count: 2,
        dates: ['2026-12-08', '2026-12-15'],
        state: 'open',
      },
    ]);
  });

  it('tell all reasons, whichever date they are from', () => {
    const movedOnce = activityOf('møde', {
      start: '2026-12-01T21:30',
      rule: 'FREQ=WEEKLY',
      changed: { '2026-12-08T21:30': { start: '2026-12-08T19:00', venue: 'hal' } },
    });
    expect(report(cafe, [movedOnce]).clashes).toMatchObject([
      { reasons: ['audience', 'evening'], severity: 'high' },
    ]);
  });

  it('name the dates in the zone of the one asked about', () => {
    const late = activityOf('sent', {
      start: '2026-12-01T23:30',
      timeZone: 'Europe/London',
      duration: 'PT1H',
    });
    const night = activityOf('nat', { start: '2026-12-02T00:30', duration: 'PT1H' }, { venue: 'hal' });
    expect(report(late, [night]).clashes).toMatchObject([{ dates: ['2026-12-01'] }]);
    expect(report(night, [late]).clashes).toMatchObject([{ dates: ['2026-12-02'] }]);
  });

  it('name a date once though two occurrences on it clash', () => {
    const twice = activityOf('to-gange', {
      start: '2026-12-08T19:00',
      added: ['2026-12-08T20:30'],
      duration: 'PT1H',
    });
    const { verdict, clashes } = report(twice, [cafe]);
    expect(verdict.clashing).toBe(2);
    expect(clashes).toMatchObject([{ count: 1, dates: ['2026-12-08'] }]);
  });

  it('are worst and most frequent first, then by id', () => {
    const evening = activityOf('a-aften', { start: '2026-12-01T21:30', rule: 'FREQ=WEEKLY;COUNT=12' });
    const once = activityOf('b-en-gang', { start: '2026-12-01T20:00' });
    const thrice = activityOf('d-tre-gange', { start: '2026-12-01T20:00', rule: 'FREQ=WEEKLY;COUNT=3' });
    const others = [evening, once, thrice, { ...thrice, id: 'c-tre-gange' }];
    const order = report(cafe, others).clashes.map(({ activity }) => activity.id);
    expect(order).toEqual(['c-tre-gange', 'd-tre-gange', 'b-en-gang', 'a-aften']);
  });

  it('name whole days too', () => {
    const camp = anActivity({
      id: 'lejr',
      schedule: allDaySchedule({ start: '2026-12-07', duration: 'P3D' }),
    });
    expect(report(camp, [cafe]).clashes).toMatchObject([{ dates: ['2026-12-07'], count: 1 }]);
    expect(report(cafe, [camp]).clashes).toMatchObject([{ dates: ['2026-12-08'], count: 1 }]);
  });
});

describe('the window of a verdict', () => {
  it("is about the dates asked for that overlap it, against everybody's", () => {
    const early = activityOf('tidlig', { start: '2026-12-08T17:00', duration: 'PT1H' });
    const from = (text: string): Window => ({ start: at(text), end: WINTER.end });
    const before = report(cafe, [early], { window: from('2026-12-08T20:59+01:00') });
    expect(before.clashes).toMatchObject([{ dates: ['2026-12-08'], reasons: ['evening'] }]);
    const after = report(cafe, [early], { window: from('2026-12-08T21:00+01:00') });
    expect(after.clashes).toEqual([]);
    expect([before, after].map(({ verdict }) => verdict.occurrences)).toEqual([11, 10]);
  });
});

describe('the quick verdict', () => {
  const index = new OccurrenceIndex(WINTER, venues, [club], { timeZone: COPENHAGEN, nearKm: 5 });

  it('is the verdict as long as fewer dates clash than are too many', () => {
    expect(verdictBelow(9, index, cafe, WINTER, open)).toEqual(report(cafe, [club]).verdict);
  });

  it('is none as soon as too many clash', () => {
    expect(verdictBelow(8, index, cafe, WINTER, open)).toBeNull();
  });

  it('looks no further then', () => {
    let asked = 0;
    const counting: StateOf = () => {
      asked++;
      return 'open';
    };
    const others = Array.from({ length: 9 }, (_, i) => ({
      ...club,
      id: `klub-${i}`,
      association: `by-${i}`,
    }));
    const crowded = new OccurrenceIndex(WINTER, venues, others, { timeZone: COPENHAGEN, nearKm: 5 });
    expect(verdictBelow(1, crowded, cafe, WINTER, counting)).toBeNull();
    expect(asked).toBe(1);
  });

  it('does not count what is settled', () => {
    expect(verdictBelow(1, index, cafe, WINTER, () => 'settled')).toEqual({
      occurrences: 12,
      clashing: 0,
      severity: null,
    });
  });
});
