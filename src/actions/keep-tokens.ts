// Tokens as those keep them who answer for what programs write: made, listed and revoked.
import type { Slug } from '../calendar/association.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import { appendChanges } from '../store/changes.ts';
import { allTokens, revokeToken as revoke, type Token } from '../store/tokens.ts';
import { type Actor, type Member, requireCoordinator, requireEditor } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { issueToken } from './tokens.ts';

const MAX_NAME = 100;

/** A token as its keepers see it. */
export type KeptToken = Pick<Token, 'hash' | 'name' | 'created'>;

/**
 * The tokens that are good, oldest first: of an association, or the coordinators' where that is null.
 * @throws CalendarError `unauthenticated` or `forbidden`
 */
export async function keptTokens(
  desk: Desk,
  actor: Actor,
  association: Slug | null,
): Promise<readonly KeptToken[]> {
  requireKeeper(actor, association);
  const tokens = await allTokens(desk.store.read);
  return tokens.filter((token) => token.association === association && token.revoked === null);
}

/**
 * Makes a token that writes for the association.
 * @param name what it is for
 * @param secret 32 random bytes
 * @returns the token; it is not kept and cannot be shown again
 * @throws CalendarError `unauthenticated`, `forbidden` or `invalid`
 */
export async function makeToken(
  desk: Desk,
  actor: Actor,
  association: Slug,
  name: string,
  secret: Buffer,
): Promise<string> {
  const by = requireEditor(actor, association);
  const called = name.trim();
  if (called === '' || called.length > MAX_NAME || /\p{Cc}/u.test(called)) {
    throw invalid([
      { field: 'name', message: `Say what it is for, in 1 to ${MAX_NAME} characters on one line.` },
    ]);
  }
  return issueToken(desk, { role: 'editor', association, name: called }, secret, by.name);
}

/**
 * Ends a token, from now on and for good.
 * @throws CalendarError `unauthenticated`, `forbidden`, or `not_found` where the association has no such token
 */
export async function revokeToken(
  desk: Desk,
  actor: Actor,
  association: Slug | null,
  hash: string,
): Promise<void> {
  const by = requireKeeper(actor, association);
  const known = (await keptTokens(desk, actor, association)).some((token) => token.hash === hash);
  const now = deedTime(desk.clock);
  await desk.store.transaction(async (trx) => {
    if (!known || !(await revoke(trx, hash, now))) {
      throw new CalendarError('not_found', 'There is no such token any more; look at the list again.');
    }
    const subject = { kind: 'token', id: hash } as const;
    await appendChanges(trx, [
      { at: now, actor: by.name, deed: 'revoke-token', subject, detail: { association } },
    ]);
  });
}

function requireKeeper(actor: Actor, association: Slug | null): Member {
  return association === null ? requireCoordinator(actor) : requireEditor(actor, association);
}
