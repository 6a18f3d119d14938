import { describe, expect, it } from 'vitest';
import { cancelledTitle, takenTitle } from '../../src/ical/wording.ts';

describe('the words of a feed', () => {
  const rows: readonly [string, string, string][] = [
    ['Danish', 'da', 'AFLYST: Café'],
    ['English', 'en', 'CANCELLED: Café'],
    ['Arabic', 'ar', 'مُلغى: Café'],
    ['Ukrainian', 'uk', 'СКАСОВАНО: Café'],
    ['Tigrinya', 'ti', 'ተሰሪዙ: Café'],
    ['a regional form of a language, as the language', 'en-gb', 'CANCELLED: Café'],
    ['any other language, in English', 'so', 'CANCELLED: Café'],
  ];
  it.each(rows)('say "cancelled" in %s', (_sentence, language, expected) => {
    expect(cancelledTitle('Café', language)).toBe(expected);
    expect(cancelledTitle(expected, language)).toBe(expected);
  });

  it('say "taken" with the association’s name', () => {
    expect(takenTitle('Kvindeklubben', 'da')).toBe('Optaget (Kvindeklubben)');
    expect(takenTitle('Kvindeklubben', 'en')).toBe('Busy (Kvindeklubben)');
  });
});
