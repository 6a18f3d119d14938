// One content line taken apart and put together again so that a strict reader takes it (RFC 5545 §3.1, §3.3).
import { DAY, formatInstant, parseInstant, parseLocalDate, wallClock } from '../../calendar/time.ts';
import { dateDigits } from '../clock-reading.ts';

export interface ContentLine {
  /** In capitals. */
  readonly name: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly value: string;
}

const QUOTE = 34;
const COLON = 58;
const HYPHEN = 45;
const ZERO = 48;
const NINE = 57;
const SMALL_A = 97;
const SMALL_Z = 122;
const NAME = /^[A-Za-z0-9-]+/;
const PARAMETER = /;[ \t]*([A-Za-z0-9-]+)[ \t]*=[ \t]*("[^"]*"|[^;"]*)/g;

/** The parts of a content line; null where it has no name or no value. */
export function splitLine(line: string): ContentLine | null {
  const name = NAME.exec(line)?.[0];
  const colon = valueColon(line);
  return name === undefined || colon < 0 ? null : splitAt(line, name, colon);
}

/** As `splitLine`, for a line whose value is of dates, so that colons without quotes before it are told apart. */
export function splitDateLine(line: string): ContentLine | null {
  const name = NAME.exec(line)?.[0];
  if (name === undefined) return null;
  for (let colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
    const first = line.slice(colon + 1, colon + 60).split(/[,/]/, 1)[0] ?? '';
    if (dateValue(first) !== null) return splitAt(line, name, colon);
  }
  return splitLine(line);
}

/** The name of a content line, in capitals; empty where it has none. */
export function nameOf(line: string): string {
  // Asked of every line of a file, so without a regular expression.
  let end = 0;
  while (isOfName(line.charCodeAt(end))) end++;
  return line.slice(0, end).toUpperCase();
}

/** Letters, digits and hyphens. */
function isOfName(character: number): boolean {
  const isLetter = (character | 32) >= SMALL_A && (character | 32) <= SMALL_Z;
  return isLetter || (character >= ZERO && character <= NINE) || character === HYPHEN;
}

function splitAt(line: string, name: string, colon: number): ContentLine {
  const value = line.slice(colon + 1);
  if (colon === name.length) return { name: name.toUpperCase(), parameters: [], value };
  const parameters = [...line.slice(name.length, colon).matchAll(PARAMETER)].map(
    ([, key = '', said = '']) => [key.toUpperCase(), said.replaceAll('"', '').trim()] as const,
  );
  return { name: name.toUpperCase(), parameters, value };
}

/** The first colon outside quotes; -1 where there is none, as behind a quote that never ends. */
function valueColon(line: string): number {
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line.charCodeAt(i);
    if (character === QUOTE) isQuoted = !isQuoted;
    else if (character === COLON && !isQuoted) return i;
  }
  return -1;
}

/** The line as text again, every parameter sound and each once. */
export function joinLine({ name, parameters, value }: ContentLine): string {
  if (parameters.length === 0) return `${name}:${value}`;
  const sound = new Map(parameters.filter(([, said]) => said !== ''));
  const text = [...sound].map(([key, said]) => `;${key}="${said}"`).join('');
  return `${name}${text}:${value}`;
}

const DATE = /^(\d{4})-?(\d{2})-?(\d{2})$/;
const DATE_TIME =
  /^(\d{4})-?(\d{2})-?(\d{2})[Tt ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})?$/;

/**
 * A DATE or DATE-TIME value as RFC 5545 writes it, out of what is written instead: hyphens and colons, no seconds,
 * 24:00, a leap second, an offset. Null where it is none.
 */
export function dateValue(text: string): string | null {
  const value = text.trim();
  const date = DATE.exec(value);
  if (date) return validDate(date) === null ? null : `${date[1]}${date[2]}${date[3]}`;
  const parts = DATE_TIME.exec(value);
  const day = parts && validDate(parts);
  if (!parts || day === null) return null;
  const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Math.min(Number(parts[6] ?? 0), 59)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute + second > 0)) return null;
  const time = [hour % 24, minute, second].map((part) => String(part).padStart(2, '0')).join('');
  const local = `${dateDigits(wallClock((day + Math.floor(hour / 24)) * DAY))}T${time}`;
  const zone = parts[7]?.toUpperCase() ?? '';
  return zone.length <= 1 ? `${local}${zone}` : inUtc(local, zone);
}

function validDate(parts: RegExpExecArray): number | null {
  return parseLocalDate(`${parts[1]}-${parts[2]}-${parts[3]}`);
}

/** Local digits with an offset, as `20261201T190000` and `+0100`, in UTC. */
function inUtc(local: string, offset: string): string | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(local) ?? [];
  const at = parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return at === null ? null : formatInstant(at).replace(/[-:]/g, '');
}

/** The value of the first line of a name, or null; blank is none. */
export function firstValue(lines: readonly string[], name: string): string | null {
  const line = lines.find((one) => nameOf(one) === name);
  return line === undefined ? null : splitLine(line)?.value.trim() || null;
}
