// Statements that are prepared once for each connection and kept as long as the process lives. From Node 24.19 on the
// whole process is aborted where a statement or a connection of better-sqlite3 12 is collected as garbage while no
// JavaScript runs (better-sqlite3 13 is cured of it, but needs Node 22). What is kept is never collected.
import type BetterSqlite3 from 'better-sqlite3';

type Connection = BetterSqlite3.Database;

const kept: { readonly connection: Connection; readonly statements: ReadonlyMap<string, unknown> }[] = [];

/**
 * Makes the connection prepare each SQL text once. Its `pragma` is not to be used: it makes statements out of sight;
 * `exec` sets what a pragma sets. There are as many texts as the store has questions and sizes of lists to ask with.
 */
export function keepStatements(connection: Connection): Connection {
  const statements = new Map<string, BetterSqlite3.Statement>();
  const prepare = connection.prepare.bind(connection);
  const once = (text: string): BetterSqlite3.Statement => {
    let statement = statements.get(text);
    if (!statement) {
      statement = prepare(text);
      statements.set(text, statement);
    }
    return statement;
  };
  kept.push({ connection, statements });
  return Object.assign(connection, { prepare: once });
}
