// How an embed looks, as its address asks: every value is one of a list or a number within bounds, so that nothing of
// an address ever reaches a style sheet as it was written.

const FORMS = ['agenda', 'compact', 'month'] as const;
const THEMES = ['auto', 'light', 'dark'] as const;
const FONTS = ['own', 'sans', 'serif'] as const;

export interface Looks {
  readonly form: (typeof FORMS)[number];
  readonly theme: (typeof THEMES)[number];
  /** `#rrggbb` for the lines, never for words, which must be legible on any paper; null for the calendar's own. */
  readonly accent: string | null;
  /** Of the corners, in CSS pixels. */
  readonly radius: number;
  readonly font: (typeof FONTS)[number];
  /** Of the frame, in CSS pixels: so much is shown on a page. */
  readonly height: number;
}

export const LOOKS = { form: FORMS, theme: THEMES, font: FONTS };
export const HEIGHTS = { least: 200, usual: 600, most: 1_000 };
export const MOST_RADIUS = 24;
/** The calendar's own, which is another in the dark: who asks for it asks for nothing. */
export const OWN_ACCENT = '#9a3412';
const NAMES = ['form', 'theme', 'accent', 'radius', 'font', 'height'] as const;

/**
 * What is not allowed is passed over: an embed that looks as usual is better than none. `view` is what pages call the
 * form, so that a month's address that is pasted somewhere shows the month; `colour` is what people call the accent.
 */
export function parseLooks(query: URLSearchParams): Looks {
  return {
    form: oneOf(FORMS, query.get('form') ?? query.get('view')),
    theme: oneOf(THEMES, query.get('theme')),
    accent: colourIn(query.get('accent') ?? query.get('colour')),
    radius: numberIn(query.get('radius'), 0, MOST_RADIUS, 0),
    font: oneOf(FONTS, query.get('font')),
    height: numberIn(query.get('height'), HEIGHTS.least, HEIGHTS.most, HEIGHTS.usual),
  };
}

/** The looks as a query without `?`; what is as usual is left out. */
export function looksQuery(looks: Looks): string {
  const usual = parseLooks(new URLSearchParams());
  return NAMES.flatMap((name) => {
    const value = looks[name];
    return value === null || value === usual[name]
      ? []
      : [`${name}=${encodeURIComponent(String(value).replace('#', ''))}`];
  }).join('&');
}

/** The style sheet with these looks on top. */
export function styleOf(sheet: string, { theme, accent, radius, font }: Looks): string {
  const own = [
    theme === 'auto' ? '' : `color-scheme:${theme}`,
    accent === null ? '' : `--edge:${accent}`,
    radius === 0 ? '' : `--radius:${radius}px`,
    font === 'sans' ? '--heading:var(--text)' : '',
    font === 'serif' ? '--text:var(--heading)' : '',
  ].filter((line) => line !== '');
  const looked = own.length === 0 ? sheet : `${sheet}:root{${own.join(';')}}\n`;
  if (theme === 'auto') return looked;
  return looked.replaceAll('(prefers-color-scheme: dark)', theme === 'dark' ? 'all' : 'not all');
}

function oneOf<Value extends string>(
  values: readonly [Value, ...(readonly Value[])],
  given: string | null,
): Value {
  return values.find((value) => value === given) ?? values[0];
}

function numberIn(given: string | null, least: number, most: number, usual: number): number {
  if (given === null || !/^\d{1,5}$/.test(given)) return usual;
  return Math.min(most, Math.max(least, Number(given)));
}

function colourIn(given: string | null): string | null {
  const [, digits] = /^#?([0-9a-f]{6})$/i.exec(given ?? '') ?? [];
  const colour = digits === undefined ? null : `#${digits.toLowerCase()}`;
  return colour === OWN_ACCENT ? null : colour;
}
