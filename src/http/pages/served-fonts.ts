// Letters for readers whose system has none: from packages of fonts, where they are installed, and loaded by a browser
// only on a page in that language and only where no font of the system has the letters. Latin and Cyrillic every
// system has.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

interface ServedFont {
  /** The name of the file at our address. */
  readonly name: string;
  /** The font's file below node_modules. */
  readonly path: string;
  readonly family: string;
  readonly weight: 400 | 600;
  /** What the same letters are called where a system has them. */
  readonly local: readonly string[];
  readonly range: string;
}

const ETHIOPIC = 'U+1200-139F, U+2D80-2DDF, U+AB01-AB2E';
const ARABIC = 'U+0600-06FF, U+0750-077F, U+08A0-08FF, U+FB50-FDFF, U+FE70-FEFC, U+200C-200E';

const FONTS: readonly ServedFont[] = [
  font('Ethiopic', 'ethiopic', 400, ['Noto Sans Ethiopic', 'Kefa', 'Ebrima', 'Nyala'], ETHIOPIC),
  font('Ethiopic', 'ethiopic', 600, ['Noto Sans Ethiopic SemiBold', 'Kefa Bold', 'Ebrima Bold'], ETHIOPIC),
  font('Arabic', 'arabic', 400, ['Noto Sans Arabic', 'Geeza Pro', 'Segoe UI'], ARABIC),
  font('Arabic', 'arabic', 600, ['Noto Sans Arabic SemiBold', 'Geeza Pro Bold', 'Segoe UI Semibold'], ARABIC),
];

function font(
  script: string,
  subset: string,
  weight: 400 | 600,
  local: readonly string[],
  range: string,
): ServedFont {
  const name = `noto-sans-${subset}-${weight}.woff2`;
  const path = `@fontsource/noto-sans-${subset}/files/noto-sans-${subset}-${subset}-${weight}-normal.woff2`;
  return { name, path, family: `Served ${script}`, weight, local, range };
}

/** Those of the fonts whose packages are in this node_modules. */
export function installedFonts(modules: string): readonly ServedFont[] {
  return FONTS.filter(({ path }) => existsSync(join(modules, path)));
}

/** The style sheet that names them, beside which they lie. */
export function fontFaces(fonts: readonly ServedFont[]): string {
  return fonts.map(fontFace).join('');
}

function fontFace({ name, family, weight, local, range }: ServedFont): string {
  const sources = [...local.map((one) => `local("${one}")`), `url("${name}") format("woff2")`];
  return `@font-face {
  font-display: swap;
  font-family: "${family}";
  font-style: normal;
  font-weight: ${weight};
  src: ${sources.join(', ')};
  unicode-range: ${range};
}
`;
}
