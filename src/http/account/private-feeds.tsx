// The private feeds on the account page: one's own for planning, and the busy ones of the associations one writes for.
import type { PrivateFeed } from '../../actions/private-feeds.ts';
import type { Association, Slug } from '../../calendar/association.ts';
import { dayOf } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';

export interface KnownFeeds {
  readonly planning: PrivateFeed | null;
  /** By association. */
  readonly busy: ReadonlyMap<Slug, PrivateFeed>;
  /** The associations that one may make a busy feed of. */
  readonly editable: readonly Association[];
}

export function PrivateFeeds({ reader, feeds }: { reader: Reader; feeds: KnownFeeds }) {
  const { words } = reader;
  const { planning, busy, editable } = feeds;
  const without = editable.filter(({ slug }) => !busy.has(slug));
  return (
    <section class="panel" aria-labelledby="private-feeds">
      <h2 id="private-feeds">{words.say('feed.title')}</h2>
      <p>{words.say('feed.help')}</p>
      {planning ? (
        <MadeFeed reader={reader} feed={planning} association={null} />
      ) : (
        <FeedForm reader={reader} action="/account/feeds" label={words.say('feed.make')} slug="" />
      )}
      {editable.length > 0 && (
        <>
          <h3>{words.say('feed.busyTitle')}</h3>
          <p>{words.say('feed.busyHelp')}</p>
        </>
      )}
      {busy.size > 0 && (
        <ul class="account-list">
          {editable.map((association) => {
            const feed = busy.get(association.slug);
            return (
              feed && (
                <li>
                  <MadeFeed reader={reader} feed={feed} association={association} />
                </li>
              )
            );
          })}
        </ul>
      )}
      {without.length > 0 && <BusyForm reader={reader} associations={without} />}
    </section>
  );
}

/** A feed that is there: when it was used, and its two ends. */
function MadeFeed({
  reader,
  feed: { lastUsed },
  association,
}: {
  reader: Reader;
  feed: PrivateFeed;
  association: Association | null;
}) {
  const { words, today, clockAt } = reader;
  const slug = association?.slug ?? '';
  const used =
    lastUsed === null
      ? words.say('feed.unused')
      : words.say('account.lastUsed', { date: words.dates.weekdayDate(dayOf(clockAt(lastUsed)), today) });
  const named = (label: string): string => (association ? `${label}: ${association.name}` : label);
  return (
    <>
      <p>
        {association && <bdi>{association.name}</bdi>} <span class="small">{used}</span>
      </p>
      <FeedForm reader={reader} action="/account/feeds" label={named(words.say('feed.renew'))} slug={slug} />
      <FeedForm
        reader={reader}
        action="/account/feeds/revoke"
        label={named(words.say('feed.revoke'))}
        slug={slug}
      />
    </>
  );
}

interface FeedFormProps {
  readonly reader: Reader;
  readonly action: string;
  readonly label: string;
  /** Of the association; empty for one's own. */
  readonly slug: string;
}

function FeedForm({ reader, action, label, slug }: FeedFormProps) {
  return (
    <form method="post" action={reader.link(action)}>
      <input type="hidden" name="association" value={slug} />
      <button type="submit" class="quiet">
        {label}
      </button>
    </form>
  );
}

function BusyForm({ reader, associations }: { reader: Reader; associations: readonly Association[] }) {
  const { words } = reader;
  return (
    <form class="account-form" method="post" action={reader.link('/account/feeds')}>
      <div class="field">
        <label for="busy-association">{words.say('feed.busyOf')}</label>
        <select id="busy-association" name="association">
          {associations.map(({ slug, name }) => (
            <option value={slug}>{name}</option>
          ))}
        </select>
      </div>
      <button type="submit" class="quiet">
        {words.say('feed.make')}
      </button>
    </form>
  );
}
