// Who does a deed, and whether they may. The only place that knows what each role is allowed.
import { type Activity, isPublic } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import { CalendarError } from '../calendar/errors.ts';
import type { Text } from '../calendar/text.ts';
import { uidOf } from './own-uid.ts';

interface Named {
  /** What the history shows. */
  readonly name: string;
  /** The id of whoever is signed in; absent for the holder of a token, who may be a program. */
  readonly person?: string;
}

/** Anybody; or a member. */
export type Actor =
  | { readonly role: 'public' }
  | (Named & { readonly role: 'reader' })
  | (Named & { readonly role: 'editor'; readonly associations: readonly Slug[] })
  | (Named & { readonly role: 'coordinator' });

export type Member = Exclude<Actor, { readonly role: 'public' }>;

export const ANYBODY: Actor = { role: 'public' };

/** @throws CalendarError `unauthenticated` unless the actor is a member */
export function requireMember(actor: Actor): Member {
  if (actor.role === 'public') {
    throw new CalendarError('unauthenticated', 'Sign in, or send a token as "Authorization: Bearer …".');
  }
  return actor;
}

/** @throws CalendarError `unauthenticated` or `forbidden` unless the actor may act for the association */
export function requireEditor(actor: Actor, association: Slug): Member {
  const member = requireMember(actor);
  if (!mayEdit(member, association)) {
    throw new CalendarError(
      'forbidden',
      `Only the editors of ${association} and the coordinator may do this.`,
    );
  }
  return member;
}

/** @throws CalendarError `unauthenticated` or `forbidden` unless the actor is a coordinator */
export function requireCoordinator(actor: Actor): Member {
  const member = requireMember(actor);
  if (member.role !== 'coordinator')
    throw new CalendarError('forbidden', 'Only the coordinator may do this.');
  return member;
}

/**
 * The id of whoever does the deed, for what people do about themselves.
 * @throws CalendarError `unauthenticated` or, for the holder of a token, `forbidden`
 */
export function requirePerson(actor: Actor): string {
  const { person } = requireMember(actor);
  if (person !== undefined) return person;
  throw new CalendarError('forbidden', 'A token has no account; sign in as yourself to do this.');
}

export function mayEdit(actor: Actor, association: Slug): boolean {
  return (
    actor.role === 'coordinator' || (actor.role === 'editor' && actor.associations.includes(association))
  );
}

const TAKEN: Text = { da: 'Optaget', en: 'Taken', ar: 'مشغول', uk: 'Зайнято', ti: 'ተታሒዙ' };

/**
 * The activity as this actor may see it: as it is, or no more than that its association is taken, or null where it is
 * not for them at all.
 */
export function seenBy(actor: Actor, activity: Activity): Activity | null {
  if (actor.role === 'public') return isPublic(activity) ? activity : null;
  if (activity.visibility !== 'busy' || mayEdit(actor, activity.association)) return activity;
  return {
    ...activity,
    // One from outside may have words in it.
    uid: uidOf(activity.id),
    title: TAKEN,
    description: null,
    categories: [],
    audiences: [],
    languages: [],
    needs: [],
    venue: null,
    place: null,
    online: null,
    link: null,
    schedule: { ...activity.schedule, changed: withoutWords(activity) },
  };
}

/** The changed dates with their times alone. */
function withoutWords({ schedule }: Activity): Activity['schedule']['changed'] {
  return Object.fromEntries(
    Object.entries(schedule.changed).map(([id, { start, duration, status }]) => [
      id,
      { ...(start && { start }), ...(duration && { duration }), ...(status && { status }) },
    ]),
  );
}
