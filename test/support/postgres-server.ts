// One PostgreSQL for the whole test run. It starts when the first test asks for it, so that a run without a database
// waits for none, and is gone with its files when the run ends.
import { createServer, type Server } from 'node:http';
import type { TestProject } from 'vitest/node';
import { addressOf } from './address-of.ts';
import { type PostgresProcess, startPostgres } from './postgres-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the URL of a PostgreSQL server that tests may make databases on. */
    postgresOnDemand: string;
  }
}

let onDemand: Server | undefined;
let postgres: Promise<PostgresProcess> | undefined;

export async function setup(project: TestProject): Promise<void> {
  onDemand = createServer(async (_request, response) => {
    try {
      postgres ??= startPostgres();
      response.end((await postgres).url);
    } catch (error) {
      response.writeHead(500).end(`PostgreSQL for the tests does not start. ${error}`);
    }
  });
  const { port } = await addressOf(onDemand);
  project.provide('postgresOnDemand', `http://127.0.0.1:${port}`);
}

export async function teardown(): Promise<void> {
  onDemand?.closeAllConnections();
  onDemand?.close();
  const running = await postgres?.catch(() => undefined);
  await running?.stop();
}
