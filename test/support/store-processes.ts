// Starts store-process.ts and talks to it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DatabaseAddress } from '../../src/store/database.ts';

const SCRIPT = fileURLToPath(new URL('./store-process.ts', import.meta.url));

export class StoreProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #lines: string[] = [];
  #rest = '';
  #errors = '';
  #heard: () => void = () => {};

  constructor(address: DatabaseAddress, actor: string, count: number) {
    const parameters = ['--import', 'tsx', SCRIPT, JSON.stringify(address), actor, String(count)];
    this.#child = spawn(process.execPath, parameters, { stdio: 'pipe' });
    this.#ended = once(this.#child, 'close').then(() => this.#heard());
    this.#child.stdout?.on('data', (text) => {
      const lines = `${this.#rest}${text}`.split('\n');
      this.#rest = lines.pop() ?? '';
      this.#lines.push(...lines);
      this.#heard();
    });
    this.#child.stderr?.on('data', (text) => {
      this.#errors += text;
    });
  }

  /** The versions that it says it has committed so far. */
  get versions(): number[] {
    return this.#lines.slice(1).map(Number);
  }

  /** Waits until it has said so many lines, `ready` being the first. */
  async hasSaid(count: number): Promise<void> {
    while (this.#lines.length < count) {
      if (this.#child.exitCode !== null) throw new Error(`The process ended early.\n${this.#errors}`);
      await new Promise<void>((heard) => {
        this.#heard = heard;
      });
    }
  }

  go(): void {
    this.#child.stdin?.end('go\n');
  }

  /** Waits for its end. @returns what it complained of, and its exit code (null where it was killed) */
  async end(): Promise<{ code: number | null; errors: string }> {
    await this.#ended;
    return { code: this.#child.exitCode, errors: this.#errors };
  }

  /** As by `kill -9`: it gets no chance to finish anything. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
