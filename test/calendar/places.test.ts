// Which venues are near each other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Venue } from '../../src/calendar/association.ts';
import { areNear, distanceKm, NOWHERE, Places } from '../../src/calendar/places.ts';
import { aVenue } from '../support/activities.ts';
import { anyVenue } from '../support/networks.ts';

const rundetaarn = aVenue('rundetaarn', { latitude: 55.681389, longitude: 12.575556 });
const aros = aVenue('aros', { latitude: 56.153889, longitude: 10.199722 });
const anywhereOnEarth: fc.Arbitrary<Venue> = fc
  .record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  .map((position) => aVenue('et-sted', position));

describe('the distance between two venues', () => {
  it('is that along the globe: from the Round Tower to ARoS it is 157 km', () => {
    expect(distanceKm(rundetaarn, aros)).toBeCloseTo(156.6, 0);
  });

  it('is short across the date line', () => {
    const east = aVenue('east', { latitude: 0, longitude: 179.99 });
    const west = aVenue('west', { latitude: 0, longitude: -179.99 });
    expect(distanceKm(east, west)).toBeCloseTo(2.2, 1);
  });

  it('is unknown where one of them has no coordinates', () => {
    expect([distanceKm(rundetaarn, aVenue('lade')), distanceKm(aVenue('lade'), rundetaarn)]).toEqual([
      null,
      null,
    ]);
  });

  it('is the same there and back, nothing to itself, and never more than half round the globe', () => {
    fc.assert(
      fc.property(anywhereOnEarth, anywhereOnEarth, (a, b) => {
        const distance = distanceKm(a, b) ?? Number.NaN;
        expect(distance).toBe(distanceKm(b, a));
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(6_371 * Math.PI);
        expect(distanceKm(a, a)).toBe(0);
      }),
    );
  });
});

describe('the places of a network', () => {
  it('are near each other as their venues are, and in the same way from either side', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyVenue, { selector: ({ slug }) => slug }), (venues) => {
        const places = new Places(venues, 5);
        for (const a of venues) {
          const near = venues.filter((b) => areNear(a, b, 5)).map(({ slug }) => places.numberOf(slug));
          const found = places.nearTo(places.numberOf(a.slug));
          expect(found[0]).toBe(places.numberOf(a.slug));
          expect([...found].sort()).toEqual(near.sort());
          for (const b of venues) {
            expect(places.areNear(places.numberOf(a.slug), places.numberOf(b.slug))).toBe(areNear(b, a, 5));
          }
        }
      }),
    );
  });

  it('a venue keeps its number when it is told of anew, and is near what it has come near to', () => {
    const places = new Places([rundetaarn, aros], 5);
    const [tower, museum] = [places.numberOf('rundetaarn'), places.numberOf('aros')];
    expect(places.areNear(tower, museum)).toBe(false);
    places.put({ ...aros, latitude: rundetaarn.latitude, longitude: rundetaarn.longitude });
    expect(places.numberOf('aros')).toBe(museum);
    expect(places.areNear(tower, museum)).toBe(true);
    expect(places.areNear(museum, tower)).toBe(true);
  });

  it('a venue that nobody has told of is near itself alone and holds one activity, until somebody does', () => {
    const places = new Places([aVenue('hal', { area: 'Holte' })], 5);
    const [hall, unknown] = [places.numberOf('hal'), places.numberOf('nyt-sted')];
    expect(places.nearTo(unknown)).toEqual([unknown]);
    expect(places.areNear(hall, unknown)).toBe(false);
    expect([places.venue(unknown), places.isSingle(unknown)]).toEqual([null, true]);
    const told = aVenue('nyt-sted', { area: 'Holte', severalAtOnce: true });
    places.put(told);
    expect(places.areNear(hall, unknown)).toBe(true);
    expect([places.venue(unknown), places.isSingle(unknown)]).toEqual([told, false]);
  });

  it('no venue has the number of nowhere', () => {
    const places = new Places([], 5);
    expect(places.numberOf(null)).toBe(NOWHERE);
    expect(places.venue(NOWHERE)).toBeNull();
  });
});
