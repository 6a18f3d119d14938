// From the command line as it was typed to the exit code: finding the command, reading what stands behind its name,
// and telling of what goes wrong.
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { toldOf } from './failure.ts';
import { listOf } from './help.ts';
import { type Surroundings, say } from './surroundings.ts';
import { readGiven, UsageError } from './usage.ts';

const FAILED = 1;
const MISUSED = 2;
const HELP: ReadonlySet<string> = new Set(['--help', '-h']);

/**
 * Does what the words ask for. The list of commands is also what `--help` behind any of them asks for.
 * @returns 0 where all went well, 1 where something expected stood in the way, 2 where the words make no sense
 */
export async function run(words: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const command = findCommand(words);
    const read = readGiven(command, command.name === 'help' ? [] : words.slice(1));
    const work = await command.load();
    return await work(read, surroundings);
  } catch (error) {
    return tellOf(error, surroundings);
  }
}

/** Commands that people are used to ask for in another way. */
const AS_OPTIONS: ReadonlyMap<string, string> = new Map([
  ['--help', 'help'],
  ['-h', 'help'],
  ['--version', 'version'],
  ['-v', 'version'],
]);

function findCommand([name, ...given]: readonly string[]): Command {
  if (name === undefined) throw new UsageError('Name a command.');
  const asked = given.some((word) => HELP.has(word)) ? 'help' : (AS_OPTIONS.get(name) ?? name);
  const command = COMMANDS.find((one) => one.name === asked);
  if (!command) throw new UsageError(`There is no command "${name}".`);
  return command;
}

async function tellOf(error: unknown, { notes }: Surroundings): Promise<number> {
  if (error instanceof UsageError) {
    await say(notes, `${error.message} These are the commands:\n\n${listOf(COMMANDS)}`);
    return MISUSED;
  }
  // Whoever read the output has had enough of it, as in `export - | head`.
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'EPIPE') return FAILED;
  const told = toldOf(error);
  if (told === null) throw error;
  await say(notes, told);
  return FAILED;
}
