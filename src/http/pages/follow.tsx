// Following a calendar: in one's own calendar app, as a file, or by its address.
import type { Reader } from './reader.ts';

interface FollowProps {
  /** The feed's address. */
  readonly feed: string;
  /** Whether it holds only what the reader has chosen to see. */
  readonly isChosen?: boolean;
  readonly reader: Reader;
}

export function Follow({ feed, isChosen = false, reader: { words } }: FollowProps) {
  return (
    <section class="panel" id="follow" aria-labelledby="follow-title">
      <h2 id="follow-title">{words.say('follow.title')}</h2>
      <p>{words.say('follow.how')}</p>
      {isChosen && <p>{words.say('follow.chosen')}</p>}
      <p>
        <a class="button" href={feed.replace(/^https?:/, 'webcal:')}>
          {words.say('follow.subscribe')}
        </a>
      </p>
      <p>
        <a class="reach" href={feed} download>
          {words.say('follow.download')}
        </a>
      </p>
      <p class="field">
        <label for="follow-address">{words.say('follow.address')}</label>
        <input id="follow-address" type="url" readonly value={feed} dir="ltr" />
        <button
          type="button"
          class="quiet"
          hidden
          data-copy="follow-address"
          data-copied={words.say('follow.copied')}
        >
          {words.say('follow.copy')}
        </button>
      </p>
      <p class="small">{words.say('follow.delay')}</p>
    </section>
  );
}
