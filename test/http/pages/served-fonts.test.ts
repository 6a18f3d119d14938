import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fontFaces, installedFonts } from '../../../src/http/pages/served-fonts.ts';

/** A node_modules with one file of fonts. */
function modulesWith(path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-fonts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), 'letters');
  return folder;
}

const TIGRINYA = '@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-400-normal.woff2';

test('without any package of fonts nothing is served, and the style sheet names none', () => {
  const fonts = installedFonts('/there/is/no/such/folder');
  expect([fonts, fontFaces(fonts)]).toEqual([[], '']);
});

test('a font that is installed is named with those a system may have before it, for its own letters alone', () => {
  const fonts = installedFonts(modulesWith(TIGRINYA));
  expect(fonts.map(({ name, weight }) => [name, weight])).toEqual([['noto-sans-ethiopic-400.woff2', 400]]);
  const faces = fontFaces(fonts);
  expect(faces).toMatch(/src: local\("Noto Sans Ethiopic"\), .*url\("noto-sans-ethiopic-400\.woff2"\)/);
  expect(faces).toContain('unicode-range: U+1200-139F');
  expect(faces).toContain('font-display: swap');
});

test('only pages in a language ask for its letters', () => {
  const sheet = readFileSync(new URL('../../../public/style/paper.css', import.meta.url), 'utf8');
  for (const { family } of installedFonts(modulesWith(TIGRINYA))) {
    expect(sheet).toContain(`:root:lang(ti) {\n  --served: "${family}";`);
  }
});
