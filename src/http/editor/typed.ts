// A form as it was typed: what each field holds, unread, so that it can be shown again whatever is wrong with it.

/** The values of each field in the order sent. */
export type Typed = ReadonlyMap<string, readonly string[]>;

/** Nobody's form has more fields, or more in one. */
const MOST_VALUES = 2_000;

/** What a browser sends (application/x-www-form-urlencoded). */
export function typedIn(body: string): Typed {
  const typed = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    count += 1;
    if (count > MOST_VALUES) break;
    const values = typed.get(name);
    if (values) values.push(value);
    else typed.set(name, [value]);
  }
  return typed;
}

/** What a field says, without space around it; empty where it says nothing. */
export function said(typed: Typed, name: string): string {
  return typed.get(name)?.[0]?.trim() ?? '';
}

/** Everything that fields of one name say, blank ones left out. */
export function allSaid(typed: Typed, name: string): readonly string[] {
  return (typed.get(name) ?? []).map((value) => value.trim()).filter((value) => value !== '');
}

/** The form with some of its fields filled in anew. */
export function filled(typed: Typed, fields: Readonly<Record<string, readonly string[]>>): Typed {
  return new Map([...typed, ...Object.entries(fields)]);
}

/** What a button fills in (see `Fill`), for those fields that a button may; null for anything else. */
export function readFill(text: string): Readonly<Record<string, readonly string[]>> | null {
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null) return null;
    const fields = Object.entries(given).filter(
      (field): field is [FillName, string[]] =>
        FILLED.some((name) => name === field[0]) &&
        Array.isArray(field[1]) &&
        field[1].every((value) => typeof value === 'string'),
    );
    return Object.fromEntries(fields);
  } catch {
    return null;
  }
}

const FILLED = [
  'date',
  'from',
  'to',
  'repeat',
  'day',
  'nth',
  'rule',
  'not',
  'also',
  'alsoAt',
  'breaks',
] as const;

type FillName = (typeof FILLED)[number];

/** What a button fills in: an alternative, or dates to leave out. */
export type Fill = Partial<Record<FillName, readonly string[]>>;
