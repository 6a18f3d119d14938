// What a page tells programs: a block of data that no browser runs, so that the pages' policy has nothing against it.
import { raw } from 'hono/html';

/** @param data whatever JSON can hold; no text in it can end the block or begin another element */
export function DataBlock({ data }: { data: unknown }) {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return <script type="application/ld+json">{raw(json)}</script>;
}
