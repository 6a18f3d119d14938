// When two activities look like the same one, told of twice.
import { describe, expect, test } from 'vitest';
import type { Activity } from '../../src/calendar/activity.ts';
import { alikeAmong, areSimilar } from '../../src/calendar/likeness.ts';
import { instant } from '../../src/calendar/time.ts';
import { languageCafe } from '../store/examples.ts';

describe('two names', () => {
  test.each<[string, string, boolean]>([
    ['Sprogcafé', 'Sprogcafé', true],
    ['Sprogcafé', 'SPROGCAFE!', true],
    ['Sprogcafé', 'Sprogcaféen', true],
    ['Sprogcafé', 'Sprogcafé i Holte', true],
    ['Holte Bibliotek', 'Holte Bibliotek, Holte Midtpunkt 23', true],
    ['مقهى اللغة', 'مقهى اللغة', true],
    ['Sprogcafé', 'Strikkecafé', false],
    ['Kor', 'Korsang for begyndere', false],
    ['Yoga for kvinder', 'Yoga for mænd og drenge', false],
    ['Sprogcafé', '', false],
    ['', '', true],
    ['!!!', '…', true],
  ])('“%s” and “%s”: %s', (one, other, expected) => {
    expect(areSimilar(one, other)).toBe(expected);
    expect(areSimilar(other, one)).toBe(expected);
  });
});

const FROM = instant(Date.UTC(2026, 9, 1));
const another = (parts: Partial<Activity>): Activity => ({
  ...languageCafe,
  id: 'ffff',
  uid: 'ffff',
  ...parts,
});

function alike(other: Activity, places: Readonly<Record<string, string | null>> = {}): number {
  return alikeAmong([languageCafe, other], FROM, ({ id }) => places[id] ?? null).length;
}

describe('two activities', () => {
  test('at the same time under the same title are alike, and it is told on how many dates', () => {
    const [pair] = alikeAmong([another({}), languageCafe], FROM, () => null);
    expect([pair?.first.id, pair?.second.id]).toEqual([languageCafe.id, 'ffff']);
    expect(pair?.dates).toBeGreaterThan(0);
  });

  test.each<[string, Partial<Activity>, number]>([
    ['under another title', { title: { da: 'Fodbold' } }, 0],
    [
      'under a title in another language that is the same',
      { title: { en: languageCafe.title['da'] ?? '' } },
      1,
    ],
    ['that is cancelled', { status: 'cancelled' }, 0],
  ])('%s', (_sentence, parts, count) => {
    expect(alike(another(parts))).toBe(count);
  });

  test.each<[string, string | null, string | null, number]>([
    ['at the same place', 'Holte Bibliotek', 'holte bibliotek', 1],
    ['at places that are different', 'Holte Bibliotek', 'Ny Hal', 0],
    ['of which one is nobody knows where', 'Holte Bibliotek', null, 1],
  ])('%s', (_sentence, here, there, count) => {
    expect(alike(another({}), { [languageCafe.id]: here, ffff: there })).toBe(count);
  });

  test('at another time are not alike', () => {
    const { schedule } = languageCafe;
    if (schedule.allDay) throw new Error('the language café has an hour');
    const later = {
      ...schedule,
      duration: schedule.duration,
      timeZone: 'America/New_York' as typeof schedule.timeZone,
    };
    expect(alike(another({ schedule: later }))).toBe(0);
  });

  test('of a crowd at one moment are not all compared', () => {
    const crowd = Array.from({ length: 3_000 }, (_, i) =>
      another({ id: `x${i}`, title: { da: `Kor ${i}` } }),
    );
    expect(alikeAmong(crowd, FROM, () => null).length).toBeLessThanOrEqual((50 * 49) / 2);
  });
});
