// A file system with little room, that fills up as a real one does: a tmpfs in a mount namespace of its own, so that it
// is gone with the test whatever happens. Whoever may not mount one gets the tests skipped, with a sentence.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';
import { newFolder } from './program.ts';

const isRoot = process.getuid?.() === 0;
/** Whoever is not root is root in a user namespace, where the system allows that. */
const APART = ['unshare', ...(isRoot ? ['--mount'] : ['--mount', '--map-root-user'])] as const;
const WHY_NOT =
  'A file system can be mounted by nobody here: run the tests as root, or allow user namespaces (sysctl kernel.unprivileged_userns_clone).';

export interface SmallDisk {
  /** Where it is, for programs inside. */
  readonly folder: string;
  /** What to put before the words of a program so that it sees the disk. */
  readonly within: readonly string[];
  /** The same file where this process sees it. */
  outside(file: string): string;
  /** Takes all the room that is left. */
  fill(): void;
  makeRoom(): void;
}

/** A describe block for tests on a disk of their own; where CI is true, not to have one is a failure. */
export function onSmallDisk(
  name: string,
  tests: (disk: (mebibytes: number) => Promise<SmallDisk>) => void,
): void {
  const [command, ...words] = APART;
  const folder = '/tmp';
  const mayMount = spawnSync(command, [...words, 'mount', '-t', 'tmpfs', 'tmpfs', folder]).status === 0;
  if (mayMount) describe(name, () => tests(smallDisk));
  else {
    test.skipIf(process.env['CI'] !== 'true')(`${name} (${WHY_NOT})`, () => {
      throw new Error(WHY_NOT);
    });
  }
}

async function smallDisk(mebibytes: number): Promise<SmallDisk> {
  const folder = newFolder();
  const [command, ...words] = APART;
  const script = 'mount -t tmpfs -o "size=$1m,mode=0777" tmpfs "$2" && echo mounted && exec cat';
  const keeper = spawn(command, [...words, 'sh', '-c', script, 'sh', String(mebibytes), folder], {
    stdio: 'pipe',
  });
  const ended = once(keeper, 'close');
  onTestFinished(async () => {
    keeper.kill('SIGKILL');
    await ended;
  });
  await once(keeper.stdout, 'data');
  const outside = (file: string): string => `/proc/${keeper.pid}/root${file}`;
  const filler = outside(join(folder, 'filler'));
  const user = isRoot ? [] : ['--user', '--preserve-credentials'];
  return {
    folder,
    outside,
    within: ['nsenter', `--target=${keeper.pid}`, '--mount', ...user, '--'],
    fill: () => fill(filler),
    makeRoom: () => rmSync(filler),
  };
}

/** Writes on to the very last byte. */
function fill(file: string): void {
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}
