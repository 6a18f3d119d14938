// What a command has around it: everything it reads and writes that is not its own.
import type { Readable, Writable } from 'node:stream';

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What relative paths start from. */
  readonly workingFolder: string;
  readonly input: Readable & { readonly isTTY?: boolean };
  /** What the command is asked for, and nothing else. */
  readonly output: Writable;
  /** For people: what goes wrong, and how far it has come. */
  readonly notes: Writable & { readonly isTTY?: boolean };
  /**
   * Aborted when whoever started the command wants it to end. From the first call on that is the command's to heed;
   * until then, and the second time, the process just ends.
   */
  stopSignal(): AbortSignal;
}

/** Writes a line, and waits where whoever reads is slow. */
export function say(stream: Writable, line: string): Promise<void> {
  return new Promise((said, failed) => {
    stream.write(`${line}\n`, (error) => (error ? failed(error) : said()));
  });
}
