import { describe, expect, it } from 'vitest';
import { readVenueForm, venueView, viewVenue } from '../../../src/actions/forms/venue-form.ts';
import { faultsOf } from './activity-input.ts';

const BOTH = 'Give latitude and longitude both, or leave both out.';
const name = 'Holte Bibliotek';
const library = {
  name,
  address: 'Holte Midtpunkt 23\n2840 Holte',
  area: 'Holte',
  latitude: 55.8106,
  longitude: 12.4702,
  severalAtOnce: true,
  addressForMembersOnly: false,
};

describe('a venue is refused, by the field at fault', () => {
  const cases: [string, unknown, string, string][] = [
    ['a list', [], 'venue', 'Give an object with the fields of the venue.'],
    ['no name', { name: null }, 'name', 'Give this field: it cannot be left out.'],
    [
      'an address with a control character',
      { name, address: 'a\u001b' },
      'address',
      'Remove the control character U+001B at position 2.',
    ],
    [
      'an address of 1001 characters',
      { name, address: 'x'.repeat(1001) },
      'address',
      'Give at most 1000 characters.',
    ],
    ['a latitude alone', { name, latitude: 55 }, 'longitude', BOTH],
    ['a longitude alone', { name, latitude: null, longitude: 12 }, 'latitude', BOTH],
    ['a latitude past the pole', { name, latitude: 90.1, longitude: 12 }, 'latitude', 'Give at most 90.'],
    ['a latitude past the pole, alone', { name, latitude: -90.1 }, 'latitude', 'Give at least -90.'],
    [
      'a longitude round the world',
      { name, latitude: 55, longitude: 180.5 },
      'longitude',
      'Give at most 180.',
    ],
    ['a latitude in words', { name, latitude: '55.8', longitude: 12 }, 'latitude', 'Give a number.'],
    [
      'a latitude that is no number',
      { name, latitude: Number.NaN, longitude: 12 },
      'latitude',
      'Give a number.',
    ],
    ['several at once in words', { name, severalAtOnce: 'yes' }, 'severalAtOnce', 'Give true or false.'],
    [
      'a field nobody knows',
      { name, adress: 'Holte' },
      'adress',
      'Leave this field out: the calendar does not know it.',
    ],
  ];
  it.each(cases)('%s', (_name, input, field, message) => {
    expect(faultsOf(() => readVenueForm('holte-bibliotek', input))).toEqual([{ field, message }]);
  });
});

describe('a venue is read', () => {
  it('from its name alone, the rest being unknown or false', () => {
    expect(readVenueForm('holte-bibliotek', { name, address: ' ' })).toEqual({
      slug: 'holte-bibliotek',
      name,
      address: null,
      area: null,
      latitude: null,
      longitude: null,
      severalAtOnce: false,
      addressForMembersOnly: false,
    });
  });

  it('at the pole, on the meridian', () => {
    const pole = readVenueForm('pole', { name, latitude: 90, longitude: 0 });
    expect([pole.latitude, pole.longitude]).toEqual([90, 0]);
  });

  it('from what the calendar shows its members, and is the same', () => {
    const venue = readVenueForm('holte-bibliotek', { ...library, addressForMembersOnly: true });
    const view = viewVenue(venue, { members: true });
    expect(venueView.parse(view)).toEqual(view);
    expect(readVenueForm(null, JSON.parse(JSON.stringify(view)))).toEqual(venue);
  });
});

describe('a venue is shown', () => {
  const open = readVenueForm('holte-bibliotek', library);
  const shelter = readVenueForm('krisecenter', { ...library, addressForMembersOnly: true });

  it.each([
    ['an open one to the public', open, false, true],
    ['an open one to members', open, true, true],
    ['a protected one to members', shelter, true, true],
    ['a protected one to the public', shelter, false, false],
  ])('%s', (_name, venue, members, withAddress) => {
    const { address, latitude, longitude } = viewVenue(venue, { members });
    expect([address, latitude, longitude]).toEqual(
      withAddress ? [library.address, library.latitude, library.longitude] : [null, null, null],
    );
  });
});
