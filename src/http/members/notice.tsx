// A word at the top of a page on what has just been done.
import type { Reader } from '../pages/reader.ts';

/** What the address says has been done. */
const WORDS = {
  saved: 'account.saved',
  invited: 'people.invited',
  imported: 'import.done',
  merged: 'venue.merged',
  refused: 'form.refused',
} as const;

export type Done = keyof typeof WORDS;

/** @param isRefused whether a form on the page is shown again with its faults */
export function Notice({ reader, isRefused = false }: { reader: Reader; isRefused?: boolean }) {
  const { words, query } = reader;
  if (isRefused) {
    return (
      <p class="notice" role="alert">
        {words.say('form.faults')}
      </p>
    );
  }
  const done = query.get('done') ?? '';
  if (!isDone(done)) return null;
  return (
    <p class="notice" role={done === 'refused' ? 'alert' : 'status'}>
      {words.say(WORDS[done])}
    </p>
  );
}

function isDone(done: string): done is Done {
  return Object.hasOwn(WORDS, done);
}
