// The poster itself, as it hangs: a masthead with the way to the calendar, then the days.

import { isoWeekOf } from '../../calendar/time.ts';
import type { AgendaDay } from './agenda-days.ts';
import { monthOf } from './month.ts';
import { monthName } from './month-page.tsx';
import type { PosterChoice } from './poster-choice.ts';
import { PosterRow } from './poster-row.tsx';
import type { Register } from './programme.tsx';
import { QrCode } from './qr-code.tsx';
import type { Reader } from './reader.ts';

interface PosterSheetProps {
  readonly choice: PosterChoice;
  readonly days: readonly AgendaDay[];
  /** Whether there is more than fits on any wall. */
  readonly isCut: boolean;
  /** What the reader has chosen to see, by name. */
  readonly chosen: readonly string[];
  /** Where the same is on the web. */
  readonly address: string;
  readonly register: Register;
  readonly reader: Reader;
  /** Who reads the second language; null where the poster is in one. */
  readonly second: Reader | null;
}

export function PosterSheet(props: PosterSheetProps) {
  const { choice, days, isCut, address, register, reader, second } = props;
  const readers = second ? [reader, second] : [reader];
  const { today } = reader;
  return (
    <article
      class={`poster poster-${choice.paper} poster-${choice.span} ${fulnessOf(days, second !== null)}`}
    >
      <PosterHead {...props} readers={readers} />
      {days.length === 0 &&
        readers.map((one) => <p {...spokenBy(one, reader)}>{one.words.say('agenda.nothing')}</p>)}
      <div class="poster-days">
        {days.map(({ day, happenings }) => (
          <section class="poster-day">
            <h3>
              {readers.map((one) => (
                <span {...spokenBy(one, reader)}>
                  <span class="poster-weekday">{one.words.capital(one.words.dates.weekday(day))}</span>{' '}
                  {one.words.dates.dayMonth(day)}
                </span>
              ))}
            </h3>
            <ul>
              {happenings.map((happening) => (
                <PosterRow
                  happening={happening}
                  day={day}
                  register={register}
                  reader={reader}
                  second={second}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <footer class="poster-foot">
        {isCut && <p>… {address}</p>}
        {readers.map((one) => (
          <p {...spokenBy(one, reader)}>
            {one.words.say('poster.asOf', { date: one.words.dates.date(today, today) })}
          </p>
        ))}
      </footer>
    </article>
  );
}

function PosterHead({
  choice,
  chosen,
  address,
  reader,
  readers,
}: PosterSheetProps & { readers: readonly Reader[] }) {
  return (
    <header class="poster-head">
      <div>
        <p class="poster-network">{reader.network.name}</p>
        <div class="poster-pair">
          {readers.map((one, index) =>
            index === 0 ? (
              <h2>{titleOf(choice, one)}</h2>
            ) : (
              <p class="poster-second-title" {...spokenBy(one, reader)}>
                {titleOf(choice, one)}
              </p>
            ),
          )}
        </div>
        {choice.span === 'week' && (
          <div class="poster-pair poster-span">
            {readers.map((one) => (
              <p {...spokenBy(one, reader)}>{spanOf(choice, one)}</p>
            ))}
          </div>
        )}
        {chosen.length > 0 && <p class="poster-chosen">{chosen.join(' · ')}</p>}
      </div>
      <div class="poster-way">
        <QrCode of={address} name={reader.words.say('poster.scan')} />
        {readers.map((one) => (
          <p {...spokenBy(one, reader)}>{one.words.say('poster.scan')}</p>
        ))}
        <p class="poster-address" dir="ltr">
          {readable(address)}
        </p>
      </div>
    </header>
  );
}

/** `Uge 47`, `November 2026` */
function titleOf({ span, from }: PosterChoice, reader: Reader): string {
  if (span === 'month') return monthName(monthOf(from), reader);
  return reader.words.say('agenda.week', { week: isoWeekOf(from).week });
}

function spanOf({ from, to }: PosterChoice, { words }: Reader): string {
  const { dates } = words;
  return words.say('when.through', { start: dates.dayMonth(from), end: dates.date(to - 1, from) });
}

/** Language and direction of what is not in the page's own. */
function spokenBy(one: Reader, page: Reader): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return one === page ? {} : { lang: one.words.language, dir: one.words.direction };
}

/** An address as one types it. */
function readable(address: string): string {
  return decodeURI(address)
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
}

/** How large the letters may be, by how much there is to say. */
function fulnessOf(days: readonly AgendaDay[], isInTwo: boolean): string {
  const rows = days.reduce((sum, { happenings }) => sum + happenings.length, 0);
  const lines = days.length * 2 + rows * (isInTwo ? 2.5 : 2);
  if (lines <= 24) return 'poster-roomy';
  if (lines <= 36) return 'poster-filled';
  return lines <= 70 ? 'poster-full' : 'poster-full poster-crowded';
}
