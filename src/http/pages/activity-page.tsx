// One activity: when in words, the next dates, where, for whom, and the file for one's own calendar.

import type { Child } from 'hono/jsx';
import { ANYBODY, mayEdit } from '../../actions/actor.ts';
import { findActivity, nextOccurrences } from '../../actions/browse-occurrences.ts';
import type { Desk } from '../../actions/desk.ts';
import { recentRevisions } from '../../actions/recent-revisions.ts';
import { type Activity, hostsOf, isPublic } from '../../calendar/activity.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import { goesOut } from '../goes-out.ts';
import { scheduleWords } from '../words/schedule-words.ts';
import { ChangedLately, lately } from './changed-lately.tsx';
import { tagName } from './chosen-filter.ts';
import { DataBlock } from './data-block.tsx';
import { Edge } from './edge.tsx';
import { gonePage } from './error-page.tsx';
import { Follow } from './follow.tsx';
import { marksOf } from './happening-marks.ts';
import { dateOf } from './happening-times.ts';
import { isLongCancelled } from './long-cancelled.ts';
import { Difference, MarkList } from './mark-list.tsx';
import type { Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import { Hosts } from './programme.tsx';
import type { Reader } from './reader.ts';
import { hostOf, webLink } from './safe-link.ts';
import { Prose, Spoken } from './spoken.tsx';
import { structuredActivity } from './structured-activity.ts';
import { FullPlace, whereaboutsOf } from './whereabouts.tsx';

const MOST_DATES = 6;

/** @throws CalendarError `not_found` */
export async function activityPage({ desk }: PageServices, reader: Reader, id: string): Promise<Page> {
  const actor = reader.member?.actor ?? ANYBODY;
  const activity = findActivity(desk, actor, id);
  if (isLongCancelled(activity, reader.now)) return gonePage(reader);
  const isCancelled = activity.status === 'cancelled';
  const { words, now } = reader;
  const title = reader.said(activity.title);
  const coming = nextOccurrences(desk, actor, id, now, MOST_DATES + 1);
  const revisions = await recentRevisions(desk, id, lately(now));
  // What is not for everybody is in no feed of its own, nor is what a neighbour publishes.
  const hasFeed = isPublic(activity) && goesOut(desk.network, activity);
  const feed = hasFeed ? reader.feed(`/activities/${id}.ics`) : null;
  const hosts = hostsOf(activity).flatMap((slug) => desk.network.associations.get(slug) ?? []);
  return {
    title: title.words,
    ...(feed === null ? { isUnlisted: true, isPrivate: !isPublic(activity) } : { feed }),
    content: (
      <article class="sheet sheet-of-two">
        <header class="letterhead">
          <Edge of={hosts[0]} />
          <div>
            <h1>
              <Spoken said={title} />
            </h1>
            <p class="lead">
              <Hosts hosts={hosts} reader={reader} />
            </p>
          </div>
        </header>
        <div class="sheet-main">
          {isCancelled && (
            <p class="notice">
              <strong class="mark mark-cancelled">{words.say('mark.cancelled')}</strong>{' '}
              {words.say('activity.cancelled')}
            </p>
          )}
          <FactList activity={activity} desk={desk} reader={reader} />
          <TextLanguage activity={activity} reader={reader} />
          {activity.description && <Prose said={reader.said(activity.description)} />}
          <ChangedLately revisions={revisions} reader={reader} />
          {mayEdit(actor, activity.association) && <EditorLinks id={id} reader={reader} />}
        </div>
        <aside>
          {!isCancelled && <NextDates coming={coming} feed={feed} reader={reader} />}
          {!isCancelled && feed !== null && coming.length > 0 && (
            <Follow feed={feed} name={title.words} reader={reader} />
          )}
        </aside>
        {feed !== null && <DataBlock data={structuredActivity(activity, coming, desk.network, reader)} />}
      </article>
    ),
  };
}

interface AboutActivity {
  readonly activity: Activity;
  readonly desk: Desk;
  readonly reader: Reader;
}

function FactList({ activity, desk, reader }: AboutActivity) {
  const { words, now, network } = reader;
  const { audiences, languages, categories, schedule } = activity;
  const tags = (list: readonly string[]): string =>
    words.capital(words.list(list.map((tag) => tagName(tag, words.language))));
  return (
    <dl class="facts">
      <Fact name={words.say('activity.when')}>
        <p>{scheduleWords(schedule, words, { now, timeZone: network.timeZone })}</p>
      </Fact>
      <Where activity={activity} desk={desk} reader={reader} />
      <Fact name={words.say('activity.who')}>
        <p>{audiences.length === 0 ? words.say('activity.everyone') : tags(audiences)}</p>
      </Fact>
      {languages.length > 0 && (
        <Fact name={words.say('activity.languages')}>
          <p>{words.capital(words.list(languages.map((tag) => words.languageName(tag))))}</p>
        </Fact>
      )}
      {categories.length > 0 && (
        <Fact name={words.say('activity.category')}>
          <p>{tags(categories)}</p>
        </Fact>
      )}
      <Join activity={activity} desk={desk} reader={reader} />
      <ReadMore activity={activity} reader={reader} />
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Says so where title or description are not in the reader's language. */
function TextLanguage({ activity, reader }: { activity: Activity; reader: Reader }) {
  const { words } = reader;
  const texts = [activity.title, ...(activity.description ? [activity.description] : [])];
  const others = new Set(
    texts.map(reader.said).flatMap(({ isOther, language }) => (isOther ? [language] : [])),
  );
  if (others.size === 0) return null;
  const language = words.list([...others].map((tag) => words.languageName(tag)));
  return <p class="small">{words.say('activity.textIn', { language })}</p>;
}

function Where({ activity, desk, reader }: AboutActivity) {
  const where = whereaboutsOf(activity, null, desk.network.venues, reader);
  if (!where.venue && !where.place && !where.online) return null;
  return (
    <Fact name={reader.words.say('activity.where')}>
      <FullPlace where={where} reader={reader} />
    </Fact>
  );
}

/** The calendar holds no prices and takes no sign-ups: those are in the text, or with the association. */
function Join({ activity, desk, reader }: AboutActivity) {
  const { words } = reader;
  const link = webLink(desk.network.associations.get(activity.association)?.link ?? null);
  return (
    <Fact name={words.say('activity.join')}>
      <p>{words.say('activity.joinAsk')}</p>
      {link && (
        <p>
          <a class="reach" href={link} rel="noreferrer ugc">
            {words.say('association.link')} (<bdi>{hostOf(link)}</bdi>)
          </a>
        </p>
      )}
    </Fact>
  );
}

function ReadMore({ activity, reader }: { activity: Activity; reader: Reader }) {
  const link = webLink(activity.link);
  if (!link) return null;
  return (
    <Fact name={reader.words.say('activity.link')}>
      <p>
        <a class="reach" href={link} rel="noreferrer ugc">
          <bdi>{hostOf(link)}</bdi>
        </a>
      </p>
    </Fact>
  );
}

/** For those who may change it: where to, and what has been done to it by whom. */
function EditorLinks({ id, reader: { words, link } }: { id: string; reader: Reader }) {
  return (
    <ul class="deeds">
      <li>
        <a class="reach" href={link(`/activities/${id}/edit`)}>
          {words.say('editor.change')}
        </a>
      </li>
      <li>
        <a class="reach" href={link(`/activities/${id}/history`)}>
          {words.say('editor.history')}
        </a>
      </li>
    </ul>
  );
}

interface NextDatesProps {
  readonly coming: readonly Happening[];
  /** Null for what has none. */
  readonly feed: string | null;
  readonly reader: Reader;
}

function NextDates({ coming, feed, reader }: NextDatesProps) {
  const { words } = reader;
  if (coming.length === 0) return <p>{words.say('activity.noNext')}</p>;
  return (
    <section class="panel" aria-labelledby="next">
      <h2 id="next">{words.say('activity.next')}</h2>
      <ul class="dates">
        {coming.slice(0, MOST_DATES).map((happening) => (
          <NextDate happening={happening} reader={reader} />
        ))}
      </ul>
      {coming.length > MOST_DATES && <p class="small">{words.say('activity.more')}</p>}
      {feed !== null && (
        <p>
          <a class="button" href={feed} download>
            {words.say('activity.file')}
          </a>
        </p>
      )}
    </section>
  );
}

function NextDate({ happening, reader }: { happening: Happening; reader: Reader }) {
  const marks = marksOf(happening, reader);
  const date = <time datetime={new Date(happening.start).toISOString()}>{dateOf(happening, reader)}</time>;
  return (
    <li>
      {marks.isCancelled ? <s>{date}</s> : date}
      <MarkList marks={marks} reader={reader} />
      <Difference marks={marks} />
    </li>
  );
}
