// Figures about the running process in Prometheus' text format, version 0.0.4. No name, address or token is in them.
import type { Answered } from './server.ts';

/** Seconds, inclusive; the last of all is infinity. */
const BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30] as const;

/** What is asked of the process when somebody wants the figures. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  /** Null where there is nothing to tell yet. */
  readonly read: () => number | null;
}

export class Metrics {
  readonly #gauges: readonly Gauge[];
  readonly #counts = new Map<string, number>();
  readonly #buckets: number[] = BUCKETS.map(() => 0);
  #sum = 0;
  #count = 0;

  constructor(gauges: readonly Gauge[]) {
    this.#gauges = gauges;
  }

  /** Counts a request. */
  note({ method, status, ms }: Pick<Answered, 'method' | 'status' | 'ms'>): void {
    const key = `method="${METHODS.has(method) ? method : 'other'}",status="${status}"`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    const seconds = ms / 1_000;
    this.#sum += seconds;
    this.#count++;
    const at = BUCKETS.findIndex((most) => seconds <= most);
    if (at >= 0) this.#buckets[at] = (this.#buckets[at] ?? 0) + 1;
  }

  text(): string {
    const lines = [
      ...headOf('requests_total', 'counter', 'Requests that were answered.'),
      ...[...this.#counts].map(([labels, count]) => `${PREFIX}requests_total{${labels}} ${count}`),
      ...headOf('request_seconds', 'histogram', 'How long answers took.'),
      ...this.#histogram(),
    ];
    for (const { name, help, read } of this.#gauges) {
      const value = read();
      if (value !== null) lines.push(...headOf(name, 'gauge', help), `${PREFIX}${name} ${value}`);
    }
    return `${lines.join('\n')}\n`;
  }

  /** Each bucket holds those before it too. */
  #histogram(): string[] {
    let below = 0;
    const buckets = BUCKETS.map((most, i) => {
      below += this.#buckets[i] ?? 0;
      return `${PREFIX}request_seconds_bucket{le="${most}"} ${below}`;
    });
    return [
      ...buckets,
      `${PREFIX}request_seconds_bucket{le="+Inf"} ${this.#count}`,
      `${PREFIX}request_seconds_sum ${this.#sum}`,
      `${PREFIX}request_seconds_count ${this.#count}`,
    ];
  }
}

const PREFIX = 'faelleskalender_';
/** Any word at all can be sent as a method, and each would be a figure of its own. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

function headOf(name: string, type: string, help: string): string[] {
  return [`# HELP ${PREFIX}${name} ${help}`, `# TYPE ${PREFIX}${name} ${type}`];
}
