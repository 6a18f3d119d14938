// One pair: the sentence about it, its dates, whom to call, and what is agreed.
import type { BoardPair, BoardSide, Contact } from '../../actions/clash-board.ts';
import { hostsOf } from '../../calendar/activity.ts';
import type { Slug } from '../../calendar/association.ts';
import { formatLocalDate, weekdayOf } from '../../calendar/time.ts';
import { Edge } from '../pages/edge.tsx';
import { PartyTitle } from '../pages/party-title.tsx';
import type { Reader } from '../pages/reader.ts';
import { Name } from '../pages/spoken.tsx';
import { scheduleWords } from '../words/schedule-words.ts';
import { clashDays, firstWords, pairWords, type Register, sidesOf, titlesOf } from './pair-words.ts';

export interface PairFacts {
  readonly pair: BoardPair;
  readonly register: Register;
  readonly contacts: ReadonlyMap<Slug, readonly Contact[]>;
  readonly reader: Reader;
}

/** How grave it is and how far people have come, in words. */
export function Marks({ pair, reader: { words } }: { pair: BoardPair; reader: Reader }) {
  const { severity, state } = pair;
  return (
    <p class="pair-marks">
      {severity !== null && (
        <span class={`pair-mark pair-${severity}`}>
          {words.say(severity === 'high' ? 'severity.high' : 'severity.medium')}
        </span>
      )}
      <span class={`pair-mark pair-${state}`}>{words.say(STATE_WORDS[state])}</span>
    </p>
  );
}

export const STATE_WORDS = { open: 'state.open', talked: 'state.talked', settled: 'state.settled' } as const;

/** Both activities, and the verdict about the one that could still be moved. */
export function PairStory({ pair, register, reader }: Omit<PairFacts, 'contacts'>) {
  const { words } = reader;
  const told = pairWords(pair, register, reader);
  const first = firstWords(pair, register, reader);
  return (
    <>
      <ul class="pair-sides">
        {sidesOf(pair).map((side) => (
          <Side side={side} register={register} reader={reader} />
        ))}
      </ul>
      <p>{told ?? words.say('board.over')}</p>
      {first !== null && <p class="small">{first}</p>}
    </>
  );
}

function Side({ side, register, reader }: { side: BoardSide; register: Register; reader: Reader }) {
  const { activity, neighbour } = side;
  const { words, now, network } = reader;
  const host = register.associations.get(activity.association);
  return (
    <li>
      <Edge of={host} />
      <div>
        <p>
          <a href={reader.link(`/activities/${activity.id}`)}>
            <PartyTitle title={activity.title} neighbour={neighbour} isFirst reader={reader} />
          </a>
          {activity.status === 'tentative' && <> {words.say('board.held')}</>}
        </p>
        {neighbour === null && (
          <p class="small">
            <Name reader={reader} name={host?.name ?? activity.association} />
          </p>
        )}
        <p class="small">{scheduleWords(activity.schedule, words, { now, timeZone: network.timeZone })}</p>
      </div>
    </li>
  );
}

/** So many dates stand on the board itself. */
const FEW_DATES = 3;

/** The first dates from today on, and the way to the pair's own page, where all of them are. */
export function FirstDates({ pair, reader }: { pair: BoardPair; reader: Reader }) {
  const { words, today, link } = reader;
  const days = clashDays(pair);
  const first = days.filter((day) => day >= today).slice(0, FEW_DATES);
  const isOneWeekday = new Set(first.map(weekdayOf)).size === 1;
  const nameOf = (day: number): string =>
    isOneWeekday ? words.dates.date(day, today) : words.dates.weekdayDate(day, today);
  const dates = words.commas(first.map(nameOf));
  return (
    <p class="pair-next">
      {first.length > 0 && (
        <>
          {words.say('board.firstDates', { dates })}
          <br />
        </>
      )}
      <a class="reach" href={link(`/board/${pair.id}`)}>
        {days.length > first.length
          ? words.say('board.allDates', { count: days.length })
          : words.say('board.toPair')}
        <span class="unseen"> ({titlesOf(pair, reader)})</span>
      </a>
    </p>
  );
}

/** Every date, in columns. */
export function Dates({ pair, reader }: { pair: BoardPair; reader: Reader }) {
  const { words, today } = reader;
  const days = clashDays(pair);
  if (days.length === 0) return null;
  return (
    <section aria-labelledby="pair-dates">
      <h2 id="pair-dates">{words.say('my.dates', { count: days.length })}</h2>
      <ul class="pair-dates">
        {days.map((day) => (
          <li>
            <time datetime={formatLocalDate(day)}>{words.dates.weekdayDate(day, today)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whom to call or write to on either side. */
export function Contacts({
  pair,
  register,
  contacts,
  reader,
  isOpen,
}: PairFacts & { readonly isOpen: boolean }) {
  const { words } = reader;
  const slugs = new Set(sidesOf(pair).flatMap(({ activity }) => hostsOf(activity)));
  return (
    <details open={isOpen}>
      <summary>{words.say('board.contacts')}</summary>
      <ul class="pair-contacts">
        {[...slugs].map((slug) => {
          const association = register.associations.get(slug)?.name ?? slug;
          const people = contacts.get(slug) ?? [];
          return (
            <li>
              <p>
                <Name reader={reader} name={association} />
              </p>
              {people.length === 0 && <p class="small">{words.say('board.noContact')}</p>}
              {people.map(({ name, email }) => (
                <p>
                  <bdi>{name}</bdi>{' '}
                  <a class="reach" href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`} dir="ltr">
                    {email}
                  </a>
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
