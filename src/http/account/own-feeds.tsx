// Making a private feed, whose address is shown this once, and ending it.
import { randomBytes } from 'node:crypto';
import { type Actor, mayEdit } from '../../actions/actor.ts';
import type { Desk } from '../../actions/desk.ts';
import {
  busyFeedsFor,
  makePrivateFeed,
  ownPlanningFeed,
  revokePrivateFeed,
  type WantedFeed,
} from '../../actions/private-feeds.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import { Copied } from '../pages/copied.tsx';
import { followLinks } from '../pages/follow-links.ts';
import type { Page } from '../pages/page.ts';
import type { Reader } from '../pages/reader.ts';
import type { AccountHandler } from './account-services.ts';
import { fieldsOf, goTo, unless } from './forms.ts';
import type { KnownFeeds } from './private-feeds.tsx';

/** What the account page tells of an actor's feeds. */
export async function feedsOf(desk: Desk, actor: Actor, reader: Reader): Promise<KnownFeeds> {
  const { compare } = reader.words;
  const editable = [...desk.network.associations.values()]
    .filter(({ slug }) => mayEdit(actor, slug))
    .sort((a, b) => compare(a.name, b.name));
  const [planning, busy] = [await ownPlanningFeed(desk, actor), await busyFeedsFor(desk, actor)];
  return { planning, busy, editable };
}

export const makeOwnFeed: AccountHandler = async (services, c) => {
  const signedIn = c.get('signedIn');
  if (!signedIn) return goTo(services, c, '/sign-in');
  const reader = readerFor(services, c);
  const wanted = wantedIn(services.desk, (await fieldsOf(c))('association'));
  const address = await unlessNotTheirs(() =>
    makePrivateFeed(services.desk, signedIn.actor, wanted, randomBytes(32)),
  );
  if (address === null) return goTo(services, c, '/account');
  const feed = `${services.baseUrl}/private/${address}.ics`;
  return answer(c, reader, madePage(reader, feed, wanted));
};

export const revokeOwnFeed: AccountHandler = async (services, c) => {
  const signedIn = c.get('signedIn');
  if (!signedIn) return goTo(services, c, '/sign-in');
  const wanted = wantedIn(services.desk, (await fieldsOf(c))('association'));
  await unlessNotTheirs(() => revokePrivateFeed(services.desk, signedIn.actor, wanted));
  return goTo(services, c, '/account', 'done=saved');
};

/** Null where it has ended already, or is of an association that one writes for no more: the page shows what is left. */
function unlessNotTheirs<Result>(work: () => Promise<Result>): Promise<Result | null> {
  return unless('forbidden', () => unless('not_found', work));
}

function wantedIn({ network }: Desk, named: string): WantedFeed {
  if (named === '') return { kind: 'planning' };
  return { kind: 'busy', association: network.presentSlug(named) };
}

function madePage(reader: Reader, feed: string, { kind }: WantedFeed): Page {
  const { words } = reader;
  return {
    title: words.say('feed.made'),
    isUnlisted: true,
    isPrivate: true,
    content: (
      <div class="sheet account">
        <h1>{words.say('feed.made')}</h1>
        <p class="notice" role="status">
          {words.say('feed.once')}
        </p>
        <p>{words.say(kind === 'planning' ? 'feed.secret' : 'feed.handOn')}</p>
        {kind === 'planning' && (
          <p>
            <a class="button" href={followLinks(feed, '').device}>
              {words.say('follow.subscribe')}
            </a>
          </p>
        )}
        <Copied id="private-address" label={words.say('feed.address')} text={feed} reader={reader} />
        <p>
          <a class="reach" href={reader.link('/account')}>
            {words.say('member.account')}
          </a>
        </p>
      </div>
    ),
  };
}
