import { describe, expect, it } from 'vitest';
import { cssColour } from '../../src/ical/colour.ts';

describe('the nearest CSS3 colour name', () => {
  const rows: readonly [string, string, string][] = [
    ['a named colour is itself', '#ff6347', 'tomato'],
    ['black', '#000000', 'black'],
    ['white', '#ffffff', 'white'],
    ['nearly a named colour', '#4783b3', 'steelblue'],
    ['a dark green', '#0b6b0f', 'darkgreen'],
    ['a brick red', '#b22325', 'firebrick'],
    ['a grey between two named ones', '#6c6c6c', 'dimgray'],
  ];
  it.each(rows)('%s', (_sentence, colour, name) => {
    expect(cssColour(colour)).toBe(name);
  });
});
