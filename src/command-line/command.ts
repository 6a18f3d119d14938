// What a command is.
import type { Surroundings } from './surroundings.ts';
import type { Given, Grammar } from './usage.ts';

/** Does what the command is for. @returns the exit code */
export type Run = (given: Given, surroundings: Surroundings) => Promise<number>;

export interface Command extends Grammar {
  /** Its options and operands, as the help shows them. */
  readonly synopsis: string;
  readonly summary: string;
  readonly load: () => Promise<Run>;
}
