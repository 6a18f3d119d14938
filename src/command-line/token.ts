// Making a token for the API. It alone goes to standard output, so that scripts can take it from there.
import { randomBytes } from 'node:crypto';
import { issueToken, type TokenRequest } from '../actions/tokens.ts';
import { type Surroundings, say } from './surroundings.ts';
import { type Given, UsageError } from './usage.ts';
import { withDesk } from './with-desk.ts';

export async function token({ options }: Given, surroundings: Surroundings): Promise<number> {
  const request = readRequest(options);
  const made = await withDesk(surroundings, (desk) => issueToken(desk, request, randomBytes(32)));
  await say(surroundings.output, made);
  return 0;
}

function readRequest(options: Given['options']): TokenRequest {
  const { role, name } = options;
  const association = options['association'] ?? null;
  if (role !== 'coordinator' && role !== 'editor') {
    throw new UsageError('"token" needs --role coordinator or --role editor.');
  }
  if (role === 'editor' && association === null) {
    throw new UsageError('"token --role editor" needs --association, the slug of the one it is for.');
  }
  if (role === 'coordinator' && association !== null) {
    throw new UsageError("A coordinator's token is for every association: leave --association out.");
  }
  return {
    role,
    association,
    name: name ?? (association === null ? 'Coordinator' : `Editor of ${association}`),
  };
}
