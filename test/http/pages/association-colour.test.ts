import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgeColour, luminanceOf } from '../../../src/http/pages/association-colour.ts';

const channelsOf = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [a, b]
    .map((colour) => luminanceOf(channelsOf(colour)))
    .sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colours of the style sheet, in light and in dark. */
function sheetColours() {
  const [light = '', dark = ''] = readFileSync(
    new URL('../../../public/style/paper.css', import.meta.url),
    'utf8',
  ).split('@media');
  const read = (part: string) =>
    Object.fromEntries(
      [...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
    );
  return [
    ['light', read(light)],
    ['dark', { ...read(light), ...read(dark) }],
  ] as const;
}

describe.each(sheetColours())('on %s paper', (_, colours) => {
  const {
    paper = '',
    wash = '',
    ink = '',
    soft = '',
    accent = '',
    now = '',
    field = '',
    'on-accent': onAccent = '',
  } = colours;

  test.each([
    ['ink', ink, paper, 7],
    ['ink on a panel', ink, wash, 7],
    ['soft ink', soft, paper, 4.5],
    ['soft ink on a panel', soft, wash, 4.5],
    ['the accent', accent, paper, 4.5],
    ['the accent on a panel', accent, wash, 4.5],
    ['what is on now', now, paper, 4.5],
    ['what stands on the accent', onAccent, accent, 4.5],
    ['the frame of a field', field, paper, 3],
    ['the frame of a field on a panel', field, wash, 3],
  ])('%s can be read', (__, front, back, least) => {
    expect(contrast(front, back)).toBeGreaterThanOrEqual(least);
  });

  test('an association’s edge can be told from the paper, whatever its colour', () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
    const colour = fc.oneof(
      fc.constant(null),
      fc.constantFrom('#000000', '#ffffff', '#ffff00', '#0000ff'),
      hex,
    );
    fc.assert(
      fc.property(fc.string(), colour, (slug, given) => {
        expect(contrast(edgeColour({ slug, colour: given }), paper)).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an association’s edge', () => {
  test('is its own colour where that can be told from any paper', () => {
    expect(edgeColour({ slug: 'sprogcafeen', colour: '#a8442a' })).toBe('#a8442a');
  });

  test('is always the same where it has chosen none', () => {
    const first = edgeColour({ slug: 'sprogcafeen', colour: null });
    expect(first).toMatch(/^#[0-9a-f]{6}$/);
    expect(edgeColour({ slug: 'sprogcafeen', colour: null })).toBe(first);
  });

  test('is one of our own where the colour is none', () => {
    expect(edgeColour({ slug: 'x', colour: 'red"/><script>' })).toMatch(/^#[0-9a-f]{6}$/);
  });
});
