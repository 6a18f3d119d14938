// Private feeds: calendars that open to whoever has their address, so the address is a secret. It is made here, shown
// once and remembered by its hash alone; making another ends the one before.
import type { Slug } from '../calendar/association.ts';
import { CalendarError } from '../calendar/errors.ts';
import type { Language } from '../calendar/text.ts';
import { dayOf, type Instant } from '../calendar/time.ts';
import { toWallClock } from '../calendar/zone.ts';
import { appendChanges } from '../store/changes.ts';
import type { Writing } from '../store/handles.ts';
import { findPerson } from '../store/people.ts';
import {
  allBusyFeeds,
  type FeedOwner,
  findPrivateFeed,
  notePrivateFeedUsed,
  type PrivateFeed,
  privateFeedOf,
  removePrivateFeed,
  savePrivateFeed,
} from '../store/private-feeds.ts';
import { type Actor, mayEdit, requireEditor, requireMember, requirePerson } from './actor.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { actorOf } from './people.ts';
import { hashOf } from './secret-hash.ts';

export type { PrivateFeed } from '../store/private-feeds.ts';

/** Which feed is meant: one's own for planning, or the busy one of an association. */
export type WantedFeed =
  | { readonly kind: 'planning' }
  | { readonly kind: 'busy'; readonly association: Slug };

/** What a private feed is to show. */
export type OpenedFeed =
  | { readonly kind: 'planning'; readonly actor: Actor; readonly language: Language }
  | { readonly kind: 'busy'; readonly association: Slug };

const SECRET_LENGTH = 43;

/**
 * Makes a feed's address; the one there was before opens nothing from then on.
 * @param secret 32 random bytes
 * @returns the part of the address that is secret, 43 characters; it is not kept and cannot be shown again
 * @throws CalendarError as `requirePerson` or, for a busy feed, `requireEditor`, and `not_found` for an association
 * nobody has told of
 */
export async function makePrivateFeed(
  desk: Desk,
  actor: Actor,
  wanted: WantedFeed,
  secret: Buffer,
): Promise<string> {
  const owner = ownerOf(desk, actor, wanted);
  const address = secret.toString('base64url');
  const hash = hashOf(address);
  await desk.store.transaction(async (trx) => {
    const created = deedTime(desk.clock);
    await savePrivateFeed(trx, { hash, owner, created, lastUsed: null });
    await record(trx, desk, actor, 'make-private-feed', hash, owner);
  });
  // Whoever remembers what the address before it opened hears of it at once.
  await desk.network.catchUpWithOwn();
  return address;
}

/**
 * Ends a feed: its address opens nothing from then on.
 * @throws CalendarError as `makePrivateFeed`, and `not_found` where there is no such feed
 */
export async function revokePrivateFeed(desk: Desk, actor: Actor, wanted: WantedFeed): Promise<void> {
  const owner = ownerOf(desk, actor, wanted);
  await desk.store.transaction(async (trx) => {
    const feed = await privateFeedOf(trx, owner);
    if (!feed) throw new CalendarError('not_found', 'This has ended already; look at the list again.');
    await removePrivateFeed(trx, owner);
    await record(trx, desk, actor, 'revoke-private-feed', feed.hash, owner);
  });
  await desk.network.catchUpWithOwn();
}

/** One's own planning feed; null where there is none. @throws CalendarError as `requirePerson` */
export async function ownPlanningFeed({ store }: Desk, actor: Actor): Promise<PrivateFeed | null> {
  return privateFeedOf(store.read, { kind: 'planning', person: requirePerson(actor) });
}

/** The busy feeds of the associations that the actor may write for, by association. */
export async function busyFeedsFor({ store }: Desk, actor: Actor): Promise<ReadonlyMap<Slug, PrivateFeed>> {
  const feeds = await allBusyFeeds(store.read);
  const own = feeds.flatMap((feed) =>
    feed.owner.kind === 'busy' && mayEdit(actor, feed.owner.association)
      ? [[feed.owner.association, feed] as const]
      : [],
  );
  return new Map(own);
}

/** What the address opens, its use noted once a day; null where it opens nothing. */
export async function openPrivateFeed(desk: Desk, address: string): Promise<OpenedFeed | null> {
  if (address.length !== SECRET_LENGTH) return null;
  const { store, clock } = desk;
  const feed = await findPrivateFeed(store.read, hashOf(address));
  const opened = feed && (await openedBy(desk, feed));
  if (!feed || !opened) return null;
  const now = deedTime(clock);
  if (feed.lastUsed === null || dayIn(desk, feed.lastUsed) !== dayIn(desk, now)) {
    await noteUsed(desk, feed, now);
  }
  return opened;
}

/** On a full disk the feed is worth more than the note of its use. */
async function noteUsed({ store }: Desk, { hash }: PrivateFeed, now: Instant): Promise<void> {
  try {
    await store.transaction((trx) => notePrivateFeedUsed(trx, hash, now));
  } catch (error) {
    if (!(error instanceof CalendarError && error.code === 'full')) throw error;
  }
}

async function openedBy({ store }: Desk, { owner }: PrivateFeed): Promise<OpenedFeed | null> {
  if (owner.kind === 'busy') return owner;
  const person = await findPerson(store.read, owner.person);
  if (person?.removed !== null) return null;
  return { kind: 'planning', actor: actorOf(person), language: person.language };
}

function dayIn({ settings }: Desk, at: Instant): number {
  return dayOf(toWallClock(settings.timeZone, at));
}

function ownerOf({ network }: Desk, actor: Actor, wanted: WantedFeed): FeedOwner {
  if (wanted.kind === 'planning') return { kind: 'planning', person: requirePerson(actor) };
  const { association } = wanted;
  requireEditor(actor, association);
  if (network.associations.has(association)) return wanted;
  throw new CalendarError('not_found', `There is no association ${association}: check its name.`);
}

async function record(
  trx: Writing,
  { clock }: Desk,
  actor: Actor,
  deed: string,
  hash: string,
  owner: FeedOwner,
): Promise<void> {
  const { name } = requireMember(actor);
  const subject = { kind: 'token', id: hash } as const;
  await appendChanges(trx, [{ at: deedTime(clock), actor: name, deed, subject, detail: { ...owner } }]);
}
