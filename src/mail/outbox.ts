// Letters that are not sent: files that any mail program opens, in a folder that only the calendar's own user reads.
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

export interface UnsentLetter {
  /** The name of its file. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly to: string;
}

const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f-]{36}\.eml$/;

/**
 * Puts a letter in the folder, whole or not at all: it is written under another name first.
 * @param at milliseconds since 1970
 */
export async function putInOutbox(folder: string, message: Buffer, at: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const name = `${time}-${randomUUID()}.eml`;
  const unfinished = join(folder, `.${name}`);
  const file = await open(unfinished, 'wx', 0o600);
  try {
    await file.writeFile(message);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(folder, name));
}

/** The letters in the folder, newest first; none where there is no folder yet. */
export async function lettersInOutbox(folder: string): Promise<readonly UnsentLetter[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const letters = names.flatMap((name) => {
    const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
    return second ? [{ name, at: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) }] : [];
  });
  letters.sort((a, b) => (a.name < b.name ? 1 : -1));
  return Promise.all(letters.map(async (one) => ({ ...one, to: await recipientOf(join(folder, one.name)) })));
}

async function recipientOf(path: string): Promise<string> {
  const [headers = ''] = (await readFile(path, 'utf8')).split('\r\n\r\n', 1);
  return /^To: (.*)$/m.exec(headers)?.[1]?.trim() ?? '';
}
