// One activity on a poster: when, what, by whom and where, and the title in the second language where there is one.
import { hostsOf } from '../../calendar/activity.ts';
import type { Happening } from '../../calendar/occurrence-index.ts';
import { Edge } from './edge.tsx';
import { marksOf } from './happening-marks.ts';
import { timesOf } from './happening-times.ts';
import type { Register } from './programme.tsx';
import type { Reader } from './reader.ts';
import { Name, Spoken } from './spoken.tsx';
import { shortPlace, whereaboutsOf } from './whereabouts.tsx';

interface PosterRowProps {
  readonly happening: Happening;
  readonly day: number;
  readonly register: Register;
  readonly reader: Reader;
  readonly second: Reader | null;
}

export function PosterRow({ happening, day, register, reader, second }: PosterRowProps) {
  const { activity, change } = happening;
  const times = timesOf(happening, day, reader);
  const hosts = hostsOf(activity).flatMap((slug) => register.associations.get(slug) ?? []);
  const place = shortPlace(whereaboutsOf(activity, change, register.venues, reader), reader);
  return (
    <li class="poster-row">
      <p class="poster-time">
        <time datetime={times.datetime}>
          {times.start}
          {times.end !== null && <span>–{times.end}</span>}
        </time>
      </p>
      <Edge of={hosts[0]} />
      <div>
        <div class="poster-pair">
          <Title happening={happening} reader={reader} />
          {second && <SecondTitle happening={happening} reader={reader} second={second} />}
        </div>
        {times.span && <p class="poster-by">{times.span}</p>}
        <p class="poster-by">
          {reader.words
            .names(hosts)
            .map((part) => (typeof part === 'string' ? part : <Name reader={reader} name={part.name} />))}
          {place && <> · {place}</>}
        </p>
      </div>
    </li>
  );
}

function Title({ happening, reader }: { happening: Happening; reader: Reader }) {
  const { isCancelled } = marksOf(happening, reader);
  const title = <Spoken said={reader.said(happening.change?.title ?? happening.activity.title)} />;
  return (
    <p class="poster-title">
      {isCancelled ? <s>{title}</s> : title}
      <PosterMark happening={happening} reader={reader} />
    </p>
  );
}

/** The same in the other language, as far as it is said in it. */
function SecondTitle({
  happening,
  reader,
  second,
}: Pick<PosterRowProps, 'happening' | 'reader'> & { second: Reader }) {
  const text = happening.change?.title ?? happening.activity.title;
  const said = second.said(text);
  const isSaid = !said.isOther && said.words !== reader.said(text).words;
  const mark = <PosterMark happening={happening} reader={second} />;
  const { isCancelled } = marksOf(happening, second);
  if (!isSaid && !isCancelled) return null;
  return (
    <p class="poster-title-second" lang={second.words.language} dir={second.words.direction}>
      {isSaid && (isCancelled ? <s>{said.words}</s> : said.words)}
      {mark}
    </p>
  );
}

/** Cancelled or changed. What is on just now is soon untrue on paper. */
function PosterMark({ happening, reader }: { happening: Happening; reader: Reader }) {
  const mark = marksOf(happening, reader).marks.find(
    (one) => one === 'mark.cancelled' || one === 'mark.changed',
  );
  if (!mark) return null;
  return (
    <>
      {' '}
      <strong class={`mark ${mark.replace('.', '-')}`}>{reader.words.say(mark)}</strong>
    </>
  );
}
