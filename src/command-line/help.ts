// The list of commands.
import type { Command, Run } from './command.ts';
import { say } from './surroundings.ts';

/** A line for each command, and one below for what it does. */
export function listOf(commands: readonly Command[]): string {
  return commands
    .map(({ name, synopsis, summary }) => `  ${`${name} ${synopsis}`.trim()}\n      ${summary}`)
    .join('\n');
}

/** The command that prints the list. */
export function helpWith(commands: readonly Command[]): Run {
  return async (_given, { output }) => {
    await say(output, `Call it as "npm run cli -- COMMAND", where COMMAND is one of:\n\n${listOf(commands)}`);
    return 0;
  };
}
