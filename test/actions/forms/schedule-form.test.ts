import { describe, expect, it } from 'vitest';
import { accept, input, least, zone } from './activity-input.ts';

const tuesdays = (count: number, time = 'T19:00') =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(2026, 11, 1 + 7 * i)).toISOString().slice(0, 10).concat(time),
  );

describe('a schedule is read', () => {
  const read = (schedule: Record<string, unknown>) =>
    accept(least({ duration: 'PT2H', ...schedule })).schedule;

  it('as the design’s example says', () => {
    expect(accept(input()).schedule).toMatchObject({
      allDay: false,
      start: '2026-12-01T19:00',
      timeZone: 'Europe/Copenhagen',
      duration: { days: 0, seconds: 7200 },
      rule: { text: 'FREQ=WEEKLY;BYDAY=TU', frequency: 'WEEKLY' },
      excluded: ['2026-12-22T19:00'],
      added: ['2026-12-23T19:00'],
      changed: {
        '2027-01-05T19:00': { start: '2027-01-06T19:00', venue: 'ny-hal' },
        '2027-01-12T19:00': { status: 'cancelled', note: { da: 'Aflyst på grund af sne' } },
      },
    });
  });

  it('without the seconds that are nought', () => {
    const schedule = read({
      start: '2026-12-01T19:00:00',
      rule: 'FREQ=WEEKLY',
      excluded: ['2026-12-08T19:00:00'],
      added: ['2026-12-09T19:00:30'],
      changed: { '2026-12-15T19:00:00': { start: '2026-12-16T19:00:00' } },
    });
    expect(schedule).toMatchObject({
      start: '2026-12-01T19:00',
      excluded: ['2026-12-08T19:00'],
      added: ['2026-12-09T19:00:30'],
      changed: { '2026-12-15T19:00': { start: '2026-12-16T19:00' } },
    });
  });

  it('with its dates in order, each once', () => {
    const schedule = read({
      start: '2026-12-01T19:00',
      rule: 'FREQ=WEEKLY',
      excluded: ['2026-12-22T19:00', '2026-12-08T19:00', '2026-12-22T19:00:00'],
      added: ['2027-12-09T19:00', '2026-12-09T19:00'],
      changed: { '2026-12-29T19:00': { venue: null }, '2026-12-15T19:00': { venue: 'ny-hal' } },
    });
    expect(schedule.excluded).toEqual(['2026-12-08T19:00', '2026-12-22T19:00']);
    expect(schedule.added).toEqual(['2026-12-09T19:00', '2027-12-09T19:00']);
    expect(Object.keys(schedule.changed)).toEqual(['2026-12-15T19:00', '2026-12-29T19:00']);
  });

  it('in the network’s zone where it names none', () => {
    const given = least({ start: '2026-12-01T19:00', duration: 'PT2H' });
    expect(accept(given, { timeZone: zone('Europe/Stockholm') }).schedule.timeZone).toBe('Europe/Stockholm');
  });

  it('in a zone by its proper name', () => {
    expect(read({ start: '2026-12-01T19:00', timeZone: 'europe/copenhagen' }).timeZone).toBe(
      'Europe/Copenhagen',
    );
  });

  it('with a trailing semicolon in its rule, or RRULE before it', () => {
    const rules = ['FREQ=WEEKLY;BYDAY=TU;', 'RRULE:FREQ=WEEKLY;BYDAY=TU', 'freq=weekly;byday=tu'];
    for (const rule of rules) {
      expect(read({ start: '2026-12-01T19:00', rule }).rule?.text).toBe('FREQ=WEEKLY;BYDAY=TU');
    }
  });

  it.each([
    ['PT0S', { days: 0, seconds: 0 }],
    ['PT120M', { days: 0, seconds: 7200 }],
    ['P1DT2H', { days: 1, seconds: 7200 }],
    ['P1W', { days: 7, seconds: 0 }],
    ['P366D', { days: 366, seconds: 0 }],
  ])('lasting %s', (duration, expected) => {
    expect(read({ start: '2026-12-01T19:00', duration }).duration).toEqual(expected);
  });

  it.each([
    [undefined, 1],
    [null, 1],
    ['P1D', 1],
    ['P2W', 14],
    ['P366D', 366],
  ])('of whole days, lasting %s', (duration, days) => {
    const { schedule } = accept(least({ start: '2026-12-01', duration }));
    expect(schedule).toMatchObject({ allDay: true, start: '2026-12-01', duration: { days, seconds: 0 } });
  });

  it.each(['1900-01-01T00:00', '2200-12-31T23:59:59'])('starting %s', (start) => {
    expect(read({ start }).start).toBe(start);
  });

  it.each([
    ['null', null],
    ['nothing', {}],
    ['only nulls that mean nothing', { start: null, duration: null, title: null, status: null, note: null }],
    ['only blank words', { title: ' ', place: {}, note: { da: '' } }],
  ])('without a change that says %s', (_name, change) => {
    const changed = { '2026-12-08T19:00': change };
    expect(read({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY', changed }).changed).toEqual({});
  });

  it('with null for a date at no venue, at no place and not online', () => {
    const change = { venue: null, place: null, online: null };
    const changed = { '2026-12-08T19:00': change };
    expect(read({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY', changed }).changed).toEqual(changed);
  });

  it('with plain text about a date in the network’s own language', () => {
    const changed = {
      '2026-12-08T19:00': { title: 'Julefest', place: 'Ved søen', note: 'Husk varmt tøj', duration: 'PT3H' },
    };
    expect(read({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY', changed }).changed).toEqual({
      '2026-12-08T19:00': {
        duration: { days: 0, seconds: 10_800 },
        title: { da: 'Julefest' },
        place: { da: 'Ved søen' },
        note: { da: 'Husk varmt tøj' },
      },
    });
  });

  it('with 730 dates excluded, added and changed each', () => {
    const schedule = read({
      start: '2026-12-01T19:00',
      rule: 'FREQ=WEEKLY',
      excluded: tuesdays(730),
      added: tuesdays(730, 'T10:00'),
      changed: Object.fromEntries(tuesdays(730).map((id) => [id, { venue: 'ny-hal' }])),
    });
    expect(schedule.excluded).toHaveLength(730);
    expect(schedule.added).toHaveLength(730);
    expect(Object.keys(schedule.changed)).toHaveLength(730);
  });
});
