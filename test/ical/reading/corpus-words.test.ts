// The corpus in test/fixtures/ics/words: for each fault a file, and what must come of it.
import { describe, expect, it } from 'vitest';
import { account, readCorpus } from './reading.ts';

const FILES: readonly (readonly [sentence: string, file: string, account: readonly string[]])[] = [
  [
    'lose their escapes',
    'escapes',
    ['2026-12-01T19:00 Kaffe, te; kage description Kaffe, te; kage\nog "hygge" \\ alt place Hal 1, Vejen 2'],
  ],
  [
    'lose their HTML',
    'html',
    [
      '2026-12-01T19:00 Sprogcafé & systue description Kom og vær med!\n\n- kaffe\n- kage\nLæs mere (https://x.example/a?b=1&c=2)',
    ],
  ],
  [
    'hold no HTML however it is nested',
    'html-nested',
    ['2026-12-01T19:00 description scr img src=x onerror=alert(1)> b>fedi place Hal'],
  ],
  [
    'that only look like HTML are kept',
    'not-html',
    [
      '2026-12-01T19:00 Vi <3 dansk description Pris < 50 kr og > 10 kr. Skriv til anna@example.org eller https://x.example/, vi <3 dansk',
    ],
  ],
  [
    'are taken from X-ALT-DESC where there is no description',
    'alternative-description',
    ['2026-12-01T19:00 description Kom og\nvær med\n\nVi ses'],
  ],
  [
    'may come in several languages',
    'languages',
    ['2026-12-01T19:00 Sprogcafé / ar: مقهى اللغة description en-gb: Come along'],
  ],
  [
    'are in the language of the title where they name none',
    'one-other-language',
    ['2026-12-01T19:00 en: Language café description en: Come along place en: Town hall'],
  ],
  [
    'are in the network’s language where Outlook says a country’s form of it',
    'outlook-language',
    ['2026-12-01T19:00 Møde description Kom og vær med place Lokale 2'],
  ],
  [
    'lose control characters',
    'control-characters',
    ['2026-12-01T19:00 Sprogcafé hver uge description Kom og vær\nmed'],
  ],
  [
    'stand for a title where there is none',
    'no-title',
    [
      '2026-12-01T19:00 Uden titel',
      'b@example.org 2026-12-01T19:00 Uden titel',
      'warning: An activity has no title (SUMMARY): “a@example.org”, “b@example.org”.',
    ],
  ],
  [
    'are links where they are web addresses',
    'links',
    [
      '1@example.org 2026-12-01T19:00 link https://x.example/a,b',
      '2@example.org 2026-12-01T19:00',
      '3@example.org 2026-12-01T19:00 link https://www.x.example',
      '4@example.org 2026-12-01T19:00',
    ],
  ],
  [
    'that are a web address say where to take part',
    'online',
    [
      '1@example.org 2026-12-01T19:00 online https://meet.example/abc',
      '2@example.org 2026-12-01T19:00 place Biblioteket online https://meet.example/abc',
      '3@example.org 2026-12-01T19:00 online https://meet.example/abc',
    ],
  ],
  ['for categories are each there once', 'categories', ['2026-12-01T19:00 categories sprog|fest, musik|mad']],
  [
    'for members are those of PRIVATE, and of CONFIDENTIAL they learn no more than that',
    'visibility',
    [
      '1@example.org 2026-12-01T19:00 network',
      '2@example.org 2026-12-01T19:00 busy',
      '3@example.org 2026-12-01T19:00',
    ],
  ],
  [
    'for a status may be others than ours',
    'status',
    [
      '1@example.org 2026-12-01T19:00 tentative',
      '2@example.org 2026-12-01T19:00 cancelled',
      '3@example.org 2026-12-01T19:00',
    ],
  ],
  ['sent to cancel are of what is cancelled', 'cancelling-calendar', ['2026-12-01T19:00 cancelled']],
  [
    'for free and busy time say whether it clashes',
    'free-or-busy',
    [
      '1@example.org 2026-12-01T19:00 transparent true',
      '2@example.org 2026-12-01 P1D',
      '3@example.org 2026-12-01 P1D transparent false',
    ],
  ],
  [
    'for a sequence are a number',
    'sequence',
    ['2026-12-01T19:00 sequence 7', 'b@example.org 2026-12-01T19:00', 'c@example.org 2026-12-01T19:00'],
  ],
];

describe('Words', () => {
  it.each(FILES)('%s', async (_sentence, file, expected) => {
    expect(account(await readCorpus(`words/${file}`))).toEqual(expected);
  });
});
