// The types of the calendar's own words: which messages there are, and what each must be given. Both are read from the
// Danish ones, so that a missing translation and a forgotten value are errors before anything runs.
import type { da } from './da.ts';

export type MessageKey = keyof typeof da;

/** The messages of one language, in ICU message syntax. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** What a message is formatted with: nothing, or a value for each of its placeholders. */
export type ValuesFor<Key extends MessageKey> = [PlaceholdersIn<(typeof da)[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<PlaceholdersIn<(typeof da)[Key]>, string | number>>];

/** What says messages in some language. */
export interface Speaker {
  say<Key extends MessageKey>(key: Key, ...values: ValuesFor<Key>): string;
}

// In ICU messages braces alternate: text holds arguments, arguments such as plurals hold texts. Going from brace to
// brace one is therefore in a text and in an argument by turns, and a brace that opens inside a text opens an argument.

/** The names of the arguments in a message, beginning inside a text. */
type PlaceholdersIn<Text extends string> =
  BeforeBrace<Text> extends [infer Brace, infer Rest extends string]
    ? (Brace extends '{' ? NameIn<Rest> : never) | AfterArgument<Rest>
    : never;

/** The same, beginning inside an argument. */
type AfterArgument<Text extends string> =
  BeforeBrace<Text> extends [unknown, infer Rest extends string] ? PlaceholdersIn<Rest> : never;

/** The first brace of either kind, and what follows it. */
type BeforeBrace<Text extends string> = Text extends `${infer Before}{${infer Rest}`
  ? Before extends `${string}}${infer Between}`
    ? ['}', `${Between}{${Rest}`]
    : ['{', Rest]
  : Text extends `${string}}${infer Rest}`
    ? ['}', Rest]
    : null;

type NameIn<Argument extends string> = Argument extends `${infer Before}}${string}`
  ? Before extends `${infer Name},${string}`
    ? Name
    : Before
  : never;
