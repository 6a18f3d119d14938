// Inviting somebody by e-mail. They are a member from then on; the letter's link signs them in.
import { DAY, instant } from '../calendar/time.ts';
import { findPersonByEmail, type Person } from '../store/people.ts';
import { insertSignIn } from '../store/sign-ins.ts';
import { type Actor, type Member, requireCoordinator, requireEditor } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { calledNow } from './form-context.ts';
import { type InvitationDraft, readInvitationForm } from './forms/person-form.ts';
import { hashOf } from './secret-hash.ts';
import { writePerson, writingPeople } from './write-person.ts';

const GOOD_FOR = 7 * DAY;

export interface Invitation {
  readonly person: Person;
  readonly email: string;
  /** The last part of the address that signs them in, once, within a week. It is not kept and cannot be told again. */
  readonly link: string;
  /** Who invites, by name. */
  readonly by: string;
}

/**
 * Makes somebody a member, or gives a member one more role. An invitation takes nothing away: an editor who is invited
 * to read along stays an editor.
 * @param input see `readInvitationForm`: editors invite for their own associations, the coordinator for any
 * @param secret 32 random bytes
 * @throws CalendarError `unauthenticated`, `forbidden` or `invalid`
 */
export async function invitePerson(
  desk: Desk,
  actor: Actor,
  input: unknown,
  secret: Buffer,
): Promise<Invitation> {
  const draft = readInvitationForm(input, (slug) => calledNow(desk.network, slug));
  const by = requireInviter(actor, draft);
  const link = secret.toString('base64url');
  const now = deedTime(desk.clock);
  const person = await writingPeople(desk, async (trx) => {
    const before = await findPersonByEmail(trx, draft.email);
    const after = withRole(before ?? newPerson(desk, draft), draft);
    await writePerson(trx, desk, by.name, 'invite', before, after);
    const linkHash = hashOf(link);
    const expires = instant(now + GOOD_FOR);
    await insertSignIn(trx, { linkHash, code: null, email: draft.email, created: now, expires });
    return after;
  });
  return { person, email: draft.email, link, by: by.name };
}

function requireInviter(actor: Actor, { role, association }: InvitationDraft): Member {
  return role === 'coordinator' || association === null
    ? requireCoordinator(actor)
    : requireEditor(actor, association);
}

/** Somebody with an address and a name, and no role yet. */
export function newPerson(
  { newId, clock }: Desk,
  { email, name, language }: Pick<InvitationDraft, 'email' | 'name' | 'language'>,
): Person {
  return {
    ...{ id: newId(), email, name, language, isCoordinator: false, letters: 'once' },
    created: deedTime(clock),
    removed: null,
    roles: new Map(),
  };
}

function withRole(person: Person, { role, association }: InvitationDraft): Person {
  if (role === 'coordinator') return { ...person, isCoordinator: true };
  if (association === null || person.roles.get(association) === 'editor') return person;
  return { ...person, roles: new Map(person.roles).set(association, role) };
}
