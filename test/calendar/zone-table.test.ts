import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/calendar/time.ts';
import { ZoneTable } from '../../src/calendar/zone-table.ts';

const START = Date.UTC(2026, 0);
const YEAR = 366 * DAY;

interface Clocks {
  readonly first: number;
  /** In order, at least five days apart. */
  readonly changes: readonly { readonly at: number; readonly offset: number }[];
}

/** Zones whose clocks are changed at any minute of the day, by half an hour or by a day. */
const clocks: fc.Arbitrary<Clocks> = fc.record({
  first: fc.constantFrom(-10 * HOUR, 0, 12 * HOUR),
  changes: fc
    .array(
      fc.record({
        day: fc.integer({ min: 0, max: 72 }).map((n) => n * 5),
        minute: fc.oneof(fc.constantFrom(0, 1, 1_425, 1_439), fc.integer({ min: 0, max: 1_439 })),
        offset: fc.constantFrom(-10, -9.5, 0, 0.5, 1, 12, 14).map((hours) => hours * HOUR),
      }),
      { maxLength: 8 },
    )
    .map((list) => {
      const byDay = new Map(list.map((change) => [change.day, change]));
      return [...byDay.values()]
        .sort((a, b) => a.day - b.day)
        .map(({ day, minute, offset }) => ({ at: START + day * DAY + minute * MINUTE, offset }));
    }),
});

function offsetOf({ first, changes }: Clocks, at: number): number {
  return changes.findLast((change) => change.at <= at)?.offset ?? first;
}

/** RFC 5545 §3.3.5 word by word: the first instant that shows the reading, or the one that the offset before makes. */
function instantOf(zone: Clocks, wall: number): number {
  const offsets = [zone.first, ...zone.changes.map(({ offset }) => offset)];
  const shown = offsets.map((offset) => wall - offset).filter((at) => at + offsetOf(zone, at) === wall);
  if (shown.length) return Math.min(...shown);
  const gap = zone.changes.find(({ at, offset }) => {
    const before = offsetOf(zone, at - 1);
    return wall >= at + before && wall < at + offset;
  });
  return wall - offsetOf(zone, (gap?.at ?? 0) - 1);
}

describe('a zone of any clock changes', () => {
  test('gives each reading its instant, alone and day after day', () => {
    fc.assert(
      fc.property(
        clocks,
        fc.integer({ min: 0, max: 1_439 }),
        fc.integer({ min: 1, max: 9 }),
        (zone, minute, step) => {
          const days = Int32Array.from(
            { length: Math.floor(390 / step) },
            (_, i) => START / DAY - 9 + i * step,
          );
          const walls = new Float64Array(days.length);
          const instants = new Float64Array(days.length);
          const table = new ZoneTable((at) => offsetOf(zone, at));
          table.instantsOf(minute * MINUTE, days, days.length, walls, instants);
          const expected = [...walls].map((wall) => instantOf(zone, wall));
          expect([...instants]).toEqual(expected);
          expect([...walls].map((wall) => table.instantOf(wall))).toEqual(expected);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('does not overlook a gap that begins before midnight UTC, 23 hours after the day before', () => {
    const zone: Clocks = { first: 0, changes: [{ at: START + DAY - 15 * MINUTE, offset: HOUR }] };
    const days = Int32Array.from({ length: 9 }, (_, i) => START / DAY + i - 2);
    const [walls, instants] = [new Float64Array(9), new Float64Array(9)];
    const table = new ZoneTable((at) => offsetOf(zone, at));
    for (const time of ['when the change is found', 'when it is known']) {
      table.instantsOf(15 * MINUTE, days, days.length, walls, instants);
      expect([...instants], time).toEqual([...walls].map((wall) => instantOf(zone, wall)));
    }
  });

  test('knows its offset at every instant and all of its changes', () => {
    const moment = fc.integer({ min: START - 9 * DAY, max: START + YEAR + 9 * DAY });
    fc.assert(
      fc.property(clocks, fc.array(moment, { minLength: 1, maxLength: 40 }), (zone, moments) => {
        const table = new ZoneTable((at) => offsetOf(zone, at));
        for (const at of moments) expect(table.offsetAt(at)).toBe(offsetOf(zone, at));
        const real = zone.changes.filter(({ at, offset }) => offsetOf(zone, at - 1) !== offset);
        const found = table.changesIn(START - DAY, START + YEAR + DAY);
        expect(found.map(({ at, after }) => ({ at, offset: after }))).toEqual(real);
      }),
      { numRuns: 500 },
    );
  });

  test('is asked for nothing twice', () => {
    fc.assert(
      fc.property(clocks, (zone) => {
        const asked: number[] = [];
        const table = new ZoneTable((at) => {
          asked.push(at);
          return offsetOf(zone, at);
        });
        for (let at = START; at < START + YEAR; at += 7 * HOUR) table.offsetAt(at);
        const once = asked.length;
        for (let at = START; at < START + YEAR; at += 7 * HOUR) table.offsetAt(at);
        expect(asked).toHaveLength(once);
        // Every fourth midnight, and for each change the midnights around it and a search by halves.
        expect(once).toBeLessThan(YEAR / DAY / 4 + zone.changes.length * 25 + 5);
      }),
    );
  });

  test('is asked for nothing that another table of it has learnt, and answers the same', () => {
    fc.assert(
      fc.property(clocks, (zone) => {
        const table = new ZoneTable((at) => offsetOf(zone, at));
        const everySevenHours = Array.from(
          { length: Math.floor(YEAR / HOUR / 7) },
          (_, i) => START + i * 7 * HOUR,
        );
        const answers = everySevenHours.map((at) => table.offsetAt(at));
        const other = new ZoneTable(() => expect.unreachable('it is known'), structuredClone(table.known));
        expect(everySevenHours.map((at) => other.offsetAt(at))).toEqual(answers);
      }),
    );
  });
});
