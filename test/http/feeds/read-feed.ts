// A feed taken apart into its content lines, by the letter of RFC 5545 and by no library.
import { unfoldedLines } from '../../ical/read-back.ts';

export interface Line {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

export interface Part {
  readonly lines: readonly Line[];
  /** The lines of this name. */
  readonly all: (name: string) => readonly Line[];
  /** The value of the first line of this name; '' where there is none. */
  readonly value: (name: string) => string;
}

export interface ReadFeed {
  readonly path: string;
  readonly text: string;
  /** What comes before the first component. */
  readonly head: Part;
  readonly zones: readonly Part[];
  readonly vevents: readonly Part[];
}

export function readFeed(path: string, text: string): ReadFeed {
  const lines = unfoldedLines(text).map(readLine);
  const end = lines.findIndex(({ name }, i) => i > 0 && name === 'BEGIN');
  return {
    path,
    text,
    head: partOf(lines.slice(1, end < 0 ? -1 : end)),
    zones: partsIn(lines, 'VTIMEZONE'),
    vevents: partsIn(lines, 'VEVENT'),
  };
}

function partsIn(lines: readonly Line[], component: string): readonly Part[] {
  const parts: Part[] = [];
  let from = -1;
  for (const [i, { name, value }] of lines.entries()) {
    if (value !== component) continue;
    if (name === 'BEGIN') from = i + 1;
    if (name === 'END') parts.push(partOf(lines.slice(from, i)));
  }
  return parts;
}

function partOf(lines: readonly Line[]): Part {
  const all = (name: string): readonly Line[] => lines.filter((line) => line.name === name);
  return { lines, all, value: (name) => all(name)[0]?.value ?? '' };
}

const LINE = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/su;

function readLine(text: string): Line {
  const [, name, parameters = '', value] = LINE.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new Error(`This is no content line: ${text}`);
  const pairs = [...parameters.matchAll(/;([A-Z0-9-]+)=("[^"]*"|[^";:,]*)/gu)];
  return { name, parameters: new Map(pairs.map(([, key = '', said = '']) => [key, said])), value };
}
