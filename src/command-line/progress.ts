// How far long work has come, for people: on a terminal in one line that changes, elsewhere a line every few seconds.
import { performance } from 'node:perf_hooks';
import type { Surroundings } from './surroundings.ts';

const EVERY_MS = { terminal: 100, elsewhere: 5_000 } as const;

export class Progress {
  readonly #notes: Surroundings['notes'];
  readonly #isTerminal: boolean;
  readonly #clock: () => number;
  #saidAt: number;

  /** @param clock milliseconds that only ever rise */
  constructor({ notes }: Pick<Surroundings, 'notes'>, clock: () => number = () => performance.now()) {
    this.#notes = notes;
    this.#clock = clock;
    this.#saidAt = clock();
    this.#isTerminal = notes.isTTY === true;
  }

  /** Takes note of how far the work has come, and says so now and then. */
  at(told: string): void {
    const every = this.#isTerminal ? EVERY_MS.terminal : EVERY_MS.elsewhere;
    if (this.#clock() - this.#saidAt >= every) this.#say(told);
  }

  /** Says what takes so long that nothing more can be said until it is done. */
  atLast(told: string): void {
    if (this.#isTerminal) this.#say(told);
  }

  /** Leaves the terminal as it was. */
  end(): void {
    if (this.#isTerminal) this.#notes.write('\r\u001B[K');
  }

  #say(told: string): void {
    this.#saidAt = this.#clock();
    this.#notes.write(this.#isTerminal ? `\r\u001B[K${told}` : `${told}\n`);
  }
}
