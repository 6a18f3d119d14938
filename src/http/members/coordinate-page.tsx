// Where the coordinator's pages begin, and how they know of each other.
import type { Reader } from '../pages/reader.ts';
import type { MessageKey } from '../words/messages.ts';
import type { Asked } from './asked.ts';
import { Beginning, stepsOf } from './beginning.tsx';
import { answerMembers } from './members-page.tsx';

const PAGES = [
  ['associations', 'site.associations'],
  ['venues', 'venue.title'],
  ['people', 'people.title'],
  ['observances', 'observance.title'],
  ['letters', 'letters.title'],
  ['history', 'history.title'],
  ['status', 'status.title'],
] as const satisfies readonly (readonly [string, MessageKey])[];

export async function showCoordinate(asked: Asked): Promise<Response> {
  const { reader } = asked;
  const steps = await stepsOf(asked);
  const { words } = reader;
  return answerMembers(asked, {
    title: words.say('coordinate.title'),
    within: { href: reader.link('/my'), name: words.say('my.title') },
    content: (
      <>
        <Beginning steps={steps} asked={asked} />
        <ul class="account-list">
          <li>
            <a class="reach" href={reader.link('/board')}>
              {words.say('my.board')}
            </a>
          </li>
          {PAGES.map(([path, name]) => (
            <li>
              <a class="reach" href={reader.link(`/coordinate/${path}`)}>
                {words.say(name)}
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

/** The way back from one of the coordinator's pages. */
export function withinCoordination({ words, link }: Reader) {
  return { href: link('/coordinate'), name: words.say('coordinate.title') };
}
