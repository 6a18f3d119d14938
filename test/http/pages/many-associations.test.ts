// In a network of very many associations no page lists them all: a phone could not show it, and nobody would read it.
import { beforeAll, describe, expect, test } from 'vitest';
import { all, one, textOf } from '../../support/html.ts';
import { aCalendar, anActivity, type Calendar } from './a-calendar.ts';

const COUNT = 1_001;
const numbers = Array.from({ length: COUNT }, (_, n) => n);

describe('of a thousand and one associations', () => {
  let calendar: Calendar;
  let closing: (() => void | Promise<void>)[] = [];

  beforeAll(async () => {
    const lines = [
      ...numbers.map((n) => ({
        association: { slug: `kor-${n}`, name: `Koret ${n}`, area: `By ${n % 700}` },
      })),
      ...numbers.map((n) => ({ venue: { slug: `sal-${n}`, name: `Salen ${n}`, area: `By ${n % 700}` } })),
      ...numbers.map((n) => anActivity(n + 1, { association: `kor-${n}`, venue: `sal-${n}` })),
    ];
    calendar = await aCalendar(lines, (close) => closing.push(close));
    return async () => {
      for (const close of closing.reverse()) await close();
      closing = [];
    };
  });

  test('the towns are shown, each leading to its own', async () => {
    const { html } = await calendar.see('/associations');
    expect(all(html, '.register-link')).toEqual([]);
    const towns = all(html, '.towns a');
    expect(towns).toHaveLength(700);
    const second = towns[2];
    expect(textOf(all(html, '.towns li')[2] ?? html)).toMatch(/^By 2 2 foreninger$/);
    const path = second?.attributes.get('href') ?? '';
    expect(path).toBe('/associations?area=By%202');
    const own = await calendar.see(path);
    expect(all(own.html, '.register-link').map(textOf)).toEqual(['Koret 2', 'Koret 702']);
  });

  test('the filter offers a field to type a town in, and the search for a name', async () => {
    const { html, text } = await calendar.see('/?area=By+3');
    expect(all(html, '.filter option')).toEqual([]);
    expect(one(html, '#filter-area').attributes.get('type')).toBe('search');
    const kept = all(html, '.filter input[name="area"]').map(({ attributes }) => attributes.get('value'));
    expect(kept).toEqual(['By 3', undefined]);
    expect(textOf(one(html, '.filter'))).toContain('Forening: søg på navnet øverst.');
    expect(text.length).toBeLessThan(100_000);
  });

  test('what is typed is chosen beside what was', async () => {
    const { html } = await calendar.see('/?area=By+3&area=by+4');
    expect(all(html, '.chosen .chip bdi').map(textOf)).toEqual(['By 3', 'By 4']);
  });
});
