// The files of public/, in memory, at addresses that change with what is in them: a browser keeps them for a year.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { fontFaces, installedFonts } from './served-fonts.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const FONT = 'font/woff2';

/** The style sheet is kept in parts and sent as one, in this order. */
const STYLE_PARTS = [
  'paper',
  'text',
  'page',
  'programme',
  'agenda',
  'month',
  'forms',
  'sheets',
  'follow',
  'poster',
  'account',
  'board',
  'editor',
  'members',
];

/** What an embed's style is made of; a part of it is for months alone. */
const EMBED_PARTS = ['paper', 'text', 'programme', 'embed'];

interface PublicFile {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** Null for what is packed already. */
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
}

export interface PublicFiles {
  /** `/static/{version}/{name}`; @throws Error for a name that no file in public/ has */
  readonly addressOf: (name: string) => string;
  /** Answers for such an address. One of another version, as on a page from before an upgrade, is not kept for long. */
  readonly answer: (c: Context, version: string, name: string) => Response | null;
  /** What is in a file. @throws Error for a name that no file in public/ has */
  readonly textOf: (name: string) => string;
}

let files: PublicFiles | null = null;

/** The files in public/ of the package that this module is part of, compiled or not; read once. */
export function publicFiles(): PublicFiles {
  files ??= readPublicFiles();
  return files;
}

function readPublicFiles(): PublicFiles {
  const root = packageRoot();
  const folder = join(root, 'public');
  const modules = join(root, 'node_modules');
  const files = new Map<string, PublicFile>();
  const hash = createHash('sha256');
  const add = (name: string, type: string, content: Buffer): void => {
    const plain = new Uint8Array(content);
    const gzipped = type === FONT ? null : new Uint8Array(gzipSync(plain, { level: 9 }));
    files.set(name, { type, plain, gzipped });
    hash.update(`${name}\n${plain.length}\n`).update(plain);
  };
  for (const name of readdirSync(folder).sort()) {
    const type = TYPES[extname(name)];
    if (type !== undefined) add(name, type, readFileSync(join(folder, name)));
  }
  const fonts = installedFonts(modules);
  for (const { name, path } of fonts) add(name, FONT, readFileSync(join(modules, path)));
  const addStyle = (name: string, parts: readonly string[], before = ''): void => {
    const sheets = parts.map((part) => readFileSync(join(folder, 'style', `${part}.css`)));
    add(name, 'text/css; charset=utf-8', Buffer.concat([Buffer.from(before), ...sheets]));
  };
  addStyle('style.css', STYLE_PARTS, fontFaces(fonts));
  addStyle('embed.css', EMBED_PARTS);
  addStyle('embed-month.css', [...EMBED_PARTS, 'embed-month']);
  const version = hash.digest('base64url').slice(0, 10);
  const fileOf = (name: string): PublicFile => {
    const file = files.get(name);
    if (!file) throw new Error(`There is no ${name} in ${folder}.`);
    return file;
  };
  return {
    addressOf: (name) => {
      fileOf(name);
      return `/static/${version}/${name}`;
    },
    textOf: (name) => Buffer.from(fileOf(name).plain).toString(),
    answer: (c, asked, name) => {
      const file = files.get(name);
      if (!file) return null;
      const isAsked = /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '');
      const gzipped = isAsked ? file.gzipped : null;
      return c.body(gzipped ?? file.plain, 200, {
        'Content-Type': file.type,
        'Cache-Control': asked === version ? 'public, max-age=31536000, immutable' : 'no-cache',
        Vary: 'Accept-Encoding',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
        ...(gzipped && { 'Content-Encoding': 'gzip' }),
      });
    },
  };
}

/** The nearest folder above this module that holds a package.json. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!readdirSync(folder).includes('package.json')) {
    const above = dirname(folder);
    if (above === folder) throw new Error('There is no package.json above the calendar’s own files.');
    folder = above;
  }
  return folder;
}
