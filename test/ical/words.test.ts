// Whatever people write comes back as they wrote it, and is nothing but words.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOOTER, renderHeader } from '../../src/ical/calendar-text.ts';
import { ASSOCIATION, aContext, aFeed, anActivity, aVenue, WEEKLY } from './an-activity.ts';
import { readCalendar, readVevent, readVevents, unfoldedLines } from './read-back.ts';

const CORPUS: readonly [string, string][] = [
  ['plain Danish', 'Sprogcafé på Øst-Amager'],
  ['a line feed', 'første\nanden'],
  ['a blank line', 'første\n\nanden'],
  ['quotes', 'Kom til "det store" bord, \'nu\''],
  ['semicolons, commas and colons', 'a;b,c:d;;,,::'],
  ['backslashes before what is escaped', String.raw`\ \\ \n \N \; \, \":`],
  ['emoji, joined and with a skin tone', 'Fest 🎉 👩‍👩‍👧‍👦 👍🏽 🇩🇰'],
  ['Arabic', 'مقهى اللغة؛ أهلاً، وسهلاً'],
  ['Tigrinya', 'ካፈ ቋንቋ፡ እንቋዕ ደሓን መጻእኩም።'],
  ['Ukrainian', 'Мовне кафе, щовівторка'],
  ['a word of 500 letters', 'a'.repeat(500)],
  ['500 characters of three octets', 'ሰ'.repeat(500)],
  ['blanks before and after', '  i midten  '],
  ['a tab', 'kl.\t19'],
  ['lines that look like components', 'x\nEND:VEVENT\nBEGIN:VEVENT\nUID:forged'],
  ['a line that looks like a property', 'x\nSTATUS:CANCELLED'],
  ['a folded line', 'x\n y'],
  ['parameters and carets', 'X;CN="y^n":mailto:z ^^ ^\' ^n'],
  ['a line separator and a byte order mark', 'a\u2028b\ufeffc'],
];

/** Words as we store them: line breaks are LF, and tab is the only other control character. */
const anyWords = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 200 })
  .map((words) => words.replace(/(?![\t\n])\p{Cc}/gu, ''))
  .filter((words) => words !== '');

const MASTER_PROPERTIES = [
  ...[
    'uid',
    'sequence',
    'dtstamp',
    'dtstart',
    'dtend',
    'rrule',
    'summary',
    'transp',
    'location',
    'description',
  ],
  ...['categories', 'status', 'created', 'last-modified', 'url', 'geo', 'organizer', 'color'],
];

/** A feed in which every field that people write says the same words. */
function feedSaying(words: string): string {
  const text = { da: words };
  const association = { ...ASSOCIATION, name: words, colour: '#b03a2e' };
  const venue = aVenue({ name: words, address: words });
  const changed = { '2026-12-08T19:00': { title: text, note: text, venue: null, place: text } };
  const activity = anActivity(
    {
      title: text,
      description: text,
      categories: [words, 'language'],
      venue: venue.slug,
      link: `https://example.dk/?q=${words}`,
      uid: words,
    },
    { ...WEEKLY, changed },
  );
  return aFeed(activity, aContext({ association, venue: () => venue }));
}

function expectWords(feed: string, words: string): void {
  const [master, override, ...rest] = readVevents(feed);
  expect(rest).toEqual([]);
  expect(
    readCalendar(feed)
      .getAllSubcomponents()
      .map(({ name }) => name),
  ).toEqual(['vtimezone', 'vevent', 'vevent']);
  expect(master?.names).toEqual(MASTER_PROPERTIES);
  expect(master?.value('uid')).toBe(words);
  expect(master?.value('summary')).toBe(words);
  expect(master?.value('description')).toBe(words);
  expect(master?.value('location')).toBe(`${words}, ${words}`);
  expect(master?.values('categories')).toEqual([words, 'language']);
  expect(override?.value('summary')).toBe(words);
  expect(override?.value('description')).toBe(`${words}\n\n${words}`);
  expect(override?.value('location')).toBe(words);
  // ical.js undoes backslashes in parameters too, where RFC 5545 has none.
  const organizer = readCalendar(feed).getFirstSubcomponent('vevent')?.getFirstProperty('organizer');
  if (!words.includes('\\')) expect(organizer?.getFirstParameter('cn')).toBe(words);
}

function expectLines(feed: string): void {
  expect(feed.endsWith('\r\n')).toBe(true);
  expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of feed.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(Buffer.from(line).toString()).toBe(line);
  }
  for (const line of unfoldedLines(feed)) expect(line).toMatch(/^[A-Z-]+[:;]/);
}

describe('every field says what was written, and only that', () => {
  it.each(CORPUS)('%s', (_sentence, words) => {
    const feed = feedSaying(words);
    expectWords(feed, words);
    expectLines(feed);
  });

  it('any words at all', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const feed = feedSaying(words);
        expectWords(feed, words);
        expectLines(feed);
      }),
    );
  });

  it('CR and CRLF, should they ever get in, as line feeds', () => {
    const feed = aFeed(anActivity({ title: { da: 'a\r\nb\rc' } }));
    expect(readVevent(feed).value('summary')).toBe('a\nb\nc');
    expectLines(feed);
  });

  it('control characters, should they ever get in, not at all', () => {
    const feed = aFeed(anActivity({ title: { da: 'a\0b\x1b[31mc\x7f' }, uid: '\u0001' }));
    expect(readVevent(feed).value('summary')).toBe('ab[31mc');
    expect(readVevent(feed).value('uid')).toBe('0b9a2a8e-8a6f-4d3e-9a51-6d7e5f0c1a11');
    expectLines(feed);
  });
});

describe('the calendar’s own name and description say what was written', () => {
  const TWICE = ['NAME', 'X-WR-CALNAME', 'DESCRIPTION', 'X-WR-CALDESC'];

  function expectHeader(words: string): void {
    const text =
      renderHeader({ name: words, description: words, colour: null, zones: [], refreshHours: 6 }) + FOOTER;
    expectLines(text);
    const calendar = readCalendar(text);
    expect(calendar.getAllSubcomponents()).toEqual([]);
    expect(calendar.getAllProperties()).toHaveLength(3 + TWICE.length + 2);
    // ical.js takes NAME and the X- properties as they stand, so they are held against DESCRIPTION.
    expect(calendar.getFirstPropertyValue('description')).toBe(words);
    const written = unfoldedLines(text).filter((line) => TWICE.includes(line.split(':')[0] ?? ''));
    expect(new Set(written.map((line) => line.slice(line.indexOf(':')))).size).toBe(1);
  }

  it.each(CORPUS)('%s', (_sentence, words) => {
    expectHeader(words);
  });

  it('any words at all', () => {
    fc.assert(fc.property(anyWords, expectHeader));
  });
});
