// The colour of an association's edge: its own, brought to where it can be told from light paper and from dark, or one
// of a few printer's inks where it has none. It decorates: the association's name always stands beside it.
import type { Association } from '../../calendar/association.ts';

const INKS = [
  '#a8442a',
  '#b3762b',
  '#7d7a2c',
  '#4f7f4a',
  '#2f7f76',
  '#3a78a0',
  '#5b6bb0',
  '#85599f',
  '#a8527f',
  '#8a6a50',
] as const;

// A contrast of 3 to 1 (WCAG 2.2 §1.4.11) with the lightest and the darkest paper of public/style.css.
const LEAST = 0.126;
const MOST = 0.26;

type Coloured = Pick<Association, 'slug' | 'colour'>;

/** Associations are new objects when they change. */
const known = new WeakMap<Coloured, string>();

/** `#rrggbb` */
export function edgeColour(association: Coloured): string {
  let colour = known.get(association);
  if (colour === undefined) {
    colour = colourOf(association);
    known.set(association, colour);
  }
  return colour;
}

function colourOf({ slug, colour }: Coloured): string {
  if (colour === null) return INKS[sumOf(slug) % INKS.length] ?? INKS[0];
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  if (channels.length !== 3 || channels.some(Number.isNaN)) return INKS[0];
  const luminance = luminanceOf(channels);
  if (luminance >= LEAST && luminance <= MOST) return colour;
  return hexOf(mixedTo(channels, luminance < LEAST ? LEAST : MOST, luminance < LEAST ? 255 : 0));
}

/** The relative luminance of a colour, 0 to 1 (WCAG 2.2, from sRGB channels of 0 to 255). */
export function luminanceOf(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colour with just enough white or black in it. */
function mixedTo(channels: readonly number[], wanted: number, towards: number): number[] {
  const mixed = (share: number): number[] =>
    channels.map((channel) => Math.round(channel + (towards - channel) * share));
  const isEnough = (share: number): boolean =>
    towards === 255 ? luminanceOf(mixed(share)) >= wanted : luminanceOf(mixed(share)) <= wanted;
  let share = 0;
  while (share < 1 && !isEnough(share)) share += 1 / 64;
  return mixed(share);
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** A number that is always the same for a name. */
function sumOf(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
