// The properties of one component by name. One that cannot be read is lost alone, and known to be.
import { parseDuration } from '../../calendar/time.ts';
import { nameOf, splitLine } from './content-line.ts';
import { type Moment, momentsOf } from './moment.ts';
import { type Property, readProperties } from './property.ts';

/** Values without escapes, taken as they are. Rules go through our own gate. */
const RAW = new Set(['RRULE', 'EXRULE', 'STATUS', 'TRANSP', 'CLASS', 'SEQUENCE', 'DURATION']);

export class PropertySet {
  readonly #raw = new Map<string, string[]>();
  readonly #read = new Map<string, Property[]>();
  /** The names of those that could not be read. */
  readonly lost = new Set<string>();

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      const name = nameOf(line);
      if (RAW.has(name)) push(this.#raw, name, splitLine(line)?.value ?? '');
      else this.#take(name, readProperties(line, name));
    }
    const duration = this.token('DURATION');
    if (this.#raw.has('DURATION') && parseDuration(duration) === null) this.lost.add('DURATION');
  }

  #take(name: string, properties: readonly Property[]): void {
    if (properties.length === 0) this.lost.add(name);
    for (const property of properties) push(this.#read, name, property);
  }

  all(name: string): readonly Property[] {
    return this.#read.get(name) ?? [];
  }

  /** The first value of the first property of a name; empty where there is none. */
  value(name: string): string {
    return this.all(name)[0]?.values[0] ?? '';
  }

  /** The first time of a name that we can hold. */
  moment(name: string): Moment | null {
    return this.all(name).flatMap(momentsOf)[0] ?? null;
  }

  /** The values of RRULE or EXRULE, unread. */
  rules(name: 'RRULE' | 'EXRULE'): readonly string[] {
    return this.#raw.get(name) ?? [];
  }

  /** The value of a property that is one word, in capitals; empty where there is none. */
  token(name: string): string {
    return (this.#raw.get(name)?.[0] ?? '').trim().toUpperCase();
  }
}

function push<Value>(map: Map<string, Value[]>, name: string, value: Value): void {
  const known = map.get(name);
  if (known) known.push(value);
  else map.set(name, [value]);
}
