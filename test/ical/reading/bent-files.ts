// Files bent as mail programs, editors and lost connections bend them.
import fc from 'fast-check';

/** A way to bend a text; the numbers choose where, each from 0 up to but not including 1. */
type Bend = (text: string, at: number, other: number) => string;

const lines = (text: string): string[] => text.split('\n');
const index = (length: number, at: number): number => Math.floor(at * length);

const JUNK = [
  'BEGIN:VEVENT',
  'END:VEVENT',
  'END:VCALENDAR',
  'hej med dig',
  'X-FOO:1',
  '',
  ' ',
  ':',
  ';=:',
  '"',
  'DTSTART',
  'RRULE:',
  'BEGIN:VALARM',
  '﻿',
  'EXDATE:20261208T190000Z',
  'RDATE:20261209',
  'RECURRENCE-ID:20261208T180000Z',
  'RECURRENCE-ID;RANGE=THISANDFUTURE:20261215T180000Z',
  'DURATION:-P9999D',
  'UID:a@example.org',
  'STATUS:CANCELLED',
  'SUMMARY:<script>',
  'RRULE:FREQ=HOURLY;BYMINUTE=0,30',
  'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9',
];
const CHARACTERS = [
  '"',
  ':',
  ';',
  ',',
  '\\',
  '\0',
  '=',
  '0',
  '9',
  'Z',
  'T',
  '-',
  '/',
  ' ',
  '\t',
  '\r',
  '\n',
  'å',
  '\ud800',
  '<',
  '^',
  '﻿',
  '\u2028',
];

const BENDS: Readonly<Record<string, Bend>> = {
  'drop a line': (text, at) => {
    const all = lines(text);
    all.splice(index(all.length, at), 1);
    return all.join('\n');
  },
  'repeat a line': (text, at) => {
    const all = lines(text);
    const i = index(all.length, at);
    all.splice(i, 0, all[i] ?? '');
    return all.join('\n');
  },
  'move a line': (text, at, other) => {
    const all = lines(text);
    const [line = ''] = all.splice(index(all.length, at), 1);
    all.splice(index(all.length, other), 0, line);
    return all.join('\n');
  },
  'add a line': (text, at, other) => {
    const all = lines(text);
    all.splice(index(all.length, at), 0, JUNK[index(JUNK.length, other)] ?? '');
    return all.join('\n');
  },
  'cut it off': (text, at) => text.slice(0, index(text.length, at)),
  'change a character': (text, at, other) => {
    const i = index(text.length, at);
    return text.slice(0, i) + (CHARACTERS[index(CHARACTERS.length, other)] ?? '') + text.slice(i + 1);
  },
  'lose a character': (text, at) =>
    text.slice(0, index(text.length, at)) + text.slice(index(text.length, at) + 1),
  'repeat a part': (text, at, other) => {
    const [a, b] = [index(text.length, at), index(text.length, other)].sort((x, y) => x - y);
    return text.slice(0, b) + text.slice(a);
  },
  'fold elsewhere': (text, at) =>
    lines(text)
      .map((line) => line.replace(new RegExp(`.{${20 + index(60, at)}}`, 'gu'), '$&\r\n '))
      .join('\n'),
  'fold without a space': (text, at) =>
    lines(text)
      .map((line) => line.replace(new RegExp(`.{${60 + index(20, at)}}`, 'gu'), '$&\n'))
      .join('\n'),
  'unfold nothing': (text) => text.replaceAll('\n ', '\n'),
  'end lines otherwise': (text, at) =>
    text.replaceAll(/\r?\n/g, ['\r', '\n', '\r\n', '\n\r', '\r\r\n'][index(5, at)] ?? '\n'),
  'join all lines': (text, at) => (at < 0.1 ? text.replaceAll('\n', '') : text.replace('\n', '')),
  'write it small': (text) => text.toLowerCase(),
};

const NAMES = Object.keys(BENDS);
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

export interface BentFile {
  readonly text: string;
  readonly bends: readonly string[];
}

/** One of the texts, bent up to six times. */
export function bentFile(texts: readonly string[]): fc.Arbitrary<BentFile> {
  const bend = fc.tuple(fc.constantFrom(...NAMES), place, place);
  return fc.tuple(fc.constantFrom(...texts), fc.array(bend, { maxLength: 6 })).map(([text, bends]) => ({
    bends: bends.map(([name]) => name),
    text: bends.reduce((bent, [name, at, other]) => BENDS[name]?.(bent, at, other) ?? bent, text),
  }));
}

/** How many VEVENTs begin in a text, by the letter of RFC 5545 alone but for line ends, marks and NULs. */
export function countVevents(text: string): number {
  const logical: string[] = [];
  for (const line of text.replaceAll('\0', '').split(/[\r\n]+/)) {
    const isFold = /^[ \t]/.test(line);
    if (isFold) logical.push((logical.pop() ?? '') + line.slice(1));
    else if (line !== '') logical.push(line.replace(/^﻿/, ''));
  }
  return logical.filter((line) => /^BEGIN[ \t]*:[ \t]*VEVENT[ \t]*$/i.test(line)).length;
}
