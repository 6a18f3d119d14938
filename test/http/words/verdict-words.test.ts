import { describe, expect, test } from 'vitest';
import type { Reason } from '../../../src/calendar/clash.ts';
import { wallOf } from '../../../src/calendar/compiled-schedule.ts';
import { parseRule } from '../../../src/calendar/rule.ts';
import { dayFromCivil, type LocalDateTime } from '../../../src/calendar/time.ts';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../../src/http/words/languages.ts';
import {
  type ClashToTell,
  clashWords,
  suggestionWords,
  verdictWords,
} from '../../../src/http/words/verdict-words.ts';
import { wordsIn } from '../../../src/http/words/words.ts';
import { plain } from '../../support/html.ts';
import { timedSchedule } from '../../support/schedules.ts';

type InEach = Readonly<Record<InterfaceLanguage, string>>;

const TUESDAYS = timedSchedule({ start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12' });
const ODD_WEEKS = Array.from({ length: 27 }, (_, i) => 2 * i + 1).join();
const TODAY = dayFromCivil(2026, 11, 20);

const sewing = (count: number, reasons: readonly Reason[], audiences: readonly string[] = []) => ({
  title: 'Systue',
  neighbour: null,
  facts: ['Kvindeklubben', 'Holte bibliotek'],
  reasons,
  audiences,
  count,
});

/** Of the neighbouring network, which is called so here. */
const there = (count: number, facts: readonly string[]) => ({
  ...sewing(count, ['audience']),
  title: 'Sprogcafé',
  neighbour: 'Gentofte',
  facts,
});

const CLASHES: readonly (readonly [string, ClashToTell, number, InEach])[] = [
  [
    'some dates with something in a neighbouring network',
    there(8, ['Hovedbiblioteket']),
    12,
    {
      da: '8 af 12 tirsdage falder sammen med noget i Gentofte: Sprogcafé (Hovedbiblioteket): samme målgruppe.',
      en: '8 of 12 Tuesdays clash with something in Gentofte: Sprogcafé (Hovedbiblioteket): same people.',
      ar: 'أيام الثلاثاء: 8 من أصل 12 تتزامن مع نشاط في Gentofte: Sprogcafé (Hovedbiblioteket): الفئة نفسها.',
      uk: '8 з 12 вівторків збігаються з заходом у мережі Gentofte: «Sprogcafé» (Hovedbiblioteket): ті самі люди.',
      ti: 'ሰሉስ፦ 8 ካብ 12 ምስ ኣብ Gentofte ዘሎ ንጥፈት Sprogcafé (Hovedbiblioteket) ብሓደ ግዜ እየን፦ እቶም ሓደ ሰባት።',
    },
  ],
  [
    'the only date with something in a neighbouring network that says no place',
    there(1, []),
    1,
    {
      da: 'Datoen falder sammen med noget i Gentofte: Sprogcafé: samme målgruppe.',
      en: 'The date clashes with something in Gentofte: Sprogcafé: same people.',
      ar: 'يتزامن الموعد مع نشاط في Gentofte: Sprogcafé: الفئة نفسها.',
      uk: 'Дата збігається з заходом у мережі Gentofte: «Sprogcafé»: ті самі люди.',
      ti: 'እዚ መዓልቲ ምስ ኣብ Gentofte ዘሎ ንጥፈት Sprogcafé ብሓደ ግዜ እዩ፦ እቶም ሓደ ሰባት።',
    },
  ],
  [
    '8 of 12 Tuesdays',
    sewing(8, ['venue', 'audience'], ['women']),
    12,
    {
      da: '8 af 12 tirsdage falder sammen med Systue (Kvindeklubben, Holte bibliotek): samme sted, samme målgruppe (kvinder).',
      en: '8 of 12 Tuesdays clash with Systue (Kvindeklubben, Holte bibliotek): same place, same people (women).',
      ar: 'أيام الثلاثاء: 8 من أصل 12 تتزامن مع Systue (Kvindeklubben، Holte bibliotek): المكان نفسه، الفئة نفسها (النساء).',
      uk: '8 з 12 вівторків збігаються з «Systue» (Kvindeklubben, Holte bibliotek): те саме місце, ті самі люди (жінки).',
      ti: 'ሰሉስ፦ 8 ካብ 12 ምስ Systue (Kvindeklubben፣ Holte bibliotek) ብሓደ ግዜ እየን፦ ሓደ ቦታ፣ እቶም ሓደ ሰባት (ደቂ ኣንስትዮ)።',
    },
  ],
  [
    'one date of many',
    sewing(1, ['evening']),
    21,
    {
      da: '1 af 21 tirsdage falder sammen med Systue (Kvindeklubben, Holte bibliotek): samme aften.',
      en: '1 of 21 Tuesdays clashes with Systue (Kvindeklubben, Holte bibliotek): same evening.',
      ar: 'أيام الثلاثاء: 1 من أصل 21 يتزامن مع Systue (Kvindeklubben، Holte bibliotek): المساء نفسه.',
      uk: '1 з 21 вівторка збігається з «Systue» (Kvindeklubben, Holte bibliotek): той самий вечір.',
      ti: 'ሰሉስ፦ 1 ካብ 21 ምስ Systue (Kvindeklubben፣ Holte bibliotek) ብሓደ ግዜ እዩ፦ ሓደ ምሸት።',
    },
  ],
  [
    'the only date',
    sewing(1, ['helpers']),
    1,
    {
      da: 'Datoen falder sammen med Systue (Kvindeklubben, Holte bibliotek): samme hjælpere.',
      en: 'The date clashes with Systue (Kvindeklubben, Holte bibliotek): same helpers.',
      ar: 'يتزامن الموعد مع Systue (Kvindeklubben، Holte bibliotek): المساعدون أنفسهم.',
      uk: 'Дата збігається з «Systue» (Kvindeklubben, Holte bibliotek): ті самі помічники.',
      ti: 'እዚ መዓልቲ ምስ Systue (Kvindeklubben፣ Holte bibliotek) ብሓደ ግዜ እዩ፦ እቶም ሓደ ሓገዝቲ።',
    },
  ],
];

const WAYS_OUT: readonly (readonly [string, string, string | null, number, InEach])[] = [
  [
    'to another weekday with nothing in the way',
    '2026-12-02T19:00',
    'FREQ=WEEKLY;BYDAY=WE;COUNT=12',
    0,
    {
      da: 'Hver onsdag kl. 19-21: falder ikke sammen med noget',
      en: 'Every Wednesday 19:00–21:00: clashes with nothing',
      ar: 'كل يوم أربعاء، من الساعة 19:00 إلى 21:00: لا تزامن',
      uk: 'Щосереди, 19:00–21:00: жодного збігу',
      ti: 'ነፍሲ ወከፍ ረቡዕ፣ ካብ ሰዓት 19:00 ክሳብ 21:00፦ ምስ ካልእ ብሓደ ግዜ ኣይኮነን',
    },
  ],
  [
    'to another hour of one date, with a few in the way',
    '2026-12-01T17:30',
    null,
    3,
    {
      da: 'Tirsdag 1. december kl. 17.30-19.30: 3 datoer falder sammen med noget',
      en: 'Tuesday 1 December 17:30–19:30: 3 dates clash',
      ar: 'الثلاثاء 1 ديسمبر/كانون الأول، من الساعة 17:30 إلى 19:30: 3 مواعيد متزامنة',
      uk: 'Вівторок, 1 грудня, 17:30–19:30: збігаються 3 дати',
      ti: 'ሰሉስ 1 ታሕሳስ፣ ካብ ሰዓት 17:30 ክሳብ 19:30፦ 3 መዓልታት ምስ ካልእ ብሓደ ግዜ እየን',
    },
  ],
];

describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
  const words = wordsIn(language);

  test.each(CLASHES)('a verdict tells of %s', (_name, clash, total, sentence) => {
    expect(plain(clashWords(clash, total, TUESDAYS, words))).toBe(sentence[language]);
  });

  test.each(WAYS_OUT)('a way out leads %s', (_name, start, rule, clashing, sentence) => {
    const suggested = {
      start: wallOf(start as LocalDateTime),
      rule: rule === null ? null : parseRule(rule),
      clashing,
    };
    expect(plain(suggestionWords(TUESDAYS, suggested, TODAY, words))).toBe(sentence[language]);
  });

  test('a verdict is a sentence, whatever the numbers', () => {
    for (let total = 1; total <= 125; total++) {
      const clashing = Math.ceil(total / 2);
      const verdict = { occurrences: total, clashing, severity: 'high' } as const;
      for (const told of [
        verdictWords(verdict, TUESDAYS, words),
        verdictWords({ ...verdict, clashing: 0, severity: null }, TUESDAYS, words),
        clashWords(sewing(clashing, ['venue']), total, TUESDAYS, words),
      ]) {
        expect(told).toMatch(/[.።]$/);
        expect(told).not.toMatch(/[{}]|undefined|NaN/);
      }
    }
  });
});

test.each([
  ['FREQ=WEEKLY;BYDAY=TU', 'tirsdage'],
  ['FREQ=WEEKLY', 'tirsdage'],
  [`FREQ=YEARLY;BYWEEKNO=${ODD_WEEKS};BYDAY=TU`, 'tirsdage'],
  ['FREQ=MONTHLY;BYDAY=1TU', 'tirsdage'],
  ['FREQ=WEEKLY;BYDAY=TU,TH', 'datoer'],
  ['FREQ=DAILY', 'datoer'],
  ['FREQ=MONTHLY;BYMONTHDAY=1', 'datoer'],
])('the dates of %s are %s', (rule, days) => {
  const verdict = { occurrences: 12, clashing: 8, severity: 'high' } as const;
  const told = verdictWords(verdict, timedSchedule({ start: '2026-12-01T19:00', rule }), wordsIn('da'));
  expect(told).toBe(`8 af 12 ${days} falder sammen med noget andet.`);
});

test('what happens by day is on the same day, and not on the same evening', () => {
  const morning = timedSchedule({ start: '2026-12-01T10:00', rule: 'FREQ=WEEKLY;BYDAY=TU' });
  expect(clashWords(sewing(1, ['evening']), 2, morning, wordsIn('da'))).toContain(': samme dag.');
});
