// The program as people start it: a process of its own, compiled, with no environment but what the test gives it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { DatabaseAddress } from '../../src/store/database.ts';

/** Where the compiled program is. */
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

export interface Started {
  readonly environment?: Readonly<Record<string, string>>;
  /** What it reads from standard input. */
  readonly input?: string;
  readonly workingFolder?: string;
  /** A module, as text, that Node runs first. */
  readonly before?: string;
  /** Another copy of the compiled program. */
  readonly dist?: string;
  /** The words of a program that starts Node, as one that sees another disk. */
  readonly within?: readonly string[];
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly notes: string;
}

/** How a server tells where it is. */
const ADDRESS = /http:\/\/localhost:(\d+)/;

export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #output = '';
  #notes = '';
  #heard: () => void = () => {};

  /** Starts the program; whatever the test leaves running is ended with it. */
  constructor(words: readonly string[], started: Started = {}) {
    const {
      environment = {},
      input = '',
      workingFolder = tmpdir(),
      before = '',
      dist = DIST,
      within = [],
    } = started;
    const env = { PATH: process.env['PATH'] ?? '', ...environment };
    const first = ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
    const all = [...within, process.execPath, ...first, join(dist, 'src/main.js'), ...words];
    const [command = process.execPath, ...parameters] = all;
    this.#child = spawn(command, parameters, { env, cwd: workingFolder, stdio: 'pipe' });
    this.#ended = once(this.#child, 'close').then(() => this.#heard());
    this.#child.stdout?.on('data', (text) => {
      this.#output += text;
      this.#heard();
    });
    this.#child.stderr?.on('data', (text) => {
      this.#notes += text;
      this.#heard();
    });
    this.#child.stdin?.end(input);
    onTestFinished(async () => {
      this.#child.kill('SIGKILL');
      await this.#ended;
    });
  }

  /** Waits until its output matches. */
  says(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#until(() => pattern.exec(this.#output));
  }

  /** Waits until what it notes on standard error matches. */
  notes(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#until(() => pattern.exec(this.#notes));
  }

  /** Waits until it listens. @returns the address it can be asked at */
  async address(): Promise<string> {
    const [, port] = await this.says(ADDRESS);
    return `http://127.0.0.1:${port}`;
  }

  /** Asks it to end. */
  stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM'): void {
    this.#child.kill(signal);
  }

  async ended(): Promise<Ended> {
    await this.#ended;
    return { code: this.#child.exitCode, output: this.#output, notes: this.#notes };
  }

  async #until<Found>(look: () => Found | null): Promise<Found> {
    for (let found = look(); ; found = look()) {
      if (found !== null) return found;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`The program ended early.\n${this.#output}\n${this.#notes}`);
      }
      await new Promise<void>((heard) => {
        this.#heard = heard;
      });
    }
  }
}

/** Runs a command to its end. */
export function runProgram(words: readonly string[], started?: Started): Promise<Ended> {
  return new Program(words, started).ended();
}

/** An environment of the test's own: a new data folder, a port that the system chooses. */
export function ownEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { DATA_DIR: newFolder(), PORT: '0', ...more };
}

/** An environment whose database is at the address. */
export function environmentFor(address: DatabaseAddress): Record<string, string> {
  if ('url' in address) return ownEnvironment({ DATABASE_URL: address.url });
  return ownEnvironment({ DATA_DIR: join(address.file, '..') });
}

/** A folder that is gone when the test is over. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-program-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
