// What somebody sees from whose network too much has been tried.
import type { Page } from '../pages/page.ts';
import type { Reader } from '../pages/reader.ts';

/** 429 */
export function tooManyPage({ words }: Reader): Page {
  return {
    title: words.say('signIn.tooMany'),
    status: 429,
    isUnlisted: true,
    isPrivate: true,
    content: (
      <div class="sheet">
        <h1>{words.say('signIn.tooMany')}</h1>
        <p>{words.say('signIn.tooManyHelp')}</p>
      </div>
    ),
  };
}
