// nginx with one file: what the feeds are held against besides Node's own server. Its configuration is its own, and so
// are all its files.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from './server-process.ts';

const PATIENCE = 5_000;

/** Serves the files of the folder on loopback; null where nginx is not installed. */
export async function startNginx(folder: string): Promise<Running | null> {
  const program = programPath();
  if (program === null) return null;
  const port = await freePort();
  const own = join(folder, 'nginx');
  mkdirSync(own);
  const file = join(own, 'nginx.conf');
  writeFileSync(file, configuration(folder, own, port));
  const child = spawn(program, ['-p', own, '-c', file], { stdio: 'ignore' });
  await answering(port, child);
  return { port, pid: child.pid ?? 0, end: () => ended(child) };
}

/** As it is at its best with bodies of megabytes: what it does by itself stalls on loopback. */
function configuration(folder: string, own: string, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${own}/pid;
error_log ${own}/errors;
events { worker_connections 256; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${own}/${name};`).join('\n  ')}
  keepalive_requests 100000000;
  sendfile off;
  output_buffers 2 2m;
  types { text/calendar ics; }
  server {
    listen 127.0.0.1:${port};
    root ${folder};
  }
}
`;
}

function programPath(): string | null {
  const places = ['nginx', '/usr/sbin/nginx'];
  return places.find((place) => spawnSync(place, ['-v'], { stdio: 'ignore' }).status === 0) ?? null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (const until = performance.now() + PATIENCE; performance.now() < until; ) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer) return;
    await wait(20);
  }
  child.kill();
  throw new Error('nginx does not answer.');
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
