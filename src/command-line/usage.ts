// What a command is called with, and what to say where that is wrong.
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command line as it was given cannot be understood: one sentence that says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What stands behind a command's name. */
export interface Given {
  readonly options: Readonly<Record<string, string | undefined>>;
  /** Of the command's flags, those that are there. */
  readonly flags: ReadonlySet<string>;
  /** As many as the command has operands. */
  readonly operands: readonly string[];
}

/** What may stand behind a command's name. */
export interface Grammar {
  readonly name: string;
  /** The options that take a value. */
  readonly options: readonly string[];
  /** The options that take none; none where left out. */
  readonly flags?: readonly string[];
  /** What stands there without a name, each as the help calls it. */
  readonly operands: readonly string[];
}

/**
 * Reads what stands behind a command's name.
 * @throws UsageError for what the command does not take, or lacks
 */
export function readGiven(grammar: Grammar, given: readonly string[]): Given {
  const options: ParseArgsConfig['options'] = Object.fromEntries([
    ...grammar.options.map((name) => [name, { type: 'string' }]),
    ...(grammar.flags ?? []).map((name) => [name, { type: 'boolean' }]),
  ]);
  const { values, positionals } = parse({ args: [...given], options, allowPositionals: true });
  const missing = grammar.operands[positionals.length];
  if (missing) throw new UsageError(`"${grammar.name}" needs ${missing}.`);
  const extra = positionals[grammar.operands.length];
  if (extra !== undefined) throw new UsageError(`"${grammar.name}" does not take "${extra}".`);
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const flags = new Set(Object.keys(values).filter((name) => values[name] === true));
  return { options: Object.fromEntries(texts), flags, operands: positionals };
}

function parse(config: ParseArgsConfig) {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('ERR_PARSE_ARGS_')) throw error;
    // The rest of its message explains how to pass what looks like an option and is none.
    throw new UsageError(`${message.split(/\. |\n/)[0]?.replace(/\.$/, '')}.`);
  }
}
