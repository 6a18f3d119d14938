// Audiences and helpers of large networks, which have more names than fit a set of bits.
import { describe, expect, it } from 'vitest';
import { anActivity, aVenue } from '../support/activities.ts';
import { reasonsBetween } from '../support/clash-between.ts';

const venues = [
  aVenue('bibliotek', { area: 'Holte' }),
  aVenue('sognegaard', { area: 'Holte' }),
  aVenue('lade'),
  aVenue('mose'),
];

describe('names are told apart however many there are', () => {
  const names = Array.from({ length: 70 }, (_, i) => `navn-${i}`);

  it.each([
    ['one of 70 audiences in common', [0, 40, 69], [1, 40], ['audience']],
    ['none of 70 audiences in common', [0, 40, 69], [8, 32, 64, 37, 5], []],
  ])('%s', (_sentence, mine, theirs, reasons) => {
    const others = names.map((name) => anActivity({ id: name, audiences: [name], venue: 'mose' }));
    const cafe = anActivity({ id: 'café', audiences: mine.map((i) => `navn-${i}`), venue: 'bibliotek' });
    const club = anActivity({ id: 'klub', audiences: theirs.map((i) => `navn-${i}`), venue: 'sognegaard' });
    expect(reasonsBetween(cafe, club, { venues, others })).toEqual(reasons);
  });

  it.each([
    ['one of 70 helpers in common', [0, 40, 69], [1, 40], ['helpers']],
    ['none of 70 helpers in common', [0, 40, 69], [8, 32, 64, 37, 5], []],
  ])('%s', (_sentence, mine, theirs, reasons) => {
    const others = names.map((name) => anActivity({ id: name, needs: [name], venue: 'mose' }));
    const cafe = anActivity({ id: 'café', needs: mine.map((i) => `navn-${i}`), venue: 'bibliotek' });
    const club = anActivity({ id: 'klub', needs: theirs.map((i) => `navn-${i}`), venue: 'lade' });
    expect(reasonsBetween(cafe, club, { venues, others })).toEqual(reasons);
  });
});
