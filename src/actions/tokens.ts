// Tokens for those who write through the API: made here, shown once, remembered by their hash alone.
import type { Slug } from '../calendar/association.ts';
import { CalendarError, invalid } from '../calendar/errors.ts';
import { appendChanges } from '../store/changes.ts';
import { findToken, insertToken } from '../store/tokens.ts';
import type { Actor } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { calledNow } from './form-context.ts';
import { hashOf } from './secret-hash.ts';

export interface TokenRequest {
  readonly role: 'coordinator' | 'editor';
  /** The association an editor writes for; null for a coordinator. */
  readonly association: Slug | null;
  readonly name: string;
}

/**
 * Makes a token and remembers its hash.
 * @param secret 32 random bytes
 * @param by who makes it, by name; left out, nobody but the token itself
 * @returns the token, `fk_` and 43 characters; it is not kept and cannot be shown again
 * @throws CalendarError `invalid` for an editor without an association, or of one nobody has told of
 */
export async function issueToken(
  desk: Desk,
  request: TokenRequest,
  secret: Buffer,
  by: string = request.name,
): Promise<string> {
  const { role, name } = request;
  const association = request.association === null ? null : calledNow(desk.network, request.association);
  if (role === 'editor' && association === null) {
    const message = request.association
      ? `There is no association ${request.association}.`
      : 'Name the association an editor writes for.';
    throw invalid([{ field: 'association', message }]);
  }
  const token = `fk_${secret.toString('base64url')}`;
  const hash = hashOf(token);
  const created = deedTime(desk.clock);
  await desk.store.transaction(async (trx) => {
    await insertToken(trx, { hash, role, association, name, created, revoked: null });
    const subject = { kind: 'token', id: hash } as const;
    await appendChanges(trx, [
      { at: created, actor: by, deed: 'issue-token', subject, detail: { role, association } },
    ]);
  });
  return token;
}

/**
 * Who holds the token.
 * @throws CalendarError `unauthenticated` for one that is unknown or revoked
 */
export async function holderOf(desk: Desk, token: string): Promise<Actor> {
  const known = await findToken(desk.store.read, hashOf(token));
  if (!known)
    throw new CalendarError('unauthenticated', 'This token is unknown or revoked; ask for a new one.');
  const { name, association } = known;
  if (known.role === 'coordinator') return { role: 'coordinator', name };
  return { role: 'editor', name, associations: association === null ? [] : [association] };
}
