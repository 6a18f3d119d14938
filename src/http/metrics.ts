// Figures about the running process in Prometheus' text format, version 0.0.4. No name, address or token is in them.
import type { Answered } from './server.ts';

/** Seconds, inclusive; the last of all is infinity. */
const BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30] as const;

export type Labels = Readonly<Record<string, string>>;

/** What is asked of the process when somebody wants the figures. */
export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  /** Each value by its labels; none where there is nothing to tell yet. */
  readonly read: () => readonly (readonly [Labels, number])[];
}

interface Durations {
  readonly buckets: number[];
  sum: number;
  count: number;
}

export class Metrics {
  readonly #families: readonly Family[];
  readonly #counts = new Map<string, number>();
  /** By route. */
  readonly #durations = new Map<string, Durations>();

  constructor(families: readonly Family[]) {
    this.#families = families;
  }

  /** Counts a request. */
  note({ method, status, ms, route }: Pick<Answered, 'method' | 'status' | 'ms' | 'route'>): void {
    const key = labelled({ method: METHODS.has(method) ? method : 'other', status: String(status) });
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    const seconds = ms / 1_000;
    let durations = this.#durations.get(route);
    if (!durations) {
      durations = { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 };
      this.#durations.set(route, durations);
    }
    durations.sum += seconds;
    durations.count++;
    const at = BUCKETS.findIndex((most) => seconds <= most);
    if (at >= 0) durations.buckets[at] = (durations.buckets[at] ?? 0) + 1;
  }

  text(): string {
    const lines = [
      ...headOf('requests_total', 'counter', 'Requests that were answered.'),
      ...[...this.#counts].map(([labels, count]) => `${PREFIX}requests_total${labels} ${count}`),
      ...headOf('request_seconds', 'histogram', 'How long answers took, by route.'),
      ...[...this.#durations].flatMap(([route, durations]) => histogram(route, durations)),
    ];
    for (const { name, help, type, read } of this.#families) {
      const values = read();
      if (values.length === 0) continue;
      lines.push(...headOf(name, type, help));
      for (const [labels, value] of values) lines.push(`${PREFIX}${name}${labelled(labels)} ${value}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

/** Each bucket holds those before it too. */
function histogram(route: string, { buckets, sum, count }: Durations): string[] {
  let below = 0;
  const name = `${PREFIX}request_seconds`;
  const lines = BUCKETS.map((most, i) => {
    below += buckets[i] ?? 0;
    return `${name}_bucket${labelled({ route, le: String(most) })} ${below}`;
  });
  return [
    ...lines,
    `${name}_bucket${labelled({ route, le: '+Inf' })} ${count}`,
    `${name}_sum${labelled({ route })} ${sum}`,
    `${name}_count${labelled({ route })} ${count}`,
  ];
}

const PREFIX = 'faelleskalender_';
/** Any word at all can be sent as a method, and each would be a figure of its own. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

/** `{a="b"}`; nothing where there are none. */
function labelled(labels: Labels): string {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return all.length === 0 ? '' : `{${all.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function headOf(name: string, type: string, help: string): string[] {
  return [`# HELP ${PREFIX}${name} ${help}`, `# TYPE ${PREFIX}${name} ${type}`];
}
