import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INTERFACE_LANGUAGES, languageFor } from '../../../src/http/words/languages.ts';

describe('a reader gets', () => {
  test.each([
    ['the language asked for', 'ti', 'da', 'da', 'ti'],
    ['a variety’s language', 'en-GB', '', 'da', 'en'],
    ['the browser’s where none is asked for', undefined, 'uk', 'da', 'uk'],
    ['the browser’s where the one asked for is not spoken', 'fr', 'ar', 'da', 'ar'],
    ['the one wanted most', undefined, 'da;q=0.5, uk;q=0.9, en;q=0.1', 'da', 'uk'],
    ['the first of those wanted equally', undefined, 'ar, en', 'da', 'ar'],
    ['the best of those that are spoken', undefined, 'fr, de;q=0.9, en-US;q=0.3', 'da', 'en'],
    ['none that is not wanted', undefined, 'en;q=0, ar;q=0.1', 'da', 'ar'],
    ['the network’s own where no wanted one is spoken', undefined, 'fr', 'uk', 'uk'],
    ['Danish where not even the network’s own is spoken', undefined, '*', 'sv', 'da'],
    ['Danish where nothing at all is said', undefined, undefined, 'da', 'da'],
  ] as const)('%s', (_, asked, accepted, network, language) => {
    expect(languageFor(asked, accepted, network)).toBe(language);
  });

  test('some language for any header', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (asked, accepted) => {
        expect(INTERFACE_LANGUAGES).toContain(languageFor(asked, accepted, 'da'));
      }),
    );
  });
});
