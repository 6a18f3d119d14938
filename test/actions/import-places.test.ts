// Places in words, and the venues they become.
import { describe, expect, test } from 'vitest';
import { VenueNames } from '../../src/actions/import-places.ts';
import type { Venue } from '../../src/calendar/association.ts';
import { aVenue } from '../support/activities.ts';
import { onBothDatabases } from '../support/databases.ts';
import { byUid, furnished, imported, onTuesday, revise, tuesdays } from './imports.ts';

const VENUES: readonly Venue[] = [
  aVenue('bibliotek', { name: 'Holte Bibliotek', address: 'Holte Midtpunkt 23, 2840 Holte' }),
  aVenue('lokale-1', { name: 'Mødelokalet', address: 'Vejen 4' }),
  aVenue('lokale-2', { name: 'Mødelokalet', address: 'Vejen 6' }),
  aVenue('uden-adresse', { name: 'Caféen' }),
];

describe('a place in words', () => {
  test.each([
    ['Holte Bibliotek', 'bibliotek'],
    ['holte  bibliotek ', 'bibliotek'],
    ['Holte Bibliotek, Holte Midtpunkt 23, 2840 Holte', 'bibliotek'],
    ['Holte Bibliotek\nHolte Midtpunkt 23\n2840 Holte, Danmark', 'bibliotek'],
    ['Holte Midtpunkt 23, 2840 Holte', 'bibliotek'],
    ['Cafe\u0301en', 'uden-adresse'],
    ['Mødelokalet', null],
    ['Mødelokalet, Vejen 6', 'lokale-2'],
    ['Holte Bibliotek, 1. sal', null],
    ['Danmark', null],
    ['', null],
  ])('“%s” is %s', (words, slug) => {
    expect(new VenueNames(VENUES).venueOf({ da: words })).toBe(slug);
  });

  test('in any of its languages', () => {
    expect(new VenueNames(VENUES).venueOf({ en: 'Holte library', da: 'Holte Bibliotek' })).toBe('bibliotek');
  });
});

const UNCHANGED = { created: 0, updated: 0, unchanged: 1 };

onBothDatabases('an imported place', (database) => {
  test('becomes the venue that it names, also on single dates', async () => {
    const desk = await furnished(database);
    const file = [
      tuesdays('a@x', 'Sprogcafé', 'LOCATION:Holte Bibliotek\\, Holte Midtpunkt 23\\, 2840 Holte'),
      onTuesday('a@x', 'Sprogcafé', '20261208T190000', 'LOCATION:Ny Hal'),
      onTuesday('a@x', 'Sprogcafé', '20261215T190000', 'LOCATION:Ved søen'),
      onTuesday('a@x', 'Sprogcafé', '20261222T190000'),
    ];
    await imported(desk, ...file);
    expect(byUid(desk, 'a@x')).toMatchObject({
      venue: 'bibliotek',
      place: null,
      schedule: {
        changed: {
          '2026-12-08T19:00': { venue: 'hal', place: null },
          '2026-12-15T19:00': { venue: null, place: { da: 'Ved søen' } },
          '2026-12-22T19:00': { venue: null, place: null },
        },
      },
    });
    expect(await imported(desk, ...file)).toEqual(UNCHANGED);
  });

  test('that was given its venue here keeps it until the source moves', async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé', 'LOCATION:Bibl.'));
    expect(byUid(desk, 'a@x')).toMatchObject({ venue: null, place: { da: 'Bibl.' } });
    await revise(desk, 'a@x', { venue: 'bibliotek', place: null });
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé', 'LOCATION:Bibl.'))).toEqual(UNCHANGED);
    await imported(desk, tuesdays('a@x', 'Sprogcafé for alle', 'LOCATION:Bibl.'));
    expect(byUid(desk, 'a@x')).toMatchObject({ venue: 'bibliotek', place: null });
    await imported(desk, tuesdays('a@x', 'Sprogcafé for alle', 'LOCATION:Ved søen'));
    expect(byUid(desk, 'a@x')).toMatchObject({ venue: null, place: { da: 'Ved søen' } });
  });

  test('that the source never gave is left to people here', async () => {
    const desk = await furnished(database);
    await imported(desk, tuesdays('a@x', 'Sprogcafé'));
    await revise(desk, 'a@x', { venue: 'hal' });
    expect(await imported(desk, tuesdays('a@x', 'Sprogcafé'))).toEqual(UNCHANGED);
    await imported(desk, tuesdays('a@x', 'Sprogcafé', 'LOCATION:Holte Bibliotek'));
    expect(byUid(desk, 'a@x').venue).toBe('bibliotek');
    await imported(desk, tuesdays('a@x', 'Sprogcafé'));
    expect(byUid(desk, 'a@x').venue).toBeNull();
  });
});
