// Days and what is on, set like a printed programme: the day as a heading, times in a column, the association's colour
// as a thin edge beside its name.
import { type Activity, hostsOf } from '../../calendar/activity.ts';
import type { Association, Slug, Venue } from '../../calendar/association.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import { formatLocalDate, isoWeekOf } from '../../calendar/time.ts';
import type { AgendaDay } from './agenda-days.ts';
import { tagName } from './chosen-filter.ts';
import { Edge } from './edge.tsx';
import { marksOf } from './happening-marks.ts';
import { timesOf } from './happening-times.ts';
import { Difference, MarkList } from './mark-list.tsx';
import type { Reader } from './reader.ts';
import { Name, Spoken } from './spoken.tsx';
import { shortPlace, whereaboutsOf } from './whereabouts.tsx';

/** The associations and venues that activities name. */
export interface Register {
  readonly associations: ReadonlyMap<Slug, Association>;
  readonly venues: ReadonlyMap<Slug, Venue>;
}

interface ProgrammeProps {
  readonly days: readonly AgendaDay[];
  readonly register: Register;
  readonly reader: Reader;
  /** The association whose page it is on, where it need not be named. */
  readonly by?: Slug;
}

export function Programme({ days, register, reader, by }: ProgrammeProps) {
  let week = '';
  return (
    <div class="programme">
      {days.map((day) => {
        const { year, week: number } = isoWeekOf(day.day);
        const isNewWeek = week !== `${year} ${number}`;
        week = `${year} ${number}`;
        return <Day day={day} week={isNewWeek ? number : null} register={register} reader={reader} by={by} />;
      })}
    </div>
  );
}

interface DayProps extends Omit<ProgrammeProps, 'days' | 'by'> {
  readonly day: AgendaDay;
  /** The ISO week, where it is not that of the day before. */
  readonly week: number | null;
  readonly by: Slug | undefined;
}

/** On an association's page the days are part of a section, and their headings one level down. */
function Day({ day: { day, happenings }, week, register, reader, by }: DayProps) {
  const { words, today } = reader;
  const date = formatLocalDate(day);
  const near = nearDay(day - today);
  const DayTitle = by === undefined ? 'h2' : 'h3';
  return (
    <section class="day" aria-labelledby={`day-${date}`}>
      <DayTitle class="day-title" id={`day-${date}`}>
        <time datetime={date}>
          <span class="day-weekday">{words.capital(words.dates.weekday(day))}</span>{' '}
          {words.dates.date(day, today)}
        </time>
        {near && <span class="day-near"> {words.say(near)}</span>}
        {week !== null && <span class="day-week"> {words.say('agenda.week', { week })}</span>}
      </DayTitle>
      <ul class="day-list">
        {happenings.map((happening) => (
          <Row happening={happening} day={day} register={register} reader={reader} by={by} />
        ))}
      </ul>
    </section>
  );
}

function nearDay(distance: number) {
  if (distance === 0) return 'agenda.today';
  if (distance === 1) return 'agenda.tomorrow';
  return distance === -1 ? 'agenda.yesterday' : null;
}

interface RowProps extends Omit<DayProps, 'day' | 'week'> {
  readonly happening: Happening;
  readonly day: number;
}

function Row({ happening, day, register, reader, by }: RowProps) {
  const { activity, change } = happening;
  const times = timesOf(happening, day, reader);
  const marks = marksOf(happening, reader);
  const title = <Spoken said={reader.said(change?.title ?? activity.title)} />;
  const hosts = hostsOf(activity).flatMap((slug) => register.associations.get(slug) ?? []);
  const named = hosts.filter(({ slug }) => slug !== by);
  const place = shortPlace(whereaboutsOf(activity, change, register.venues, reader), reader);
  const RowTitle = by === undefined ? 'h3' : 'h4';
  return (
    <li class={marks.isCancelled || marks.isOver ? 'row row-off' : 'row'}>
      <p class="row-time">
        <time datetime={times.datetime}>
          {times.start !== null && <span>{times.start}</span>}
          {times.end !== null && <span class="row-end">–{times.end}</span>}
        </time>
      </p>
      <Edge of={hosts[0]} />
      <div class="row-what">
        <RowTitle class="row-title">
          <a href={reader.link(`/activities/${activity.id}`)}>{marks.isCancelled ? <s>{title}</s> : title}</a>
          <MarkList marks={marks} reader={reader} />
        </RowTitle>
        {times.span && <p class="row-span">{times.span}</p>}
        <Difference marks={marks} />
        {(named.length > 0 || place) && (
          <p class="row-by">
            {named.length > 0 && <Hosts hosts={named} reader={reader} />}
            {place && <span>{place}</span>}
          </p>
        )}
        <Facts activity={activity} reader={reader} />
      </div>
    </li>
  );
}

/** The associations by name, each a link to its page. */
export function Hosts({ hosts, reader }: { hosts: readonly Association[]; reader: Reader }) {
  return (
    <span class="hosts">
      {reader.words.names(hosts).map((part) =>
        typeof part === 'string' ? (
          part
        ) : (
          <a href={reader.link(`/associations/${part.slug}`)}>
            <Name reader={reader} name={part.name} />
          </a>
        ),
      )}
    </span>
  );
}

/** Whom it is for, and in which languages. */
function Facts({ activity, reader }: { activity: Activity; reader: Reader }) {
  const { words } = reader;
  const audiences = words.list(activity.audiences.map((tag) => tagName(tag, words.language)));
  const languages = words.list(activity.languages.map((tag) => words.languageName(tag)));
  if (audiences === '' && languages === '') return null;
  return (
    <p class="row-facts">
      {audiences && <span>{words.say('facts.for', { audiences })}</span>}
      {languages && <span>{words.say('facts.in', { languages })}</span>}
    </p>
  );
}
