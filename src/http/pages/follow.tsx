// Following a calendar: in one's own calendar app, whichever that is, with an honest word on how soon each shows a
// change; as a file; or by its address.
import type { Child } from 'hono/jsx';
import { Copied } from './copied.tsx';
import { followLinks } from './follow-links.ts';
import { QrCode } from './qr-code.tsx';
import type { Reader } from './reader.ts';

interface FollowProps {
  /** The feed's address. */
  readonly feed: string;
  /** What the calendar is called. */
  readonly name: string;
  /** Whether it holds only what the reader has chosen to see. */
  readonly isChosen?: boolean;
  /** What to say where the feed is too large for some calendars. */
  readonly large?: Child;
  /** The query of the page of news on the same, without `?`; null where there is none. */
  readonly news?: string | null;
  readonly reader: Reader;
}

export function Follow({ feed, name, isChosen = false, large, news = null, reader }: FollowProps) {
  const { words } = reader;
  const { device } = followLinks(feed, name);
  return (
    <section class="panel follow" id="follow" aria-labelledby="follow-title">
      <h2 id="follow-title">{words.say('follow.title')}</h2>
      <p>{words.say('follow.how')}</p>
      {isChosen && <p>{words.say('follow.chosen')}</p>}
      {large}
      <p>
        <a class="button" href={device}>
          {words.say('follow.subscribe')}
        </a>
      </p>
      <p class="small">{words.say('follow.device')}</p>
      <Others feed={feed} name={name} reader={reader} />
      <OnPhone reader={reader} />
      <Copied id="follow-address" label={words.say('follow.address')} text={feed} reader={reader} />
      <ByFile feed={feed} reader={reader} />
      <p>
        <a class="reach" href={reader.link('/follow')}>
          {words.say('follow.more')}
        </a>
        {news !== null && (
          <a class="reach" href={reader.feed('/calendar.rss', news)} type="application/rss+xml">
            {words.say('follow.news')}
          </a>
        )}
      </p>
    </section>
  );
}

/** The calendars on the web, which fetch the feed themselves and in their own time. */
function Others({ feed, name, reader: { words } }: Pick<FollowProps, 'feed' | 'name' | 'reader'>) {
  const { google, outlook, outlookWork } = followLinks(feed, name);
  return (
    <ul class="follow-others">
      <li>
        <a class="reach" href={google} rel="noreferrer">
          {words.say('follow.google')}
        </a>
        <p class="small">{words.say('follow.googleDelay')}</p>
      </li>
      <li>
        <a class="reach" href={outlook} rel="noreferrer">
          {words.say('follow.outlook')}
        </a>
        <a class="reach" href={outlookWork} rel="noreferrer">
          {words.say('follow.outlookWork')}
        </a>
        <p class="small">{words.say('follow.outlookDelay')}</p>
      </li>
    </ul>
  );
}

/** What works on Android, and this page on the phone of whoever reads it elsewhere. */
function OnPhone({ reader }: { reader: Reader }) {
  const { words, baseUrl, path, query } = reader;
  const here = `${baseUrl}${reader.link(path, query.toString())}#follow`;
  return (
    <>
      <details>
        <summary>{words.say('follow.android')}</summary>
        <p>{words.say('follow.androidHow')}</p>
      </details>
      {here.length <= MOST_IN_QR && (
        <details class="follow-qr">
          <summary>{words.say('follow.qr')}</summary>
          <QrCode of={here} name={words.say('follow.qrName')} />
        </details>
      )}
    </>
  );
}

/** Characters; more make a code too fine for an old phone's camera. */
const MOST_IN_QR = 300;

function ByFile({ feed, reader: { words } }: Pick<FollowProps, 'feed' | 'reader'>) {
  return (
    <>
      <p>
        <a class="reach" href={feed} download>
          {words.say('follow.download')}
        </a>
      </p>
      <p class="small">{words.say('follow.downloadOnce')}</p>
    </>
  );
}
