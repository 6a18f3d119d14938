// Debian's WordPress with a database of its own, both in a new folder and on this computer alone.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const DEBIANS_OWN = '/usr/share/wordpress';
const PACKAGES = 'wordpress mariadb-server php-cli php-mysql php-curl php-xml php-mbstring';
const PATIENCE = 60_000;

/** Whoever writes the post. */
export const AUTHOR = { name: 'anna', password: 'kun til denne ene prøve' } as const;

export interface WordPress {
  readonly address: string;
  end(): Promise<void>;
}

/** @param calendarPort where WordPress may look for the calendar, though both are on this computer */
export async function startWordPress(calendarPort: number): Promise<WordPress> {
  if (!existsSync(DEBIANS_OWN) || !existsSync('/usr/sbin/mariadbd')) {
    throw new Error(`There is no WordPress: install it (on Debian, \`apt-get install ${PACKAGES}\`).`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-wordpress-'));
  const [site, socket] = [join(folder, 'site'), join(folder, 'database.sock')];
  cpSync(DEBIANS_OWN, site, { recursive: true, dereference: true, filter: (path) => existsSync(path) });
  const database = await startDatabase(folder, socket);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  writeFileSync(join(site, 'wp-config.php'), configuration(address, socket));
  mkdirSync(join(site, 'wp-content/mu-plugins'), { recursive: true });
  writeFileSync(join(site, 'wp-content/mu-plugins/loopback.php'), allowing(calendarPort));
  const php = spawn('php', ['-d', 'display_errors=0', '-S', `127.0.0.1:${port}`, '-t', site], {
    stdio: 'ignore',
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
  });
  await until(async () => (await fetch(`${address}/wp-admin/install.php`)).ok);
  await install(address);
  return {
    address,
    async end() {
      await ended(php);
      await ended(database);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startDatabase(folder: string, socket: string): Promise<ChildProcess> {
  const data = join(folder, 'database');
  const user = `--user=${execFileSync('id', ['-un'], { encoding: 'utf8' }).trim()}`;
  const own = ['--no-defaults', `--datadir=${data}`, user];
  execFileSync('mariadb-install-db', [...own, '--auth-root-authentication-method=normal'], {
    stdio: 'ignore',
  });
  const child = spawn('/usr/sbin/mariadbd', [...own, `--socket=${socket}`, '--skip-networking'], {
    stdio: 'ignore',
  });
  const make = 'create database wordpress character set utf8mb4';
  await until(async () => {
    execFileSync('mariadb', ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', make], {
      stdio: 'ignore',
    });
    return true;
  });
  return child;
}

function configuration(address: string, socket: string): string {
  return `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '${address}');
define('WP_SITEURL', '${address}');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;
}

/** WordPress asks for nothing on its own computer, and on few ports; out on the internet neither is in the way. */
function allowing(port: number): string {
  return `<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', function ($ports) { return array_merge($ports, array(${port})); });
`;
}

async function install(address: string): Promise<void> {
  const { name, password } = AUTHOR;
  const said = {
    ...{ weblog_title: 'Foreningens hjemmeside', user_name: name, admin_email: 'anna@example.dk' },
    ...{ admin_password: password, admin_password2: password, pw_weak: '1', blog_public: '0', language: '' },
  };
  const answer = await fetch(`${address}/wp-admin/install.php?step=2`, {
    method: 'POST',
    body: new URLSearchParams(said),
  });
  const text = await answer.text();
  if (!text.includes('wp-login.php')) throw new Error(`WordPress was not installed: ${text.slice(0, 500)}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE; ; ) {
    if (await isSo().catch(() => false)) return;
    if (performance.now() > end) throw new Error('It does not answer.');
    await wait(200);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
