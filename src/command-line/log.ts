// What the server notes down as it runs: JSON lines on standard error, so that standard output keeps to what it is
// asked for. No query and no Authorization ever gets here; see what `Answered` carries.
import { destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { Config } from '../config.ts';

export interface Log {
  readonly logger: Logger;
  /** Writes what has not been written yet. */
  flush(): void;
}

export function openLog(level: Config['logLevel']): Log {
  // Written when there is time: a reader of the log who dawdles must not hold up the server.
  const stream = destination({ dest: 2, sync: false });
  const logger = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
  return { logger, flush: () => stream.flushSync() };
}
