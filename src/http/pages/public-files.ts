// The files of public/, in memory, at addresses that change with what is in them: a browser keeps them for a year.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The style sheet is kept in parts and sent as one, in this order. */
const STYLE_PARTS = ['paper', 'text', 'page', 'programme', 'agenda', 'forms', 'sheets'];

interface PublicFile {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
}

export interface PublicFiles {
  /** `/static/{version}/{name}`; @throws Error for a name that no file in public/ has */
  readonly addressOf: (name: string) => string;
  /** Answers for such an address. One of another version, as on a page from before an upgrade, is not kept for long. */
  readonly answer: (c: Context, version: string, name: string) => Response | null;
}

let files: PublicFiles | null = null;

/** The files in public/ of the package that this module is part of, compiled or not; read once. */
export function publicFiles(): PublicFiles {
  files ??= readPublicFiles();
  return files;
}

function readPublicFiles(): PublicFiles {
  const folder = join(packageRoot(), 'public');
  const files = new Map<string, PublicFile>();
  const hash = createHash('sha256');
  const add = (name: string, type: string, content: Buffer): void => {
    const plain = new Uint8Array(content);
    files.set(name, { type, plain, gzipped: new Uint8Array(gzipSync(plain, { level: 9 })) });
    hash.update(`${name}\n${plain.length}\n`).update(plain);
  };
  for (const name of readdirSync(folder).sort()) {
    const type = TYPES[extname(name)];
    if (type !== undefined) add(name, type, readFileSync(join(folder, name)));
  }
  const parts = STYLE_PARTS.map((part) => readFileSync(join(folder, 'style', `${part}.css`)));
  add('style.css', 'text/css; charset=utf-8', Buffer.concat(parts));
  const version = hash.digest('base64url').slice(0, 10);
  return {
    addressOf: (name) => {
      if (!files.has(name)) throw new Error(`There is no ${name} in ${folder}.`);
      return `/static/${version}/${name}`;
    },
    answer: (c, asked, name) => {
      const file = files.get(name);
      if (!file) return null;
      const gzip = /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '');
      return c.body(gzip ? file.gzipped : file.plain, 200, {
        'Content-Type': file.type,
        'Cache-Control': asked === version ? 'public, max-age=31536000, immutable' : 'no-cache',
        Vary: 'Accept-Encoding',
        'X-Content-Type-Options': 'nosniff',
        ...(gzip && { 'Content-Encoding': 'gzip' }),
      });
    },
  };
}

/** The nearest folder above this module that holds a package.json. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!readdirSync(folder).includes('package.json')) {
    const above = dirname(folder);
    if (above === folder) throw new Error('There is no package.json above the calendar’s own files.');
    folder = above;
  }
  return folder;
}
