// The observances that ship with the calendar: that the file is what its script writes, and that the dates are true.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { observancesText } from '../../db/observances/observances-text.ts';
import type { Observance } from '../../src/calendar/observance.ts';
import { DAY, parseLocalDate, weekdayOf } from '../../src/calendar/time.ts';
import { shippedObservances } from '../../src/store/shipped-observances.ts';

const file = new URL('../../db/observances/observances.json', import.meta.url);
const shipped = shippedObservances();

/** The first days of an observance in a year. */
function daysOf(name: string, year: number): string {
  const id = new RegExp(`^${name}-${year}-\\d{2}-\\d{2}$`);
  const days = shipped.filter((one) => id.test(one.id)).map(({ start }) => start.slice(5));
  return days.join(' ');
}

function lengthOf({ start, end }: Observance): number {
  return (parseLocalDate(end) ?? Number.NaN) - (parseLocalDate(start) ?? Number.NaN);
}

test('the file is what the script writes', () => {
  expect(readFileSync(file, 'utf8') === observancesText()).toBe(true);
});

describe('true dates', () => {
  it.each([
    // Denmark.
    ['new-years-day', 2026, '01-01'],
    ['easter-sunday', 2024, '03-31'],
    ['easter-sunday', 2025, '04-20'],
    ['easter-sunday', 2026, '04-05'],
    ['easter-sunday', 2027, '03-28'],
    ['easter-sunday', 2028, '04-16'],
    ['easter-sunday', 2035, '03-25'],
    ['easter-sunday', 2038, '04-25'],
    ['maundy-thursday', 2027, '03-25'],
    ['good-friday', 2027, '03-26'],
    ['easter-monday', 2027, '03-29'],
    ['ascension-day', 2026, '05-14'],
    ['ascension-day', 2027, '05-06'],
    ['whit-sunday', 2027, '05-16'],
    ['whit-monday', 2026, '05-25'],
    ['whit-monday', 2027, '05-17'],
    ['danish-constitution-day', 2027, '06-05'],
    ['christmas-eve', 2026, '12-24'],
    ['christmas-day', 2026, '12-25'],
    ['second-christmas-day', 2026, '12-26'],
    ['new-years-eve', 2026, '12-31'],
    // Islamic.
    ['ramadan', 2024, '03-11'],
    ['ramadan', 2025, '03-01'],
    ['ramadan', 2026, '02-18'],
    ['ramadan', 2027, '02-08'],
    ['ramadan', 2030, '01-05 12-26'],
    ['eid-al-fitr', 2024, '04-10'],
    ['eid-al-fitr', 2025, '03-30'],
    ['eid-al-fitr', 2026, '03-20'],
    ['eid-al-fitr', 2027, '03-09'],
    ['eid-al-adha', 2024, '06-16'],
    ['eid-al-adha', 2025, '06-06'],
    ['eid-al-adha', 2026, '05-27'],
    ['eid-al-adha', 2027, '05-16'],
    // Eritrea and Ethiopia, the years around a leap year of theirs among them.
    ['geez-christmas', 2024, '01-07'],
    ['geez-christmas', 2027, '01-07'],
    ['geez-christmas', 2028, '01-07'],
    ['geez-new-year', 2026, '09-11'],
    ['geez-new-year', 2027, '09-12'],
    ['geez-new-year', 2028, '09-11'],
    ['meskel', 2026, '09-27'],
    ['meskel', 2027, '09-28'],
    ['meskel', 2028, '09-27'],
    ['orthodox-easter', 2024, '05-05'],
    ['orthodox-easter', 2025, '04-20'],
    ['orthodox-easter', 2026, '04-12'],
    ['orthodox-easter', 2027, '05-02'],
    ['orthodox-easter', 2028, '04-16'],
    // Ukraine.
    ['orthodox-pentecost', 2026, '05-31'],
    ['orthodox-pentecost', 2027, '06-20'],
    ['womens-day', 2027, '03-08'],
    ['labour-day', 2027, '05-01'],
    ['ukrainian-remembrance-day', 2027, '05-08'],
    ['ukrainian-constitution-day', 2027, '06-28'],
    ['ukrainian-statehood-day', 2027, '07-15'],
    ['ukrainian-independence-day', 2027, '08-24'],
    ['ukrainian-defenders-day', 2027, '10-01'],
    // Iran, Afghanistan and Kurdistan.
    ['nowruz', 2024, '03-20'],
    ['nowruz', 2025, '03-21'],
    ['nowruz', 2026, '03-21'],
    ['nowruz', 2027, '03-21'],
    ['nowruz', 2028, '03-20'],
  ])('%s in %i is on %s', (name, year, days) => {
    expect(daysOf(name, year)).toBe(days);
  });

  it('have no Store bededag', () => {
    expect(shipped.filter(({ name }) => /bededag/i.test(name['da'] ?? ''))).toEqual([]);
  });

  it('have ten Danish holidays and three half-days every year', () => {
    for (let year = 2024; year <= 2040; year++) {
      const days = shipped.filter(({ kind, start }) => kind !== 'festival' && start.startsWith(`${year}-`));
      expect(days.filter(({ kind }) => kind === 'holiday')).toHaveLength(10);
      expect(days.filter(({ kind }) => kind === 'half-day')).toHaveLength(3);
    }
  });

  it.each([
    ['maundy-thursday', 3],
    ['good-friday', 4],
    ['easter-sunday', 6],
    ['easter-monday', 0],
    ['ascension-day', 3],
    ['whit-sunday', 6],
    ['whit-monday', 0],
    ['orthodox-easter', 6],
    ['orthodox-pentecost', 6],
  ])('put %s on its own day of the week in all of the years', (name, weekday) => {
    const days = shipped.filter(({ id }) => id.startsWith(`${name}-20`)).map(({ start }) => start);
    expect(days).toHaveLength(17);
    expect(new Set(days.map((day) => weekdayOf(parseLocalDate(day) ?? Number.NaN)))).toEqual(
      new Set([weekday]),
    );
  });
});

describe('the moon’s days', () => {
  it('are those that are called approximate', () => {
    const names = shipped.filter(({ approximate }) => approximate).map(({ name }) => name['en']);
    expect(new Set(names)).toEqual(new Set(['Ramadan', 'Eid al-Fitr', 'Eid al-Adha']));
  });

  it('follow each other: Ramadan of 29 or 30 days ends where Eid al-Fitr begins', () => {
    const months = shipped.filter(({ name }) => name['en'] === 'Ramadan');
    expect(months).toHaveLength(18);
    for (const month of months) {
      expect([29, 30]).toContain(lengthOf(month));
      expect(shipped.map(({ id }) => id)).toContain(`eid-al-fitr-${month.end}`);
    }
  });
});

describe('every shipped observance', () => {
  it('has an id of its own that can stand in an address', () => {
    const ids = shipped.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 80)).toEqual([]);
  });

  it('is called something in all five languages', () => {
    for (const { id, name } of shipped) {
      expect(Object.keys(name), id).toEqual(['da', 'en', 'ar', 'uk', 'ti']);
      expect(name['ar'], id).toMatch(/^[\p{Script=Arabic}\s()]+$/u);
      expect(name['uk'], id).toMatch(/^[\p{Script=Cyrillic}\s()’-]+$/u);
      expect(name['ti'], id).toMatch(/^[\p{Script=Ethiopic}\s()\d]+$/u);
    }
  });

  it('begins in the years 2024 to 2040 and ends after it begins', () => {
    for (const one of shipped) {
      expect(one.start >= '2024-01-01' && one.start <= '2040-12-31', one.id).toBe(true);
      expect(lengthOf(one), one.id).toBeGreaterThan(0);
      expect(lengthOf(one) * DAY, one.id).toBeLessThanOrEqual(30 * DAY);
    }
  });

  it('shares its name with no other that begins the same day', () => {
    const keys = shipped.map(({ start, name }) => `${start} ${name['da']}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
