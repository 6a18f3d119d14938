// What is written for those who run the calendar, read as the programs it is for read it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newFolder, ownEnvironment, Program } from '../support/program.ts';

const FOLDER = fileURLToPath(new URL('../../deploy', import.meta.url));
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

/** Where a program is; null where it is not installed. */
function pathOf(program: string): string | null {
  const places = ['/usr/bin', '/usr/sbin', '/bin', '/sbin'].map((folder) => join(folder, program));
  return places.find((path) => existsSync(path)) ?? null;
}

const ANALYSE = pathOf('systemd-analyze');
const NGINX = pathOf('nginx');

describe('the systemd unit', () => {
  const lines = read('faelleskalender.service')
    .split('\n')
    .filter((line) => /^\w+=/.test(line));

  test.each([
    'DynamicUser=yes',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'PrivateTmp=yes',
    'PrivateDevices=yes',
    'ProtectKernelTunables=yes',
    'ProtectKernelModules=yes',
    'ProtectControlGroups=yes',
    'RestrictNamespaces=yes',
    'RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX',
    'SystemCallFilter=@system-service',
    'StateDirectory=faelleskalender',
    'StateDirectoryMode=0700',
    'UMask=0077',
    'Restart=on-failure',
  ])('says %s', (line) => {
    expect(lines).toContain(line);
  });

  test('gives the program longer to end than it takes', () => {
    const [, seconds] = /TimeoutStopSec=(\d+)/.exec(lines.join('\n')) ?? [];
    expect(Number(seconds)).toBeGreaterThan(20);
  });

  test.skipIf(ANALYSE === null)('is found safe by systemd itself', () => {
    const unit = join(FOLDER, 'faelleskalender.service');
    // Ends with a fault above the threshold, of 100.
    const told = execFileSync(
      ANALYSE ?? '',
      ['security', '--offline=yes', '--threshold=25', '--no-pager', unit],
      {
        encoding: 'utf8',
      },
    );
    expect(told).toContain('Overall exposure level');
  });
});

describe('the container', () => {
  const lines = read('Containerfile').split('\n');
  const at = (start: string): number => lines.findIndex((line) => line.startsWith(start));

  test('does not run as root, and what it is started with is the program alone', () => {
    expect(at('USER node')).toBeGreaterThan(0);
    expect(at('USER node')).toBeLessThan(at('ENTRYPOINT ["node",'));
    expect(lines.filter((line) => line.startsWith('USER'))).toEqual(['USER node']);
  });

  test('writes nowhere but in its volume, and is told to end as the program listens for', () => {
    expect(lines).toContain('VOLUME /data');
    expect(read('Containerfile')).toContain('DATA_DIR=/data');
    expect(lines).toContain('STOPSIGNAL SIGTERM');
    expect(read('README.md')).toMatch(/docker run .*--read-only --tmpfs \/tmp --cap-drop ALL/);
  });

  test('holds what the program needs and nothing for building it', () => {
    const final = lines
      .slice(lines.lastIndexOf(lines.filter((line) => line.startsWith('FROM')).at(-1) ?? ''))
      .join('\n');
    for (const part of ['node_modules', 'dist', 'public', 'db', 'package.json'])
      expect(final).toContain(part);
    expect(final).not.toMatch(/npm|apt|gcc|COPY src/);
    expect(read('Containerfile.dockerignore')).toMatch(/^\*$/m);
  });

  test('has a health check that is right about a server that is there, and about one that is not', async () => {
    const server = new Program(['serve'], { environment: ownEnvironment() });
    const { port } = new URL(await server.address());
    const [, words = ''] = /HEALTHCHECK[\s\S]*?CMD (\[.*\])/.exec(read('Containerfile')) ?? [];
    const [program = '', flag = '', script = ''] = JSON.parse(words) as string[];
    expect([program, flag]).toEqual(['node', '-e']);
    const check = async (where: string): Promise<unknown> => {
      const child = spawn(process.execPath, [flag, script.replace('3000', where)]);
      return (await once(child, 'exit'))[0];
    };
    expect(await check(port)).toBe(0);
    expect(await check('1')).toBe(1);
  });
});

describe('Caddy', () => {
  test('is told to name who asks, and to take no more than the calendar does', () => {
    expect(read('Caddyfile')).toContain('header_up X-Forwarded-For {remote_host}');
    expect(read('Caddyfile')).toContain('max_size 12MB');
  });
});

/** The configuration with everything in a folder of the test's own, without certificates, at a port of the test's own. */
function nginxFor(folder: string, port: number, upstream: string): string {
  const ours = read('nginx.conf')
    .replaceAll('/var/cache/nginx', folder)
    .replace('127.0.0.1:3000', upstream)
    .replace(/ +listen \[::\].*\n/g, '')
    .replace('listen 80;', `listen 127.0.0.1:${port + 1};`)
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port};`)
    .replace(/ +ssl_(certificate|certificate_key|session_tickets|protocols) .*\n/g, '');
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (one) => `${one}_temp_path ${folder}/${one};`,
  );
  // Started by root, its workers would be nobody, who may not look into the folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `${user} daemon off; pid ${folder}/pid; error_log stderr; events {} http { ${own.join(' ')}\n${ours}\n}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

describe.skipIf(NGINX === null)('nginx', () => {
  test('understands the file, keeps what is for everybody, and nothing that is for one', async () => {
    const environment = ownEnvironment({ TRUST_PROXY: '1' });
    const server = new Program(['serve'], { environment });
    const upstream = new URL(await server.address()).host;
    const folder = newFolder();
    mkdirSync(join(folder, 'logs'));
    const port = await freePort();
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, nginxFor(folder, port, upstream));
    execFileSync(NGINX ?? '', ['-t', '-q', '-p', folder, '-c', file], { stdio: 'pipe' });
    const nginx = spawn(NGINX ?? '', ['-p', folder, '-c', file], { stdio: 'ignore' });
    const ended = once(nginx, 'exit');
    onTestFinished(async () => {
      nginx.kill('SIGTERM');
      await ended;
    });
    const ask = (path: string, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers });
    for (let isUp = false; !isUp; )
      isUp = await ask('/healthz').then(
        ({ ok }) => ok,
        () => false,
      );
    const feed = await (await ask('/calendar.ics')).text();
    expect((await ask('/')).headers.get('X-Powered-By')).toBeNull();
    expect((await ask('/sign-in')).status).toBe(200);
    // With the calendar away, what anybody may keep is still answered, and nothing else.
    server.stop('SIGKILL');
    await server.ended();
    expect(await (await ask('/calendar.ics')).text()).toBe(feed);
    expect((await ask('/sign-in')).status).toBe(502);
    expect((await ask('/calendar.ics', { Cookie: 'session=a' })).status).toBe(502);
  });
});
