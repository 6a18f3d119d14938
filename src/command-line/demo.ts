// Serving an invented network, so that people can look around before there is anything to look at.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '../actions/desk.ts';
import { loadNetwork } from '../actions/load-network.ts';
import { makeStartLink } from '../actions/start-links.ts';
import { issueToken } from '../actions/tokens.ts';
import { CLASHES } from '../demo/clashes.ts';
import { demoNetwork } from '../demo/demo-network.ts';
import { runServer } from './run-server.ts';
import { type Surroundings, say } from './surroundings.ts';
import type { Given } from './usage.ts';
import { withDesk } from './with-desk.ts';

export async function demo(_given: Given, surroundings: Surroundings): Promise<number> {
  const stop = surroundings.stopSignal();
  const folder = await mkdtemp(join(tmpdir(), 'faelleskalender-demo-'));
  // Whatever database and mail server the environment names are left alone.
  const own = { DATA_DIR: folder, DATABASE_URL: '', SMTP_URL: '' };
  const name = surroundings.environment['NETWORK_NAME'] || 'Fælleskalender (demo)';
  const environment = { ...surroundings.environment, ...own, NETWORK_NAME: name };
  try {
    await withDesk({ ...surroundings, environment }, async (desk, config) => {
      const token = await furnish(desk);
      const link = await makeStartLink(desk, randomBytes(32));
      await runServer(desk, config, stop, (address) =>
        say(surroundings.output, welcome(address, token, `${address}/start/${link}`)),
      );
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
}

/** @returns a coordinator's token */
async function furnish(desk: Desk): Promise<string> {
  const coordinator = { role: 'coordinator', name: 'Koordinatoren' } as const;
  await loadNetwork(desk, coordinator, demoNetwork(desk.clock(), desk.settings.timeZone));
  return issueToken(desk, { ...coordinator, association: null }, randomBytes(32));
}

function welcome(address: string, token: string, start: string): string {
  const clashes = CLASHES.flatMap(({ sentence, first, second }, i) => [
    `${i + 1}. ${sentence}`,
    `   ${address}/activities/${first}`,
    `   ${address}/activities/${second}`,
  ]);
  return [
    `An invented network is at ${address}`,
    'Everything in it is gone when you stop it with Ctrl+C.',
    '',
    'Three clashes to look for:',
    ...clashes,
    '',
    `Be its coordinator for a while, with any e-mail address: ${start}`,
    `A coordinator's token for the API: ${token}`,
  ].join('\n');
}
