// The letters whose time has come, each with all that one person is to hear, as things are now: what has been settled
// or moved since it was noted is told nobody any more.
import { type Activity, hostsOf } from '../calendar/activity.ts';
import type { Reason } from '../calendar/clash.ts';
import { type Instant, instant } from '../calendar/time.ts';
import { reportClashes, type Verdict } from '../calendar/verdict.ts';
import { dropLetters, dueLetters, forgetLetters, markSent, type StoredLetter } from '../store/letters.ts';
import { findPerson, type Person } from '../store/people.ts';
import { type Actor, mayEdit, seenBy } from './actor.ts';
import { readWindow } from './asked-window.ts';
import { deedTime } from './commit-activities.ts';
import type { Desk } from './desk.ts';
import { type FailingSource, failingSources } from './failing-sources.ts';
import { actorOf } from './people.ts';
import { LETTERS_REMEMBERED } from './sweep.ts';

/** One thing to tell. */
export type News =
  | {
      readonly kind: 'clash';
      readonly pair: string;
      /** The reader's own, and the other, as the reader may see them. */
      readonly own: Activity;
      readonly other: Activity;
      readonly verdict: Verdict;
      readonly reasons: readonly Reason[];
      readonly count: number;
    }
  | { readonly kind: 'hold-ends'; readonly activity: Activity; readonly expires: Instant }
  | { readonly kind: 'hold-released'; readonly activity: Activity }
  | { readonly kind: 'source-fails'; readonly source: FailingSource };

export interface DueLetter {
  /** What is marked as sent once the letter has been. */
  readonly ids: readonly string[];
  readonly person: Person;
  readonly email: string;
  readonly news: readonly [News, ...News[]];
}

/** One letter for each person to whom something is due. What there is nothing to say of any more is forgotten. */
export async function lettersDue(desk: Desk): Promise<readonly DueLetter[]> {
  const now = deedTime(desk.clock);
  const byPerson = new Map<string, StoredLetter[]>();
  for (const letter of await dueLetters(desk.store.read, now)) {
    const own = byPerson.get(letter.person) ?? [];
    own.push(letter);
    byPerson.set(letter.person, own);
  }
  const letters: DueLetter[] = [];
  const moot: string[] = [];
  if (byPerson.size > 0) await desk.network.catchUp();
  const failing = byPerson.size > 0 ? await failingSources(desk.store.read) : [];
  for (const [id, own] of byPerson) {
    const person = await findPerson(desk.store.read, id);
    await desk.occurrences.following;
    const told = own.map((letter) => ({
      id: letter.id,
      news: person && newsOf(desk, person, letter, failing, now),
    }));
    moot.push(...told.filter(({ news }) => news === null).map((one) => one.id));
    const good = told.flatMap((one) => (one.news === null ? [] : [{ id: one.id, news: one.news }]));
    const [first, ...others] = good.map(({ news }) => news);
    if (person?.email && first) {
      letters.push({ ids: good.map((one) => one.id), person, email: person.email, news: [first, ...others] });
    }
  }
  if (moot.length > 0) await desk.store.transaction((trx) => dropLetters(trx, moot));
  return letters;
}

/** Remembers that these have been sent. */
export async function lettersSent(desk: Desk, ids: readonly string[]): Promise<void> {
  const now = deedTime(desk.clock);
  await desk.store.transaction(async (trx) => {
    await markSent(trx, ids, now);
    await forgetLetters(trx, instant(now - LETTERS_REMEMBERED));
  });
}

/** What there is to say; null where there is nothing any more, or it is not for this person any more. */
function newsOf(
  desk: Desk,
  person: Person,
  letter: StoredLetter,
  failing: readonly FailingSource[],
  now: Instant,
): News | null {
  const reader = actorOf(person);
  if (letter.kind === 'clash')
    return person.letters === 'never' ? null : clashNews(desk, reader, letter.subject);
  if (letter.kind === 'source-fails') {
    const { association, name } = letter.detail;
    const source = failing.find((one) => one.association === association && one.name === name);
    return source && mayEdit(reader, source.association) ? { kind: letter.kind, source } : null;
  }
  const activity = desk.network.activities.get(String(letter.detail['activity']));
  if (!activity || !mayEdit(reader, activity.association)) return null;
  if (letter.kind === 'hold-released') {
    return activity.status === 'cancelled' ? { kind: letter.kind, activity } : null;
  }
  const { status, expires } = activity;
  if (status !== 'tentative' || expires === null || expires <= now) return null;
  return { kind: letter.kind, activity, expires };
}

function clashNews(desk: Desk, reader: Actor, pair: string): News | null {
  const { network, settings, clock, occurrences } = desk;
  if ((network.settlements.get(pair)?.state ?? 'open') !== 'open') return null;
  const [first, second] = pair.split('~').map((id) => network.activities.get(id));
  if (!first || !second) return null;
  const isOwn = (activity: Activity) => hostsOf(activity).some((slug) => mayEdit(reader, slug));
  if (!isOwn(first) && !isOwn(second)) return null;
  const [own, other] = isOwn(first) ? [first, second] : [second, first];
  if (own.status === 'cancelled') return null;
  const window = readWindow({}, clock(), settings.timeZone);
  const report = reportClashes(occurrences.indexFor(window, clock()), own, window, () => 'open');
  const clash = report.clashes.find(({ activity }) => activity.id === other.id);
  if (!clash) return null;
  const seen = { own: seenBy(reader, own) ?? own, other: seenBy(reader, other) ?? other };
  const { reasons, count } = clash;
  return { kind: 'clash', pair, ...seen, verdict: report.verdict, reasons, count };
}
