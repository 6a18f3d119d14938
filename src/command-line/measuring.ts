// Giving out figures at a port of their own, to this computer alone.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { lastBackup } from '../actions/back-up.ts';
import type { Desk } from '../actions/desk.ts';
import { countFailingSources } from '../actions/failing-sources.ts';
import { type JobState, jobStates } from '../actions/jobs.ts';
import type { Config } from '../config.ts';
import { type Family, type Labels, Metrics } from '../http/metrics.ts';
import type { Program, Room } from '../http/program.ts';
import { type Answered, listen } from '../http/server.ts';
import { databaseFacts } from '../store/database-facts.ts';
import type { Jobs } from './jobs.ts';

const HERE = '127.0.0.1';
/** Milliseconds between two looks at how late the event loop is. */
const RESOLUTION = 20;

export interface Measuring {
  note(answered: Answered): void;
  /** A feed was asked for; it was kept, or made anew. */
  noteFeed(isKept: boolean): void;
  end(): Promise<void>;
}

/** What has to be asked for, as it was the last time that it could be. */
interface Facts {
  readonly backup: number | null;
  readonly jobs: readonly JobState[];
  readonly bytes: number | null;
  readonly failing: number | null;
  readonly room: Room | null;
}

/**
 * @returns null where no figures are asked for
 * @throws CannotListen with a sentence saying what to do
 */
export async function measuring(
  jobs: Jobs,
  program: Program,
  { metricsPort }: Pick<Config, 'metricsPort'>,
): Promise<Measuring | null> {
  if (metricsPort === null) return null;
  const { desk, logger } = jobs;
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  loop.enable();
  const feeds = { kept: 0, made: 0 };
  let facts: Facts = { backup: null, jobs: [], bytes: null, failing: null, room: null };
  const metrics = new Metrics([
    ...ofProcess(loop),
    ...ofDesk(desk),
    counter('feeds_total', 'Feeds that were asked for, by whether they were kept or made anew.', () => [
      [{ from: 'kept' }, feeds.kept],
      [{ from: 'made' }, feeds.made],
    ]),
    counter('job_runs_total', 'Jobs of this process, by how they went.', () =>
      [...jobs.counts].map(({ job, outcome, count }) => [{ job, outcome }, count]),
    ),
    family('job_success_timestamp_seconds', 'When a job last went well in any process.', () =>
      facts.jobs.flatMap(({ job, last }) => (last?.succeeded ? [[{ job }, last.succeeded / 1_000]] : [])),
    ),
    gauge('backup_timestamp_seconds', 'When the last backup was made.', () => facts.backup),
    gauge('database_bytes', 'What the database takes.', () => facts.bytes),
    gauge('sources_failing', 'Outside calendars that could not be fetched.', () => facts.failing),
    gauge('disk_free_bytes', 'Room on the disk of DATA_DIR.', () => facts.room?.free ?? null),
  ]);
  const answering = {
    async fetch(): Promise<Response> {
      // While the database is away, the figures are those of before.
      facts = await factsOf(desk, program).catch(() => facts);
      const type = 'text/plain; version=0.0.4; charset=utf-8';
      return new Response(metrics.text(), { headers: { 'Content-Type': type } });
    },
  };
  const listening = await listen(answering, { host: HERE, port: metricsPort }, null);
  logger.info({ host: HERE, port: listening.port }, 'giving out figures');
  return {
    note: (answered) => metrics.note(answered),
    noteFeed: (isKept) => {
      if (isKept) feeds.kept++;
      else feeds.made++;
    },
    async end() {
      loop.disable();
      await listening.close();
    },
  };
}

async function factsOf({ store, clock }: Desk, program: Program): Promise<Facts> {
  const backup = await lastBackup(store.read);
  const jobs = await jobStates(store.read, clock());
  const { bytes } = await databaseFacts(store);
  const failing = await countFailingSources(store.read);
  return {
    backup: backup === null ? null : backup / 1_000,
    jobs,
    bytes,
    failing,
    room: await program.room(),
  };
}

function ofProcess(loop: ReturnType<typeof monitorEventLoopDelay>): Family[] {
  /** How much later than asked it was, since the last time that somebody wanted to know. */
  const lag = (): readonly (readonly [Labels, number])[] => {
    const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - RESOLUTION / 1e3);
    const told = [
      [{ quantile: '0.5' }, late(loop.percentile(50))],
      [{ quantile: '0.99' }, late(loop.percentile(99))],
      [{ quantile: '1' }, late(loop.max)],
    ] as const;
    loop.reset();
    return told;
  };
  return [
    gauge('up_seconds', 'How long the process has run.', () => process.uptime()),
    counter('cpu_seconds_total', 'Processor time of the process.', () => {
      const { user, system } = process.cpuUsage();
      return [[{}, (user + system) / 1e6]];
    }),
    gauge('memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss()),
    gauge('heap_bytes', 'JavaScript memory in use.', () => process.memoryUsage().heapUsed),
    family('event_loop_lag_seconds', 'How late the event loop was since the last time this was read.', lag),
  ];
}

function ofDesk({ network, occurrences, store }: Desk): Family[] {
  return [
    gauge('activities', 'Activities in memory.', () => network.heads.size),
    gauge('index_activities', 'Activities in the index of occurrences.', () => occurrences.size),
    gauge('version', 'The last change that is in memory.', () => network.version),
    gauge('disk_full', '1 while nothing can be written.', () => (store.isFull ? 1 : 0)),
  ];
}

function family(name: string, help: string, read: Family['read']): Family {
  return { name, help, type: 'gauge', read };
}

function counter(name: string, help: string, read: Family['read']): Family {
  return { name, help, type: 'counter', read };
}

function gauge(name: string, help: string, read: () => number | null): Family {
  return family(name, help, () => {
    const value = read();
    return value === null ? [] : [[{}, value]];
  });
}
