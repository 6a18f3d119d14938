// The thread that writes to SQLite: it is sent statements, and answers each with what came of it, in the same order.
import { parentPort, workerData } from 'node:worker_threads';
import { connector, forWriting } from './sqlite-connection.ts';

/** What the thread is started with. */
export interface ToWriteWith {
  readonly file: string;
}

/** What it is sent: a statement, or that there are no more. */
export type ToWrite = { readonly sql: string; readonly parameters: readonly unknown[] } | 'close';

export type FromThread =
  | {
      readonly rows: readonly unknown[] /** Rows written; null for a question. */;
      readonly changes: bigint | null;
    }
  | { readonly failure: { readonly message: string; readonly code: string | undefined } };

const { file } = workerData as ToWriteWith;
const connection = forWriting((await connector(file))());
// Whoever waits for the commit need not wait for its pages to be brought from the log to the file.
connection.exec('pragma wal_autocheckpoint = 0');

parentPort?.on('message', (asked: ToWrite) => {
  if (asked === 'close') {
    emptyLog();
    connection.close();
    parentPort?.close();
  } else parentPort?.postMessage(answerTo(asked));
});

function answerTo({ sql, parameters }: Exclude<ToWrite, 'close'>): FromThread {
  try {
    const statement = connection.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters), changes: null };
    return { rows: [], changes: BigInt(statement.run(parameters).changes) };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { failure: { message, code } };
  }
}

function emptyLog(): void {
  try {
    connection.exec('pragma wal_checkpoint(passive)');
  } catch {
    // As where the disk is full: what is committed is in the log, and a later commit tries again.
  }
}
