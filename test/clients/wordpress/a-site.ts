// A WordPress of the test's own, as Debian packages it: its files in a temporary folder, a MariaDB behind a socket
// there, PHP's own web server on loopback. All of it ends with the test.
import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressOf } from '../../support/address-of.ts';

const INSTALLED = '/usr/share/wordpress';
const OUTPUT: StdioOptions = ['ignore', 'pipe', 'pipe'];
export const PACKAGES = 'wordpress wordpress-theme-twentytwentythree mariadb-server-core php-cli openssl';

export function isInstalled(): boolean {
  return (
    existsSync(`${INSTALLED}/wp-load.php`) &&
    existsSync(`${INSTALLED}/wp-content/themes/twentytwentythree`) &&
    ['mariadbd', 'mariadb-install-db'].every(
      (program) => spawnSync(program, ['--help']).error === undefined,
    ) &&
    spawnSync('php', ['-r', 'exit(class_exists("mysqli") ? 0 : 1);']).status === 0
  );
}

export interface Site {
  /** Without a slash at the end. */
  readonly url: string;
  /** An editor who may write no HTML that is not looked over. */
  readonly editor: { readonly name: string; readonly password: string };
  close(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly end: () => void;
}

/** @param calendar the address that the site may ask, on this computer */
export async function aSite(calendar: URL): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-wordpress-'));
  const files = join(folder, 'files');
  const socket = join(folder, 'mariadb.sock');
  const port = await freePort();
  // Another host name than the calendar's is another site.
  const url = `http://localhost:${port}`;
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder, PHP_CLI_SERVER_WORKERS: '4' },
    ...{ WORDPRESS_HOME: url, WORDPRESS_SOCKET: socket },
    ...{ CALENDAR_HOST: calendar.hostname, CALENDAR_PORT: calendar.port },
  };
  const running: Running[] = [];
  const close = async (): Promise<void> => {
    process.off('exit', giveUp);
    for (const one of running.reverse()) await ended(one);
    rmSync(folder, { recursive: true, force: true });
  };
  // Where the tests are broken off, nothing of it is left running.
  const giveUp = (): void => {
    for (const { child, end } of running) if (child.exitCode === null && child.signalCode === null) end();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', giveUp);
  try {
    layOut(files);
    const database = await startDatabase(folder, socket);
    running.push({ child: database, end: () => database.kill() });
    const password = randomBytes(12).toString('hex');
    const install = spawn('php', [here('install.php'), files, password], { env, stdio: OUTPUT });
    await succeeded(install);
    // Its workers outlive it unless they are ended with it, as one group.
    const site = spawn('php', ['-S', `localhost:${port}`, '-t', files], {
      env,
      detached: true,
      stdio: OUTPUT,
    });
    running.push({ child: site, end: () => site.pid && process.kill(-site.pid) });
    await saying(site, /Development Server .* started/);
    const editor = { name: 'redaktor', password };
    return { url, editor, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** A copy: the program finds its settings beside itself. */
function layOut(files: string): void {
  cpSync(INSTALLED, files, { recursive: true, dereference: true });
  copyFileSync(here('wp-config.php'), join(files, 'wp-config.php'));
  mkdirSync(join(files, 'wp-content/mu-plugins'));
  copyFileSync(here('loopback.php'), join(files, 'wp-content/mu-plugins/loopback.php'));
}

/** No crash is to be survived, so nothing waits for the disk. */
async function startDatabase(folder: string, socket: string): Promise<ChildProcess> {
  const data = join(folder, 'data');
  const how = [
    '--no-defaults',
    `--datadir=${data}`,
    `--user=${userInfo().username}`,
    '--innodb-log-file-size=8M',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-flush-method=nosync',
  ];
  await succeeded(
    spawn('mariadb-install-db', [...how, '--auth-root-authentication-method=normal', '--skip-test-db'], {
      stdio: OUTPUT,
    }),
  );
  const server = spawn(
    'mariadbd',
    [...how, '--skip-networking', `--socket=${socket}`, `--pid-file=${join(folder, 'mariadb.pid')}`],
    { stdio: OUTPUT },
  );
  await saying(server, /ready for connections/);
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = await addressOf(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

/** What it says from now on, on both outputs. */
function heard(child: ChildProcess): () => string {
  let words = '';
  for (const output of [child.stdout, child.stderr]) output?.on('data', (more) => (words += more));
  return () => words;
}

async function saying(child: ChildProcess, wanted: RegExp): Promise<void> {
  const words = heard(child);
  await new Promise<void>((found, failed) => {
    const look = (): void => {
      if (wanted.test(words())) found();
    };
    for (const output of [child.stdout, child.stderr]) output?.on('data', look);
    child.once('error', failed);
    child.once('exit', () => failed(new Error(words())));
  });
}

async function succeeded(child: ChildProcess): Promise<void> {
  const words = heard(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${code}:\n${words()}`);
}

async function ended({ child, end }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'close');
  end();
  await gone;
}
