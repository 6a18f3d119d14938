// Content lines into properties. The only user of ical.js, which unescapes and takes apart what it is given and is
// given nothing it could choke on: a line at a time, its parameters sound, its dates in digits and of one type. It
// never sees a rule: its own reading of those leaves parts out, and it expands many of them wrongly. Nor does it see
// most lines of most files, which need nothing taken apart: a text without escapes, one date.
import ICAL from 'ical.js';
import { parseLocalDateTime } from '../../calendar/time.ts';
import { dateValue, joinLine, nameOf, splitDateLine, splitLine } from './content-line.ts';

export interface Property {
  /** In capitals. */
  readonly name: string;
  /** By their names in lower case; see `parameterOf`. */
  readonly parameters: object;
  /** As text without escapes; dates as `2026-12-01` or `2026-12-01T19:00:00Z`, periods as `start/end`. */
  readonly values: readonly string[];
}

const COLON = 58;
const DATES = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE', 'LAST-MODIFIED']);
/** Of one value, which is everything behind the name; a comma in it is a comma. */
const WHOLE = new Set(['UID', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL']);
const PLAIN_DATE =
  /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|LAST-MODIFIED)(?:;TZID=([A-Za-z]+(?:[/_-][A-Za-z]+)*))?:(\d{8})T(\d{6})(Z?)$/;
const NO_PARAMETERS = {};
/** Of one VEVENT: no schedule of ours has so many dates. */
const MAX_DATES = 5_000;

/**
 * The properties that a content line holds: one, none where it cannot be read, or one for each type of date in it.
 * @param name of the line, where it is known already
 */
export function readProperties(line: string, name: string = nameOf(line)): readonly Property[] {
  const plain = DATES.has(name) ? plainDate(line) : plainText(line, name);
  if (plain !== null) return [plain];
  const lines = DATES.has(name) ? dateLines(line) : soundLines(line);
  return lines.flatMap((sound) => parsed(sound) ?? []);
}

/** The property of a line that is as most programs write it; null for any other. */
function plainText(line: string, name: string): Property | null {
  if (!WHOLE.has(name) || line.charCodeAt(name.length) !== COLON || line.includes('\\')) return null;
  return { name, parameters: NO_PARAMETERS, values: [line.slice(name.length + 1)] };
}

/** As `plainText`, for one date with its time. */
function plainDate(line: string): Property | null {
  const parts = PLAIN_DATE.exec(line);
  if (!parts) return null;
  const [, name = '', tzid, date = '', time = '', zone = ''] = parts;
  const local = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`;
  if (parseLocalDateTime(local) === null) return null;
  return { name, parameters: tzid === undefined ? NO_PARAMETERS : { tzid }, values: [local + zone] };
}

function soundLines(line: string): readonly string[] {
  const parts = splitLine(line);
  if (!parts) return [];
  // VALUE would have text read as something else, and ical.js unescapes no X- property that does not say it is text.
  const parameters = parts.parameters.filter(([name]) => name !== 'VALUE');
  const isText = parts.name === 'X-ALT-DESC';
  return [joinLine({ ...parts, parameters: isText ? [...parameters, ['VALUE', 'TEXT']] : parameters })];
}

/** A line of dates as lines of one type each, with VALUE as the digits say; what is no date is left out. */
function dateLines(line: string): readonly string[] {
  const parts = splitDateLine(line);
  if (!parts) return [];
  const isDate = parts.parameters.some(([name, value]) => name === 'VALUE' && value.toUpperCase() === 'DATE');
  const byType = new Map<string, string[]>();
  for (const text of parts.value.split(',', MAX_DATES)) {
    const value = text.includes('/') ? periodValue(text) : dateValue(text);
    if (value === null) continue;
    // Midnight is how some programs write a date.
    const date = isDate && /^\d{8}T000000Z?$/.test(value) ? value.slice(0, 8) : value;
    const type = date.includes('/') ? 'PERIOD' : date.length === 8 ? 'DATE' : 'DATE-TIME';
    const known = byType.get(type);
    if (known) known.push(date);
    else byType.set(type, [date]);
  }
  const kept = parts.parameters.filter(([name]) => name === 'TZID' || name === 'RANGE');
  return [...byType].map(([type, values]) =>
    joinLine({ name: parts.name, parameters: [...kept, ['VALUE', type]], value: values.join(',') }),
  );
}

function periodValue(text: string): string | null {
  const [start = '', end = ''] = text.split('/');
  const from = dateValue(start);
  if (from === null) return null;
  const to = /^[+-]?P/i.test(end.trim()) ? end.trim().toUpperCase() : dateValue(end);
  return to === null ? from : `${from}/${to}`;
}

function parsed(line: string): Property | null {
  let jcal: unknown;
  try {
    jcal = ICAL.parse.property(line, ICAL.design.defaultSet);
  } catch {
    return null;
  }
  if (!Array.isArray(jcal)) return null;
  const [name, parameters, , ...values] = jcal as readonly unknown[];
  if (typeof name !== 'string' || typeof parameters !== 'object' || parameters === null) return null;
  return {
    name: name.toUpperCase(),
    parameters,
    values: values.flatMap(valueText),
  };
}

/** The value of a property's parameter, or null; its name is in lower case. */
export function parameterOf({ parameters }: Property, name: string): string | null {
  const value: unknown = Object.getOwnPropertyDescriptor(parameters, name)?.value;
  return typeof value === 'string' ? value : null;
}

/** A value as text, of a period both ends; none of what is neither text, number nor period. */
function valueText(value: unknown): readonly string[] {
  if (Array.isArray(value)) return [value.flatMap(valueText).join('/')];
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}
