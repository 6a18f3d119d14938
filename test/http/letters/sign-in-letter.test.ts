import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/actions/people.ts';
import { instant } from '../../../src/calendar/time.ts';
import { invitationLetter, signInLetter } from '../../../src/http/letters/sign-in-letter.ts';
import { INTERFACE_LANGUAGES } from '../../../src/http/words/languages.ts';
import { htmlText, plainText } from '../../../src/mail/letter.ts';

const SENDER = { network: 'Fælleskalender', baseUrl: 'https://kalender.example' };
const anna: Person = {
  ...{ id: 'anna', email: 'anna@example.dk', name: 'Anna', language: 'da', isCoordinator: false },
  letters: 'once',
  created: instant(0),
  removed: null,
  roles: new Map(),
};
const link = 'h'.repeat(43);

describe.each(INTERFACE_LANGUAGES)('in %s', (language) => {
  const person = { ...anna, language };

  test('a letter for signing in has a link in the same language, and the code', () => {
    const letter = signInLetter({ person, email: 'anna@example.dk', link, code: '012345' }, SENDER);
    expect(letter).toMatchObject({ to: 'anna@example.dk', language });
    expect(letter.direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
    const text = plainText(letter);
    expect(text).toContain(`\nhttps://kalender.example/sign-in/${link}?lang=${language}\n`);
    expect(text).toContain('\n    012345\n');
    expect(text).toContain('Anna');
  });

  test('an invitation says who invites, to what, and where to sign in later', () => {
    const letter = invitationLetter({ person, email: 'anna@example.dk', link, by: 'Karen' }, SENDER);
    const text = plainText(letter);
    for (const part of ['Karen', 'Fælleskalender', link]) expect(text).toContain(part);
    expect(text).toMatch(/https:\/\/kalender\.example\/sign-in(?![/\w])/);
    expect(letter.subject).toContain('Karen');
  });
});

test('nobody’s name becomes markup', () => {
  const by = `<img src=x onerror="alert('x')">`;
  const person = { ...anna, name: by };
  const html = htmlText(invitationLetter({ person, email: 'anna@example.dk', link, by }, SENDER));
  expect(html).not.toContain('<img');
  expect(html).not.toContain('"alert');
});
