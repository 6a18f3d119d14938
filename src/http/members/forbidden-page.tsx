// What a member sees of what is somebody else's.
import type { Page } from '../pages/page.ts';
import type { Reader } from '../pages/reader.ts';

/** 403 */
export function forbiddenPage({ words, link }: Reader): Page {
  return {
    title: words.say('members.forbidden'),
    status: 403,
    isUnlisted: true,
    isPrivate: true,
    content: (
      <div class="sheet">
        <h1>{words.say('members.forbidden')}</h1>
        <p>{words.say('members.forbiddenHelp')}</p>
        <p>
          <a class="button" href={link('/my')}>
            {words.say('my.title')}
          </a>
        </p>
      </div>
    ),
  };
}
