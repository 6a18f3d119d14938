// How many clashes were open over time: a line for the eye, and the same as a table.
import type { ClashCount } from '../../actions/clash-counts.ts';
import { parseLocalDate } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';

const WIDTH = 320;
const HEIGHT = 80;
const PAD = 4;
const MOST_ROWS = 12;

/** @param counts oldest first */
export function ClashHistory({ counts, reader }: { counts: readonly ClashCount[]; reader: Reader }) {
  const { words, today } = reader;
  const [first] = counts;
  const last = counts.at(-1);
  if (!first || !last || counts.length < 2) return null;
  const date = (day: string): string => words.dates.date(parseLocalDate(day) ?? today, today);
  const told = words.say('board.historyTold', {
    from: date(first.day),
    to: date(last.day),
    first: first.open,
    last: last.open,
  });
  return (
    <section class="panel" aria-labelledby="history">
      <h2 id="history">{words.say('board.history')}</h2>
      <svg class="history" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told}>
        <polyline points={lineOf(counts)} fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
      <p>{told}</p>
      <details>
        <summary>{words.say('board.numbers')}</summary>
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{words.say('board.day')}</th>
              <th scope="col">{words.say('state.open')}</th>
              <th scope="col">{words.say('state.talked')}</th>
              <th scope="col">{words.say('state.settled')}</th>
            </tr>
          </thead>
          <tbody>
            {counts.slice(-MOST_ROWS).map(({ day, open, talked, settled }) => (
              <tr>
                <th scope="row">
                  <time datetime={day}>{date(day)}</time>
                </th>
                <td>{open}</td>
                <td>{talked}</td>
                <td>{settled}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** The points, each day in its place and the highest number at the top. */
function lineOf(counts: readonly ClashCount[]): string {
  const days = counts.map(({ day }) => parseLocalDate(day) ?? 0);
  const from = days[0] ?? 0;
  const length = Math.max(1, (days.at(-1) ?? 0) - from);
  const most = Math.max(1, ...counts.map(({ open }) => open));
  return counts
    .map(({ open }, i) => {
      const x = PAD + (((days[i] ?? 0) - from) / length) * (WIDTH - 2 * PAD);
      const y = HEIGHT - PAD - (open / most) * (HEIGHT - 2 * PAD);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
