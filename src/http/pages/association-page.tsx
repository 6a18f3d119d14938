// One association: who they are, what comes next, what they do, and how to follow it.
import { ANYBODY } from '../../actions/actor.ts';
import { browseOccurrences } from '../../actions/browse-occurrences.ts';
import type { Desk } from '../../actions/desk.ts';
import { type Activity, hostsOf } from '../../calendar/activity.ts';
import type { Association } from '../../calendar/association.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { occurrencesFrom } from '../../calendar/recurrence.ts';
import { DAY, type Instant, instant } from '../../calendar/time.ts';
import { parseFilter, toQuery } from '../filter.ts';
import { scheduleWords } from '../words/schedule-words.ts';
import type { AgendaDay } from './agenda-days.ts';
import { comingDays } from './coming-days.ts';
import { Edge } from './edge.tsx';
import { Follow } from './follow.tsx';
import { LargeFeed } from './large-feed.tsx';
import type { Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import { Programme } from './programme.tsx';
import { publicNetwork } from './public-network.ts';
import type { Reader } from './reader.ts';
import { hostOf, webLink } from './safe-link.ts';
import { Name, Spoken } from './spoken.tsx';
import { shortPlace, whereaboutsOf } from './whereabouts.tsx';

const MOST_DATES = 8;
const HORIZON = 366 * DAY;

/** @throws CalendarError `not_found` */
export function associationPage({ desk }: PageServices, reader: Reader, slug: string): Page {
  const association = desk.network.associations.get(slug);
  if (!association) throw new CalendarError('not_found', `There is no association ${slug}.`);
  const { words } = reader;
  const { associations, venues } = desk.network;
  const days = theirDays(desk, slug, reader);
  const series = seriesOf(desk, slug, reader.now);
  const theirs = parseFilter(new URLSearchParams([['association', slug]]));
  const feed = publicNetwork(desk).isPublished(slug) ? reader.feed(`/associations/${slug}.ics`) : null;
  return {
    title: association.name,
    ...(feed !== null && { feed }),
    content: (
      <div class="sheet sheet-of-two">
        <Letterhead association={association} reader={reader} />
        <div class="sheet-main">
          <section aria-labelledby="coming">
            <h2 id="coming">{words.say('association.coming')}</h2>
            {days.length === 0 ? (
              <p>{words.say('association.nothing')}</p>
            ) : (
              <>
                <Programme days={days} register={{ associations, venues }} reader={reader} by={slug} />
                <p>
                  <a href={reader.link('/', `association=${slug}`)}>{words.say('association.allDates')}</a>
                </p>
              </>
            )}
          </section>
          {series.length > 0 && (
            <section aria-labelledby="series">
              <h2 id="series">{words.say('association.series')}</h2>
              <ul class="series">
                {series.map((activity) => (
                  <Series activity={activity} desk={desk} reader={reader} />
                ))}
              </ul>
            </section>
          )}
        </div>
        {feed !== null && (
          <aside>
            <Follow
              feed={feed}
              name={association.name}
              large={<LargeFeed desk={desk} filter={theirs} reader={reader} />}
              news={toQuery(theirs)}
              reader={reader}
            />
            <p>
              <a class="reach" href={reader.link('/embed/builder', toQuery(theirs))}>
                {words.say('embed.invite')}
              </a>
            </p>
          </aside>
        )}
      </div>
    ),
  };
}

function Letterhead({ association, reader }: { association: Association; reader: Reader }) {
  const { words } = reader;
  const link = webLink(association.link);
  const languages = words.list(association.languages.map((tag) => words.languageName(tag)));
  return (
    <header class="letterhead">
      <Edge of={association} />
      <div>
        <h1>
          <Name reader={reader} name={association.name} />
        </h1>
        {(association.area || languages) && (
          <p class="lead">
            {association.area && (
              <span>
                <Name reader={reader} name={association.area} />
              </span>
            )}
            {languages && <span>{words.say('facts.in', { languages })}</span>}
          </p>
        )}
        {link && (
          <p>
            <a class="reach" href={link} rel="noreferrer ugc">
              {words.say('association.link')} (<bdi>{hostOf(link)}</bdi>)
            </a>
          </p>
        )}
      </div>
    </header>
  );
}

function Series({ activity, desk, reader }: { activity: Activity; desk: Desk; reader: Reader }) {
  const { now, network, words } = reader;
  const place = shortPlace(whereaboutsOf(activity, null, desk.network.venues, reader), reader);
  return (
    <li>
      <h3 class="series-title">
        <a href={reader.link(`/activities/${activity.id}`)}>
          <Spoken said={reader.said(activity.title)} />
        </a>
      </h3>
      <p>{scheduleWords(activity.schedule, words, { now, timeZone: network.timeZone })}</p>
      {place && <p class="row-facts">{place}</p>}
    </li>
  );
}

function theirDays(desk: Desk, slug: string, { now, today, network }: Reader): readonly AgendaDay[] {
  const window = { start: now, end: instant(now + HORIZON) };
  const isTheirs = (activity: Activity): boolean =>
    activity.status !== 'cancelled' && hostsOf(activity).includes(slug);
  const wanted = { accepts: isTheirs, among: publicNetwork(desk).activitiesOf(slug) };
  const { happenings } = browseOccurrences(desk, ANYBODY, window, wanted, MOST_DATES);
  return comingDays(happenings, today, network.timeZone);
}

/** Their activities that something is still to come of, the one that is next first. */
function seriesOf(desk: Desk, slug: string, now: Instant): readonly Activity[] {
  return publicNetwork(desk)
    .activitiesOf(slug)
    .filter(({ status }) => status !== 'cancelled')
    .flatMap((activity) => {
      const [next] = occurrencesFrom(activity.schedule, now, 1);
      return next ? [{ activity, start: next.start }] : [];
    })
    .sort((a, b) => a.start - b.start)
    .map(({ activity }) => activity);
}
