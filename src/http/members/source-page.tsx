// How one outside calendar is followed, to be changed by the association's editors; a neighbouring network's by the
// coordinator.
import { showSource } from '../../actions/browse-sources.ts';
import { saveSource } from '../../actions/save-source.ts';
import type { AskedOfAssociation } from './asked.ts';
import { answerMembers } from './members-page.tsx';
import { carryOut, fieldsOf, type Refused } from './sent-form.ts';
import { SourceFields, sourceInput } from './source-fields.tsx';

const FORM = 'source';

export function showSourceSettings(asked: AskedOfAssociation): Promise<Response> {
  return settingsAgain(asked, null);
}

export async function saveSourceSettings(asked: AskedOfAssociation): Promise<Response> {
  const { services, actor, association } = asked;
  const { desk, fetching } = services;
  const [name, field] = [nameIn(asked), await fieldsOf(asked)];
  const { kind } = await showSource(desk, actor, association.slug, name);
  return carryOut(asked, {
    form: FORM,
    field,
    back: sourcesOf(asked),
    work: () => saveSource(desk, actor, association.slug, name, sourceInput(field, kind), fetching),
    again: settingsAgain,
  });
}

async function settingsAgain(asked: AskedOfAssociation, refused: Refused | null): Promise<Response> {
  const { services, reader, actor, association } = asked;
  const { words } = reader;
  const source = await showSource(services.desk, actor, association.slug, nameIn(asked));
  const { name, kind } = source;
  return answerMembers(asked, {
    title: words.say('source.change', { name }),
    within: { href: reader.link(sourcesOf(asked)), name: words.say('source.title') },
    refused,
    content: (
      <form class="account-form" method="post" action={reader.link(`${sourcesOf(asked)}/${name}/settings`)}>
        <p>{words.say('source.changeHelp')}</p>
        <SourceFields
          on={{ reader, form: FORM, refused }}
          source={source}
          mayBeNeighbours={kind === 'neighbour'}
        />
        <button type="submit">{words.say('account.save')}</button>
      </form>
    ),
  });
}

function nameIn({ c }: AskedOfAssociation): string {
  return c.req.param('name') ?? '';
}

function sourcesOf({ association }: AskedOfAssociation): string {
  return `/associations/${association.slug}/sources`;
}
