// What differs between two that should be the same, in words for whoever looks after the calendar.
import type { ActivityHead } from '../store/activities.ts';

/** So much of a line is shown. */
const SHOWN = 90;

/** The VEVENTs of an activity by text language; '' is the network's own. */
export type Texts = ReadonlyMap<string, Buffer>;

/** An occurrence: its recurrence id, and the rest of what there is to know of it. */
export type Dates = ReadonlyMap<string, string>;

/**
 * What stands in the stored texts instead of what should, of the first language in which they differ.
 * @returns the end of a sentence; null where nothing differs
 */
export function textDifference(stored: Texts, right: Texts): string | null {
  for (const language of new Set([...right.keys(), ...stored.keys()])) {
    const [is, should] = [stored.get(language), right.get(language)];
    if (is && should && is.equals(should)) continue;
    const where = language === '' ? '' : ` in ${language}`;
    if (!is) return `nothing is there${where}`;
    if (!should) return `there is a text${where}, and there should be none`;
    return `${lineDifference(linesOf(is), linesOf(should))}${where}`;
  }
  return null;
}

/** What is there too much, too little or otherwise. @returns the end of a sentence; null where nothing differs */
export function dateDifference(known: Dates, right: Dates): string | null {
  const missing = [...right.keys()].filter((id) => !known.has(id));
  const foreign = [...known.keys()].filter((id) => !right.has(id));
  const other = [...right].filter(([id, line]) => known.has(id) && known.get(id) !== line).map(([id]) => id);
  const told = [
    ...(missing.length > 0 ? [`it lacks ${listed(missing)}`] : []),
    ...(foreign.length > 0 ? [`it has ${listed(foreign)} besides`] : []),
    ...(other.length > 0 ? [`it has ${listed(other)} at another time or otherwise`] : []),
  ];
  return told.length === 0 ? null : told.join('; ');
}

/** Where what feeds choose an activity by is not what was said of it. @returns the end of a sentence, or null */
export function headDifference(stored: ActivityHead | undefined, right: ActivityHead): string | null {
  if (!stored) return 'nothing is there';
  for (const field of ['uid', 'association', 'coHosts', 'status', 'visibility', 'updated'] as const) {
    const [is, should] = [stored[field], right[field]].map(String);
    if (is !== should) return `${field} is “${is}”, and should be “${should}”`;
  }
  return null;
}

function lineDifference(stored: readonly string[], right: readonly string[]): string {
  const at = right.findIndex((line, i) => line !== stored[i]);
  const [is, should] = [stored[at === -1 ? right.length : at], right[at]];
  if (is === undefined) return `“${short(should ?? '')}” is missing`;
  if (should === undefined) return `“${short(is)}” is too much`;
  return `“${short(is)}” stands where “${short(should)}” should`;
}

/** Content lines, unfolded (RFC 5545 §3.1). */
function linesOf(text: Buffer): string[] {
  return text
    .toString()
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n');
}

function short(line: string): string {
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN)}…`;
}

function listed(ids: readonly string[]): string {
  const [first = '', second] = ids;
  if (second === undefined) return first;
  return ids.length === 2 ? `${first} and ${second}` : `${first} and ${ids.length - 1} more`;
}
