// SQLite, all of it kept as long as the process lives: connections, and statements that are prepared once for each of
// them. Where better-sqlite3 12 is compiled for Node 24.19 or newer, the whole process is aborted when one of its
// objects is collected as garbage while no JavaScript runs (better-sqlite3 13 is cured of it, but needs Node 22). What is
// kept is never collected.
import type BetterSqlite3 from 'better-sqlite3';

/** Of a connection what keeps all that it makes: `pragma`, `transaction` and `backup` make objects out of sight. */
export type Connection = Pick<BetterSqlite3.Database, 'prepare' | 'exec' | 'close' | 'inTransaction'>;

export type Statement = BetterSqlite3.Statement;

const kept: { readonly connection: Connection; readonly statements: ReadonlyMap<string, unknown> }[] = [];

/** What opens a SQLite file. @throws Error where the native part is missing */
export async function sqlite(): Promise<(file: string, options?: BetterSqlite3.Options) => Connection> {
  const { default: Sqlite } = await import('better-sqlite3');
  return (file, options) => keepStatements(new Sqlite(file, options));
}

/** There are as many texts as the store has questions and sizes of lists to ask with. */
function keepStatements(connection: Connection): Connection {
  const statements = new Map<string, Statement>();
  const prepare = connection.prepare.bind(connection);
  const once = (text: string): Statement => {
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
