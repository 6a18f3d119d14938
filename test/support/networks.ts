// Small networks in which clashes are common: few venues, few hosts, few evenings.
import fc from 'fast-check';
import type { Activity } from '../../src/calendar/activity.ts';
import type { Venue } from '../../src/calendar/association.ts';
import type { NetworkRules } from '../../src/calendar/occurrence-index.ts';
import { HOUR, instant, type Window } from '../../src/calendar/time.ts';
import { anActivity, aVenue, COPENHAGEN } from './activities.ts';
import { anyAddress, anyVenueSlug, denseSchedule, mostly, SEASONS, seasonFrom } from './dense-schedules.ts';
import { zone } from './schedules.ts';

export interface SmallNetwork {
  readonly venues: readonly Venue[];
  /** Called a0, a1 and so on. */
  readonly activities: readonly Activity[];
  readonly rules: NetworkRules;
  /** When most of it happens. */
  readonly season: Window;
  /** Any other activity for this network, by its id. */
  readonly anotherActivity: (id: string) => fc.Arbitrary<Activity>;
}

const HOSTS = ['kvindeklubben', 'sprogcafeen', 'roede-kors', 'boldklubben', 'kirken', 'mentorerne', 'koret'];
const KM_PER_DEGREE = 111.2;

/** One of the venues, told of anew: any area, any place, any size. */
export const anyVenue: fc.Arbitrary<Venue> = fc
  .record({
    slug: fc.constantFrom('bibliotek', 'sognegaard', 'hal', 'skole'),
    area: fc.constantFrom(null, 'Holte', 'Birkerød'),
    kmNorth: fc.constantFrom(null, 0, 4, 8, 30),
    severalAtOnce: fc.boolean(),
  })
  .map(({ slug, area, kmNorth, severalAtOnce }) => {
    const position = kmNorth === null ? {} : { latitude: 55.8 + kmNorth / KM_PER_DEGREE, longitude: 12.47 };
    return aVenue(slug, { area, severalAtOnce, ...position });
  });

function anyActivity(id: string, season: number): fc.Arbitrary<Activity> {
  return fc
    .record({
      association: fc.constantFrom(...HOSTS),
      coHosts: mostly(fc.constant<string[]>([]), fc.subarray(HOSTS, { maxLength: 2 }), 9),
      audiences: fc.subarray(['women', 'men', 'children'], { maxLength: 2 }),
      needs: fc.subarray(['interpreter-ar', 'driver'], { maxLength: 2 }),
      venue: anyVenueSlug,
      online: anyAddress,
      status: mostly<Activity['status']>(
        fc.constant('confirmed'),
        fc.constantFrom('tentative', 'cancelled'),
        9,
      ),
      transparent: mostly(fc.constant(false), fc.constant(true), 14),
      schedule: denseSchedule(season),
    })
    .map((given) => anActivity({ id, ...given }));
}

export const anyNetwork: fc.Arbitrary<SmallNetwork> = fc
  .record({ season: fc.constantFrom(...SEASONS), size: fc.constantFrom(3, 5, 8) })
  .chain(({ season, size }) =>
    fc.record({
      venues: fc.uniqueArray(anyVenue, { selector: ({ slug }) => slug }),
      activities: fc.tuple(...Array.from({ length: size }, (_, i) => anyActivity(`a${i}`, season))),
      rules: fc.record({
        timeZone: mostly(fc.constant(COPENHAGEN), fc.constant(zone('Pacific/Auckland'))),
        nearKm: fc.constant(5),
      }),
      season: fc.constant(seasonFrom(season)),
      anotherActivity: fc.constant((id: string) => anyActivity(id, season)),
    }),
  );

/** A window within another, to the half hour, at least half an hour long; often it is the whole or its later part. */
export function anyWindowIn({ start, end }: Window): fc.Arbitrary<Window> {
  const step = HOUR / 2;
  const steps = (end - start) / step;
  return fc
    .record({
      from: fc.oneof(fc.integer({ min: 0, max: steps - 1 }), fc.integer({ min: 0, max: steps / 2 })),
      length: fc.oneof(fc.integer({ min: 1, max: steps }), fc.constant(steps)),
    })
    .map(({ from, length }) => ({
      start: instant(start + from * step),
      end: instant(Math.min(end, start + (from + length) * step)),
    }));
}
