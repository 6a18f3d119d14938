// What the databases say when a row breaks a rule of its table, by their codes and never by their words.

const UNIQUE: ReadonlySet<unknown> = new Set([
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  '23505',
]);

/** Whether a statement failed because another row already has that key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && UNIQUE.has((error as NodeJS.ErrnoException).code);
}
