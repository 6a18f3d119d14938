// Taking in what other processes have committed, without a question to the database on every request.

/** What may be behind what has been committed; a LiveNetwork is one. */
export interface Following {
  isBehind(): Promise<boolean>;
  catchUp(): Promise<unknown>;
}

export interface Pace {
  /** Milliseconds between two questions. */
  readonly every: number;
  /** Milliseconds that a request waits for an answer at most; then it is served from what is known. */
  readonly patience: number;
}

/**
 * A question to SQLite takes microseconds, and what somebody has changed is read in a few milliseconds; one to PostgreSQL
 * goes over the network. What takes longer is a large import, and nobody has to wait for that.
 */
export const PACE: Readonly<Record<'sqlite' | 'postgres', Pace>> = {
  sqlite: { every: 50, patience: 20 },
  postgres: { every: 250, patience: 500 },
};

/**
 * What a request waits for so that it sees what others have committed; undefined where nothing is to be waited for.
 * It never fails: while the database is away, requests are served from memory.
 * @param clock milliseconds that only ever rise
 */
export function refresher(
  following: Following,
  { every, patience }: Pace,
  clock: () => number,
  onFault: (error: unknown) => void,
): () => Promise<void> | undefined {
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;
  const ask = async (): Promise<void> => {
    try {
      if (await following.isBehind()) await following.catchUp();
    } catch (error) {
      onFault(error);
    } finally {
      asking = null;
    }
  };
  return () => {
    const now = clock();
    if (asking === null) {
      if (now - askedAt < every) return undefined;
      askedAt = now;
      asking = ask();
    }
    const left = patience - (now - askedAt);
    return left > 0 ? atMost(asking, left) : undefined;
  };
}

/** Waits for the work, but no longer than so many milliseconds. */
function atMost(work: Promise<void>, milliseconds: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    void work.then(() => {
      clearTimeout(timer);
      done();
    });
  });
}
