// A link for becoming coordinator, for whoever can run commands on the server.
import { randomBytes } from 'node:crypto';
import { makeStartLink } from '../actions/start-links.ts';
import { addressAt } from '../config.ts';
import { type Surroundings, say } from './surroundings.ts';
import type { Given } from './usage.ts';
import { withDesk } from './with-desk.ts';

export async function adminLink(_given: Given, surroundings: Surroundings): Promise<number> {
  const address = await withDesk(surroundings, async (desk, config) => {
    const link = await makeStartLink(desk, randomBytes(32));
    return `${addressAt(config, config.port)}/start/${link}`;
  });
  await say(surroundings.output, address);
  return 0;
}
