// JSON Lines: a whole network as text, one object a line.
import { CalendarError, invalid } from '../../calendar/errors.ts';
import { isObject } from './form-fields.ts';

/** One line: what it is about, not yet read by that thing's own form. */
export type NetworkLine =
  | { readonly association: unknown }
  | { readonly venue: unknown }
  | { readonly activity: unknown }
  | { readonly observance: unknown }
  | { readonly settlement: unknown };

const MAX_LINE = 4_000_000;
const MAX_DEPTH = 200;
const KINDS =
  '{"association": {…}}, {"venue": {…}}, {"activity": {…}}, {"observance": {…}} or {"settlement": {…}}';

/**
 * What one line of a file says; null for a blank line.
 * @param lineNumber counts from 1
 * @throws CalendarError `invalid` naming the line
 */
export function readNetworkLine(text: string, lineNumber: number): NetworkLine | null {
  const line = lineNumber === 1 ? text.replace(/^\uFEFF/, '') : text;
  if (line.trim() === '') return null;
  const value = line.length <= MAX_LINE ? parse(line) : undefined;
  const keys = isObject(value) ? Object.keys(value) : [];
  if (isObject(value) && keys.length === 1) {
    if (Object.hasOwn(value, 'association')) return { association: value['association'] };
    if (Object.hasOwn(value, 'venue')) return { venue: value['venue'] };
    if (Object.hasOwn(value, 'activity')) return { activity: value['activity'] };
    if (Object.hasOwn(value, 'observance')) return { observance: value['observance'] };
    if (Object.hasOwn(value, 'settlement')) return { settlement: value['settlement'] };
  }
  const message = value === undefined ? `Give JSON, one of ${KINDS}.` : `Give one of ${KINDS}.`;
  throw invalid([{ field: lineName(lineNumber), message }]);
}

/** Runs what reads a line's own form; its faults come out naming the line too, as `line 12, schedule.rule`. */
export function namingLine<Value>(lineNumber: number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CalendarError) || error.code !== 'invalid') throw error;
    const name = lineName(lineNumber);
    throw invalid(error.issues.map(({ field, message }) => ({ field: `${name}, ${field}`, message })));
  }
}

function lineName(lineNumber: number): string {
  return `line ${lineNumber}`;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * JSON that is the same text for the same value: keys sorted by code unit, no space (as RFC 8785); keys that hold
 * undefined are left out.
 * @throws RangeError for what is nested deeper than 200
 */
export function canonicalJson(value: unknown): string {
  return stringify(value, 0);
}

function stringify(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new RangeError(`Give a value nested at most ${MAX_DEPTH} deep.`);
  if (Array.isArray(value)) return `[${value.map((entry) => stringify(entry, depth + 1)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  const entries = keys.sort().map((key) => `${JSON.stringify(key)}:${stringify(value[key], depth + 1)}`);
  return `{${entries.join(',')}}`;
}
