// Serving a desk until whoever started it wants it to end, then ending in order: no new requests, those under way
// finished, the background work done. The desk is closed by whoever opened it.
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import type { Desk } from '../actions/desk.ts';
import { addressAt, type Config } from '../config.ts';
import { createApp } from '../http/app.ts';
import { PACE, refresher } from '../http/refresher.ts';
import { routeOf } from '../http/route-of.ts';
import { type Answered, type Answering, listen } from '../http/server.ts';
import type { Services } from '../http/services.ts';
import { startRoutes } from '../http/start.tsx';
import { Postman } from '../mail/postman.ts';
import { beginBackground } from './background.ts';
import { followOthers } from './following.ts';
import { Jobs } from './jobs.ts';
import { beginLetters } from './letter-sending.ts';
import { openLog } from './log.ts';
import { measuring } from './measuring.ts';
import { beginBackups } from './nightly-backups.ts';
import { programAt } from './program.ts';
import { beginLookingForRoom } from './room.ts';

/** Somebody has noticed that they wait. */
const SLOW_MS = 1_000;

/** Until the app is there: the address it tells people is known only once the server listens. */
const NOT_YET: Answering = { fetch: () => new Response(null, { status: 503 }) };

/**
 * @param onListening is told the address people find the calendar at
 * @throws CannotListen with a sentence saying what to do
 */
export async function runServer(
  desk: Desk,
  config: Config,
  stop: AbortSignal,
  onListening: (address: string) => Promise<void>,
): Promise<void> {
  const { logger, flush } = openLog(config.logLevel);
  try {
    let app = NOT_YET;
    const jobs = new Jobs(desk, logger);
    const program = programAt(config.dataFolder);
    const isHeard = logger.isLevelEnabled('error');
    const log = isHeard ? (answered: Answered) => noteAnswered(logger, answered) : null;
    const measured = await measuring(jobs, program, config);
    let tellApart = (_method: string, _path: string): string => '';
    const answering: Answering = {
      fetch: (request, bindings) => app.fetch(request, bindings),
      answersUnchanged: (incoming, outgoing) => app.answersUnchanged?.(incoming, outgoing) ?? false,
      ...(measured && { routeOf: (method, path) => tellApart(method, path) }),
    };
    const note = measured ? (answered: Answered) => [measured.note(answered), log?.(answered)] : log;
    const listening = await listen(answering, config, note);
    const address = addressAt(config, listening.port);
    logger.info({ host: config.host, port: listening.port }, 'listening');
    const letters = new Postman({
      ...config.mail,
      outbox: join(config.dataFolder, 'outbox'),
      clock: desk.clock,
      onFault: (error) => logger.warn({ err: error }, 'a letter was not sent'),
    });
    let refresh = (): Promise<void> | undefined => undefined;
    const services: Services = {
      desk,
      letters,
      program,
      baseUrl: address,
      trustProxy: config.trustProxy,
      embedPartners: config.embedPartners,
      refresh: () => refresh(),
      ...(measured && { onFeed: measured.noteFeed }),
      reportFault: (error, requestId) => logger.error({ err: error, requestId }, 'a request failed'),
    };
    const made = createApp(services);
    const served = Object.assign(made.route('/', startRoutes(services)), {
      answersUnchanged: made.answersUnchanged,
    });
    app = served;
    tellApart = (method, path) => routeOf(served, method, path);
    const background = beginBackground(jobs, () => {
      const onFault = (error: unknown) => logger.warn({ err: error }, 'the database does not answer');
      refresh = refresher(desk.network, PACE[desk.store.dialect], () => performance.now(), onFault);
    });
    const following = followOthers(desk, logger);
    const room = beginLookingForRoom(desk, logger);
    const backups = beginBackups(jobs, join(config.dataFolder, 'backups'));
    const sender = { network: desk.settings.name, baseUrl: address };
    const writing = beginLetters(jobs, letters, sender);
    try {
      await onListening(address);
      await aborted(stop);
    } finally {
      const closed = listening.close();
      logger.info('ending');
      await closed;
      await letters.end();
      await measured?.end();
      await Promise.all([following.end(), room.end(), background.end(), backups.end(), writing.end()]);
    }
  } finally {
    flush();
  }
}

function noteAnswered(logger: Logger, { route: _, ...answered }: Answered): void {
  if (answered.status >= 500) logger.error(answered);
  else if (answered.ms >= SLOW_MS) logger.warn(answered, 'a slow request');
  else logger.info(answered);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }));
}
