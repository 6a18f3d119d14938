// A seeded network of any size, shaped as associations' calendars are: 70 % weekly, 15 % every two weeks, 15 % monthly
// by weekday; 75 % begin between 16 and 21; a season from September to August; towns of about five venues each.
import type { Activity } from '../../src/calendar/activity.ts';
import type { Association, Venue } from '../../src/calendar/association.ts';
import { parseRule, WEEKDAYS } from '../../src/calendar/rule.ts';
import {
  dayFromCivil,
  formatLocalDate,
  type Instant,
  type LocalDateTime,
  type TimeZoneId,
  weekdayOf,
} from '../../src/calendar/time.ts';

export interface BenchNetwork {
  readonly associations: readonly Association[];
  readonly venues: readonly Venue[];
  readonly activities: readonly Activity[];
}

export const COPENHAGEN = 'Europe/Copenhagen' as TimeZoneId;
const SEASON_START = dayFromCivil(2026, 9, 1);
const SEED = 7;
const VENUES_PER_TOWN = 5;
const AUDIENCES = ['women', 'men', 'children', 'youth', 'seniors', 'families', 'newcomers', 'volunteers'];

/** A small fast generator (mulberry32): the same seed, the same numbers. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A network with `size` activities, one association for each 40 where their count is not given, and 300 venues for each
 * 20,000; at least 10. */
export function benchNetwork(size: number, count = Math.max(10, Math.round(size / 40))): BenchNetwork {
  const random = seeded(SEED);
  const below = (n: number): number => Math.floor(random() * n);
  const associations = Array.from({ length: count }, (_, i) => association(i));
  const venues = Array.from({ length: Math.max(10, Math.round((size * 300) / 20_000)) }, (_, i) => venue(i));
  const activities = Array.from({ length: size }, (_, i) => activity(i, below, associations, venues));
  return { associations, venues, activities };
}

function association(i: number): Association {
  const colour = `#${((i * 7_919) % 0xffffff).toString(16).padStart(6, '0')}`;
  return { slug: `forening-${i}`, name: `Forening ${i}`, colour, area: null, link: null, languages: ['da'] };
}

function venue(i: number): Venue {
  const town = Math.floor(i / VENUES_PER_TOWN);
  return {
    slug: `sted-${i}`,
    name: `Sted ${i}`,
    address: `Hovedgaden ${i}`,
    area: `By ${town}`,
    latitude: null,
    longitude: null,
    severalAtOnce: false,
    addressForMembersOnly: false,
  };
}

function activity(
  i: number,
  below: (n: number) => number,
  associations: readonly Association[],
  venues: readonly Venue[],
): Activity {
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const shape = below(100);
  const day = SEASON_START + below(28);
  const code = WEEKDAYS[weekdayOf(day)];
  const nth = Math.floor((Number(formatLocalDate(day).slice(8)) - 1) / 7) + 1;
  const ends = 'UNTIL=20270831T235959';
  const rule =
    shape < 70
      ? `FREQ=WEEKLY;BYDAY=${code};${ends}`
      : shape < 85
        ? `FREQ=WEEKLY;INTERVAL=2;BYDAY=${code};${ends}`
        : `FREQ=MONTHLY;BYDAY=${nth === 5 ? -1 : nth}${code};${ends}`;
  const hour = below(100) < 75 ? 16 + below(6) : 9 + below(7);
  const start = `${formatLocalDate(day)}T${String(hour).padStart(2, '0')}:${below(2) ? '00' : '30'}`;
  const created = (Date.UTC(2026, 7, 1) + i * 60_000) as Instant;
  return {
    id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    uid: `aktivitet-${i}@bench.example`,
    association: pick(associations).slug,
    coHosts: [],
    title: { da: `Aktivitet ${i}: sprogcafé og fællesspisning` },
    description: {
      da: `Kom og vær med, vi glæder os til at se dig. ${'Alle er velkomne. '.repeat(1 + below(6))}`,
    },
    categories: ['language'],
    audiences: below(4) === 0 ? [] : [pick(AUDIENCES)],
    languages: ['da'],
    needs: below(20) === 0 ? ['interpreter-ar'] : [],
    venue: pick(venues).slug,
    place: null,
    online: null,
    link: null,
    status: 'confirmed',
    expires: null,
    visibility: 'public',
    transparent: false,
    schedule: {
      allDay: false,
      start: start as LocalDateTime,
      timeZone: COPENHAGEN,
      duration: { days: 0, seconds: 3_600 * (1 + below(3)) },
      rule: parseRule(rule),
      excluded: [],
      added: [],
      changed: {},
    },
    sequence: 0,
    created,
    updated: created,
  };
}
