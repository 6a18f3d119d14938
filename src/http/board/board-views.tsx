// The three ways of looking at what clashes.

import type { Reader } from '../pages/reader.ts';
import type { MessageKey } from '../words/messages.ts';

const VIEWS: readonly (readonly [path: string, label: MessageKey])[] = [
  ['/board', 'board.list'],
  ['/board/week', 'board.week'],
  ['/board/season', 'board.season'],
];

export function BoardViews({ reader, current }: { reader: Reader; current: string | null }) {
  const { words } = reader;
  return (
    <nav class="board-views" aria-label={words.say('board.title')}>
      <ul>
        {VIEWS.map(([path, label]) => (
          <li>
            <a class="reach" href={reader.link(path)} aria-current={path === current ? 'page' : undefined}>
              {words.say(label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
