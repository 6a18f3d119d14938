// What has been done, by whom and when: newest first, a page at a time.
import { browseHistory, type RecordedChange } from '../../actions/browse-history.ts';
import { peopleFor } from '../../actions/people.ts';
import { dayOf } from '../../calendar/time.ts';
import type { Asked } from './asked.ts';
import { withinCoordination } from './coordinate-page.tsx';
import { Choice, TextField } from './fields.tsx';
import { answerMembers } from './members-page.tsx';
import { orNull } from './sent-form.ts';
import { subjectName } from './subject-name.ts';

const ON_A_PAGE = 50;
const PATH = '/coordinate/history';

export async function showHistory(asked: Asked): Promise<Response> {
  const { services, reader, actor } = asked;
  const { words, query } = reader;
  const read = (name: string): string | null => orNull((query.get(name) ?? '').trim());
  const filter = { activity: read('activity'), association: read('association'), actor: read('actor') };
  const version = Number(query.get('before'));
  const before = Number.isSafeInteger(version) && version > 0 ? version : null;
  const { changes, next } = await browseHistory(services.desk, actor, filter, ON_A_PAGE, before);
  const people = await peopleFor(services.desk, actor);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const further = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== null) further.set(name, value);
  if (next !== null) further.set('before', String(next));
  return answerMembers(asked, {
    title: words.say('history.title'),
    within: withinCoordination(reader),
    content: (
      <>
        <HistoryFilterForm asked={asked} filter={filter} />
        {changes.length === 0 && <p>{words.say('history.nothing')}</p>}
        <ol class="account-list">
          {changes.map((change) => (
            <ChangeRow asked={asked} change={change} names={names} />
          ))}
        </ol>
        {next !== null && (
          <p>
            <a class="reach" href={reader.link(PATH, further.toString())}>
              {words.say('history.earlier')}
            </a>
          </p>
        )}
      </>
    ),
  });
}

interface ChangeRowProps {
  readonly asked: Asked;
  readonly change: RecordedChange;
  /** People's names by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

function ChangeRow({ asked, change, names }: ChangeRowProps) {
  const { services, reader } = asked;
  const { words, today, clockAt } = reader;
  const { at, actor, deed, subject } = change;
  const wall = clockAt(at);
  const date = words.dates.weekdayDate(dayOf(wall), today);
  const name = subjectName(services.desk, reader, change, names);
  return (
    <li>
      <div>
        <p>
          {words.say('history.deed', { deed: deed.replaceAll('-', '_') })}
          {name !== null && ': '}
          {name !== null &&
            (subject.kind === 'activity' ? (
              <a href={reader.link(PATH, `activity=${encodeURIComponent(subject.id)}`)}>
                <bdi>{name}</bdi>
              </a>
            ) : (
              <bdi>{name}</bdi>
            ))}
        </p>
        <p class="small">
          <bdi>{actor}</bdi> · {words.say('date.at', { date, time: words.dates.clock(wall) })}
        </p>
      </div>
    </li>
  );
}

interface FilterFormProps {
  readonly asked: Asked;
  readonly filter: { readonly association: string | null; readonly actor: string | null };
}

function HistoryFilterForm({ asked: { services, reader }, filter }: FilterFormProps) {
  const { words, chosenLanguage } = reader;
  const on = { reader, form: 'history', refused: null };
  const named = [...services.desk.network.associations.values()];
  return (
    <form class="account-form" method="get" action={PATH}>
      {chosenLanguage && <input type="hidden" name="lang" value={chosenLanguage} />}
      <Choice
        on={on}
        name="association"
        label={words.say('filter.association')}
        value={filter.association}
        choices={[['', words.say('filter.any')], ...named.map(({ slug, name }) => [slug, name] as const)]}
      />
      <TextField on={on} name="actor" label={words.say('history.who')} value={filter.actor} />
      <button type="submit" class="quiet">
        {words.say('filter.apply')}
      </button>
    </form>
  );
}
