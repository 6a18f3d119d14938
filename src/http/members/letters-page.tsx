// Letters that are not sent: to whom and since when. What is in them is not shown, since it signs people in.
import { dayOf, instant } from '../../calendar/time.ts';
import type { Asked } from './asked.ts';
import { withinCoordination } from './coordinate-page.tsx';
import { answerMembers } from './members-page.tsx';

const MOST = 200;

export async function showLetters(asked: Asked): Promise<Response> {
  const { services, reader } = asked;
  const { words, today, clockAt } = reader;
  const letters = await services.letters.unsent();
  return answerMembers(asked, {
    title: words.say('letters.title'),
    within: withinCoordination(reader),
    content:
      letters.length === 0 ? (
        <p>{words.say('letters.none')}</p>
      ) : (
        <>
          <p>{words.say('letters.help')}</p>
          <ul class="account-list">
            {letters.slice(0, MOST).map(({ name, at, to }) => {
              const wall = clockAt(instant(at));
              const date = words.dates.weekdayDate(dayOf(wall), today);
              return (
                <li>
                  <div>
                    <p>
                      <bdi>{to}</bdi>
                    </p>
                    <p class="small">{words.say('date.at', { date, time: words.dates.clock(wall) })}</p>
                    <p class="small" dir="ltr">
                      {name}
                    </p>
                  </div>
                </li>
              );
            })}
          </ul>
        </>
      ),
  });
}
