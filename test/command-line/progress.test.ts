import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { Progress } from '../../src/command-line/progress.ts';

describe('how far work has come is said', () => {
  test('on a terminal ten times a second, in one line that is gone at the end', () => {
    const { progress, written, at } = onNotes(true);
    for (let i = 1; i <= 30; i++) {
      at(i * 10);
      progress.at(`${i}`);
    }
    progress.atLast('writing');
    progress.end();
    expect(written.join('')).toBe('\r\x1b[K10\r\x1b[K20\r\x1b[K30\r\x1b[Kwriting\r\x1b[K');
  });

  test('elsewhere a line every five seconds', () => {
    const { progress, written, at } = onNotes(false);
    for (let i = 1; i <= 12; i++) {
      at(i * 1_000);
      progress.at(`${i} s`);
    }
    progress.atLast('writing');
    progress.end();
    expect(written.join('')).toBe('5 s\n10 s\n');
  });
});

interface Noted {
  readonly progress: Progress;
  readonly written: readonly string[];
  /** Sets the clock, in milliseconds. */
  readonly at: (time: number) => void;
}

function onNotes(isTTY: boolean): Noted {
  const written: string[] = [];
  let now = 0;
  const stream = new Writable({
    write(text, _encoding, done) {
      written.push(String(text));
      done();
    },
  });
  const progress = new Progress({ notes: Object.assign(stream, { isTTY }) }, () => now);
  return {
    progress,
    written,
    at: (time) => {
      now = time;
    },
  };
}
