import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INTERFACE_LANGUAGES } from '../../../src/http/words/languages.ts';
import { scheduleWords } from '../../../src/http/words/schedule-words.ts';
import { wordsIn } from '../../../src/http/words/words.ts';
import { plain } from '../../support/html.ts';
import { allDaySchedule, arbitrarySchedule, at, timedSchedule, zone } from '../../support/schedules.ts';
import { DATE_SENTENCES } from './date-sentences.ts';
import { RULE_SENTENCES } from './rule-sentences.ts';
import type { Sentence } from './sentence.ts';

const READING = { now: at('2026-11-20T09:30:00Z'), timeZone: zone('Europe/Copenhagen') };

function scheduleOf({ given }: Sentence) {
  const parts = { start: '2026-09-01T19:00', ...given };
  return parts.start.length === 10 ? allDaySchedule(parts) : timedSchedule(parts);
}

describe.each(INTERFACE_LANGUAGES)('in %s a schedule is told', (language) => {
  const words = wordsIn(language);

  test.each([...RULE_SENTENCES, ...DATE_SENTENCES])('$name', (sentence) => {
    const told = scheduleWords(scheduleOf(sentence), words, READING);
    expect(plain(told)).toBe(sentence[language]);
  });

  test('in a sentence, whatever it is', () => {
    fc.assert(
      fc.property(arbitrarySchedule(), (schedule) => {
        const told = scheduleWords(schedule, words, READING);
        expect(told).not.toMatch(/[{}]|undefined|null|NaN/);
        expect(told.trim()).not.toBe('');
        expect(told).toBe(words.capital(told));
      }),
    );
  });
});

test('a date without a year is one within the next months', () => {
  const words = wordsIn('da');
  const once = (start: string): string => plain(scheduleWords(timedSchedule({ start }), words, READING));
  expect(once('2026-10-01T19:00')).toBe('Torsdag 1. oktober kl. 19-21');
  expect(once('2025-12-01T19:00')).toBe('Mandag 1. december 2025 kl. 19-21');
  expect(once('2027-09-01T19:00')).toBe('Onsdag 1. september kl. 19-21');
  expect(once('2027-12-01T19:00')).toBe('Onsdag 1. december 2027 kl. 19-21');
});
