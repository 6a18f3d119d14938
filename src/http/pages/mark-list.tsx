// What is to be noticed about a date, as it stands behind and below it.
import type { Marks } from './happening-marks.ts';
import type { Reader } from './reader.ts';
import { Spoken } from './spoken.tsx';

/** In a word each: cancelled, changed, on now. */
export function MarkList({ marks: { marks }, reader }: { marks: Marks; reader: Reader }) {
  return (
    <>
      {marks.map((mark) => (
        <>
          {' '}
          <strong class={`mark ${mark.replace('.', '-')}`}>{reader.words.say(mark)}</strong>
        </>
      ))}
    </>
  );
}

/** What is different from usual, and what the association says about it. */
export function Difference({ marks: { differences, note } }: { marks: Marks }) {
  if (differences.length === 0 && note === null) return null;
  return (
    <div class="difference">
      {differences.map((difference) => (
        <p>{difference}</p>
      ))}
      {note && (
        <p>
          <Spoken said={note} />
        </p>
      )}
    </div>
  );
}
