import { describe, expect, test } from 'vitest';
import { dayFromCivil, wallClock } from '../../../src/calendar/time.ts';
import { knownTag } from '../../../src/http/words/known-tags.ts';
import { saidTo } from '../../../src/http/words/said.ts';
import { wordsIn } from '../../../src/http/words/words.ts';
import { plain } from '../../support/html.ts';

const TODAY = dayFromCivil(2026, 11, 20);
const HALF_PAST_SEVEN = wallClock(Date.UTC(2026, 11, 1, 19, 30));
const NINE = wallClock(Date.UTC(2026, 11, 1, 9));

describe('a date is written', () => {
  test.each([
    ['da', 'tirsdag 1. december', '1. februar 2028', '19.30', '9'],
    ['en', 'Tuesday 1 December', '1 February 2028', '19:30', '9:00'],
    ['ar', 'الثلاثاء 1 ديسمبر/كانون الأول', '1 فبراير/شباط 2028', '19:30', '9:00'],
    ['uk', 'вівторок, 1 грудня', '1 лютого 2028 року', '19:30', '9:00'],
    ['ti', 'ሰሉስ 1 ታሕሳስ', '1 ለካቲት 2028', '19:30', '9:00'],
  ] as const)('as in %s', (language, soon, later, clock, wholeHour) => {
    const { dates } = wordsIn(language);
    expect(plain(dates.weekdayDate(dayFromCivil(2026, 12, 1), TODAY))).toBe(soon);
    expect(plain(dates.date(dayFromCivil(2028, 2, 1), TODAY))).toBe(later);
    expect(dates.clock(HALF_PAST_SEVEN)).toBe(clock);
    expect(dates.shortClock(HALF_PAST_SEVEN)).toBe(clock);
    expect(dates.shortClock(NINE)).toBe(wholeHour);
  });
});

describe('names stand beside each other', () => {
  test.each([
    ['da', 'A, B og C'],
    ['en', 'A, B and C'],
    ['ar', 'A، B، C'],
    ['uk', 'A, B і C'],
    ['ti', 'A፣ B፣ C'],
  ] as const)('as in %s', (language, told) => {
    expect(wordsIn(language).names(['A', 'B', 'C']).join('')).toBe(told);
    expect(wordsIn(language).names(['A'])).toEqual(['A']);
  });
});

describe('a language is called', () => {
  test.each([
    ['da', 'uk', 'ukrainsk'],
    ['ar', 'ti', 'التغرينية'],
    ['uk', 'fa', 'перська'],
    ['ti', 'ti', 'ትግርኛ'],
    ['da', 'qqq', 'qqq'],
    ['da', 'æ', 'æ'],
  ] as const)('in %s, %s: %s', (language, tag, name) => {
    expect(wordsIn(language).languageName(tag)).toBe(name);
  });
});

describe('a tag is known', () => {
  test.each([
    ['women', 'kvinder'],
    ['Kvinder', 'kvinder'],
    ['faellesspisning', 'Fællesspisning'],
    ['Fællesspisning', 'Fællesspisning'],
    ['kreativt værksted', 'Værksted'],
    ['language', 'Sprog'],
    ['bueskydning', null],
    ['constructor', null],
    ['', null],
  ])('%s as %s', (tag, name) => {
    expect(knownTag(tag, 'da')).toBe(name);
  });
});

describe('a text is read', () => {
  test.each([
    [
      'in the reader’s language',
      { da: 'Sne', uk: 'Сніг' },
      { words: 'Сніг', language: 'uk', isOther: false },
    ],
    [
      'in a variety of it',
      { da: 'Sne', 'uk-ua': 'Сніг' },
      { words: 'Сніг', language: 'uk-ua', isOther: false },
    ],
    ['else in the network’s own', { en: 'Snow', da: 'Sne' }, { words: 'Sne', language: 'da', isOther: true }],
    [
      'else in the first there is',
      { fr: 'Neige', en: 'Snow' },
      { words: 'Neige', language: 'fr', isOther: true },
    ],
  ])('%s', (_, text, said) => {
    expect(saidTo('uk', text, 'da')).toEqual(said);
  });
});
