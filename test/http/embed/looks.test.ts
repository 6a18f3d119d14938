import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksQuery, parseLooks, styleOf } from '../../../src/http/embed/looks.ts';
import { publicFiles } from '../../../src/http/pages/public-files.ts';

const looks = (query: string) => parseLooks(new URLSearchParams(query));

describe('the looks of an embed', () => {
  const ALLOWED: readonly [asked: string, query: string][] = [
    ['', ''],
    ['form=compact', 'form=compact'],
    ['form=month&theme=dark&font=serif', 'form=month&theme=dark&font=serif'],
    ['accent=2F7F76', 'accent=2f7f76'],
    ['accent=%232f7f76', 'accent=2f7f76'],
    ['view=month&colour=2f7f76', 'form=month&accent=2f7f76'],
    ['form=compact&view=month', 'form=compact'],
    ['radius=8&height=480', 'radius=8&height=480'],
    ['height=99999', 'height=1000'],
    ['height=1', 'height=200'],
    ['radius=500', 'radius=24'],
    ['form=agenda&theme=auto&font=own&radius=0&height=600&accent=9a3412', ''],
  ];
  test.each(ALLOWED)('%j are %j', (asked, query) => {
    expect(looksQuery(looks(asked))).toBe(query);
  });

  test.each([
    'form=grid',
    'theme=DARK',
    'font=Comic+Sans',
    'accent=red',
    'accent=fff',
    'accent=2f7f76%7Dbody%7Bdisplay:none',
    'accent=url(//evil.example)',
    'radius=-1',
    'radius=1e3',
    'radius=8px',
    'height=NaN',
  ])('pass over %s', (asked) => {
    expect(looksQuery(looks(asked))).toBe('');
  });

  test('put nothing of an address into the style sheet but a colour and a number', () => {
    const names = ['form', 'theme', 'accent', 'radius', 'font', 'height'];
    fc.assert(
      fc.property(fc.tuple(...names.map(() => fc.string())), (values) => {
        const query = new URLSearchParams(names.map((name, i) => [name, values[i] ?? '']));
        const style = styleOf('', parseLooks(query));
        expect(style).toMatch(
          /^(:root\{(;?(color-scheme:(light|dark)|--edge:#[0-9a-f]{6}|--radius:\d{1,2}px|--heading:var\(--text\)|--text:var\(--heading\)))+\}\n)?$/,
        );
      }),
    );
  });
});

describe('the style of an embed', () => {
  const sheet = publicFiles().textOf('embed.css');

  test('follows the reader’s screen, or is what was asked for whatever the screen', () => {
    const dark = '@media (prefers-color-scheme: dark)';
    expect(sheet).toContain(dark);
    expect(styleOf(sheet, looks(''))).toBe(sheet);
    expect(styleOf(sheet, looks('theme=dark'))).toContain('@media all {');
    expect(styleOf(sheet, looks('theme=light'))).toContain('@media not all {');
    expect(styleOf(sheet, looks('theme=dark'))).not.toContain(dark);
  });

  test('can stand inside an element, as can the script', () => {
    for (const name of ['embed.css', 'embed-month.css', 'embed-frame.js']) {
      expect(publicFiles().textOf(name)).not.toMatch(/<[/!]/);
    }
  });
});
