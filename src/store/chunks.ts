// Long lists in portions, since both databases bound the number of values in one statement.

const SIZE = 500;

/** The list cut into portions of at most 500, in order. */
export function* chunksOf<Item>(list: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < list.length; start += SIZE) yield list.slice(start, start + SIZE);
}
