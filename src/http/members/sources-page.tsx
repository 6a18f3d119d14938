// The outside calendars that an association follows: how old what came from each is, how fetching goes, and one more.
// Each has a page of its own for how it is followed; see source-page.tsx.
import { browseSources } from '../../actions/browse-sources.ts';
import type { SourceView } from '../../actions/forms/source-form.ts';
import { removeSource } from '../../actions/remove-source.ts';
import { saveSource } from '../../actions/save-source.ts';
import { parseInstant } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';
import { ageWords, failureWords } from '../words/source-words.ts';
import type { AskedOfAssociation } from './asked.ts';
import { Choice, TextField } from './fields.tsx';
import { answerMembers, DeedButton, Part } from './members-page.tsx';
import { carryOut, fieldsOf, type Refused } from './sent-form.ts';
import { SourceFields, sourceInput } from './source-fields.tsx';

export function showSources(asked: AskedOfAssociation): Promise<Response> {
  return sourcesAgain(asked, null);
}

export async function followSource(asked: AskedOfAssociation): Promise<Response> {
  const { services, actor, association } = asked;
  const { desk, fetching } = services;
  const field = await fieldsOf(asked);
  return carryOut(asked, {
    form: 'source',
    field,
    back: pathOf(asked),
    work: () =>
      saveSource(desk, actor, association.slug, field('name'), sourceInput(field), {
        ...fetching,
        isNew: true,
      }),
    again: sourcesAgain,
  });
}

export async function unfollowSource(asked: AskedOfAssociation): Promise<Response> {
  const { services, actor, association } = asked;
  const field = await fieldsOf(asked);
  const work = () => removeSource(services.desk, actor, association.slug, field('name'));
  return carryOut(asked, { form: 'unfollow', field, back: pathOf(asked), work });
}

function pathOf({ association }: AskedOfAssociation): string {
  return `/associations/${association.slug}/sources`;
}

async function sourcesAgain(asked: AskedOfAssociation, refused: Refused | null): Promise<Response> {
  const { services, reader, actor, association } = asked;
  const { words } = reader;
  const sources = await browseSources(services.desk, actor, association.slug);
  const on = { reader, form: 'source', refused };
  return answerMembers(asked, {
    title: words.say('source.title'),
    within: { href: reader.link(`/associations/${association.slug}/manage`), name: association.name },
    refused,
    content: (
      <>
        <p>{words.say('source.help')}</p>
        <ul class="account-list">
          {sources.map((source) => (
            <SourceRow reader={reader} source={source} path={pathOf(asked)} />
          ))}
        </ul>
        <Part id="add" title={words.say('source.add')}>
          <form class="account-form" method="post" action={reader.link(pathOf(asked))}>
            <TextField
              on={on}
              name="name"
              label={words.say('source.name')}
              help={words.say('form.slugHelp')}
              isLatin
              required
            />
            {actor.role === 'coordinator' && (
              <Choice
                on={on}
                name="kind"
                label={words.say('source.kind')}
                choices={[
                  ['own', words.say('source.own')],
                  ['neighbour', words.say('source.neighbour')],
                ]}
              />
            )}
            <SourceFields on={on} mayBeNeighbours={actor.role === 'coordinator'} />
            <button type="submit">{words.say('source.add')}</button>
          </form>
        </Part>
      </>
    ),
  });
}

function SourceRow({ reader, source, path }: { reader: Reader; source: SourceView; path: string }) {
  const { words, now, network } = reader;
  const { name, url, activities, failures } = source;
  const fetched = source.fetched === null ? null : parseInstant(source.fetched);
  return (
    <li>
      <div>
        <p>
          <bdi>{name}</bdi> · {words.say('source.activities', { count: activities })}
        </p>
        <p class="small" dir="ltr">
          {url}
        </p>
        <p class="small">{ageWords({ fetched }, words, { now, timeZone: network.timeZone })}</p>
        {failures > 0 && <p class="fault">{failureWords(source, words)}</p>}
      </div>
      <div class="members-deeds">
        <a class="reach" href={reader.link(`${path}/${name}/settings`)}>
          {words.say('source.change', { name })}
        </a>
        <DeedButton reader={reader} action={`${path}/remove`} send={{ name }}>
          {words.say('source.remove', { name })}
        </DeedButton>
      </div>
    </li>
  );
}
