// Serving the network that the environment names.
import { randomBytes } from 'node:crypto';
import type { Desk } from '../actions/desk.ts';
import { hasCoordinator, makeStartLink } from '../actions/start-links.ts';
import { type Config, readConfig } from '../config.ts';
import { claimServing } from '../store/serving-claim.ts';
import { runServer } from './run-server.ts';
import { type Surroundings, say } from './surroundings.ts';
import type { Given } from './usage.ts';
import { withDesk } from './with-desk.ts';

export async function serve(_given: Given, surroundings: Surroundings): Promise<number> {
  const { database } = readConfig(surroundings.environment, surroundings.workingFolder);
  await using _claim = await claimServing(database);
  await withDesk(surroundings, (desk, config) =>
    runServer(desk, config, surroundings.stopSignal(), async (address) => {
      const lines = [
        `${config.networkName} is at ${address}`,
        await howToBegin(desk, address),
        whereLettersGo(config),
        whereItIsKept(config),
        'To try it with an invented network: npm run demo',
      ];
      await say(surroundings.output, lines.join('\n'));
    }),
  );
  return 0;
}

async function howToBegin(desk: Desk, address: string): Promise<string> {
  if (await hasCoordinator(desk)) return 'To become coordinator: npm run cli -- admin-link';
  const link = await makeStartLink(desk, randomBytes(32));
  return `Become coordinator, once and within 30 minutes: ${address}/start/${link}`;
}

function whereLettersGo({ mail, dataFolder }: Config): string {
  if (mail.smtpUrl !== null) return `Letters are sent through ${new URL(mail.smtpUrl).host}`;
  return `Letters are put in ${dataFolder}/outbox; set SMTP_URL to send them`;
}

/** Without the password of a database address. */
function whereItIsKept({ database }: Config): string {
  if ('file' in database) return `Everything is kept in ${database.file}`;
  const { host, pathname } = new URL(database.url);
  return `Everything is kept in PostgreSQL: ${pathname.slice(1)} at ${host || 'this computer'}`;
}
