// One association, for those who act for it: what it does, who does it, what is said of it, and the ways in and out.
import { type KeptToken, keptTokens } from '../../actions/keep-tokens.ts';
import { type Person, peopleFor } from '../../actions/people.ts';
import { Copied } from '../pages/copied.tsx';
import type { AskedOfAssociation } from './asked.ts';
import { AssociationFields } from './association-fields.tsx';
import { answerMembers, Part } from './members-page.tsx';
import { OpenClashes, openClashes } from './open-clashes.tsx';
import { OwnActivities } from './own-activities.tsx';
import { OwnAddress } from './own-address.tsx';
import { OwnPeople } from './own-people.tsx';
import { OwnTokens } from './own-tokens.tsx';
import type { Refused } from './sent-form.ts';

export function showManage(asked: AskedOfAssociation): Promise<Response> {
  return manageAgain(asked, null);
}

/** @param made a token that was just made, to be shown this once */
export async function manageAgain(
  asked: AskedOfAssociation,
  refused: Refused | null,
  made: string | null = null,
): Promise<Response> {
  const { services, actor, association } = asked;
  const { desk } = services;
  const people = (await peopleFor(desk, actor)).filter(({ roles }) => roles.has(association.slug));
  const tokens = await keptTokens(desk, actor, association.slug);
  return answerMembers(asked, managePage(asked, { people, tokens, refused, made }));
}

interface Known {
  readonly people: readonly Person[];
  readonly tokens: readonly KeptToken[];
  readonly refused: Refused | null;
  readonly made: string | null;
}

function managePage(asked: AskedOfAssociation, { people, tokens, refused, made }: Known) {
  const { services, reader, actor, association } = asked;
  const { words } = reader;
  const { slug } = association;
  const clashes = openClashes(services.desk, actor, [slug]);
  return {
    title: association.name,
    within: { href: reader.link('/my'), name: words.say('my.title') },
    refused,
    content: (
      <>
        <p>
          <a class="button" href={reader.link('/activities/new', `association=${slug}`)}>
            {words.say('my.publish')}
          </a>
        </p>
        <OwnActivities asked={asked} />
        <Part id="clashes" title={words.say('my.clashes')}>
          <OpenClashes clashes={clashes} reader={reader} of={slug} />
        </Part>
        <Part id="ways-in" title={words.say('import.title')}>
          <p>{words.say('import.how')}</p>
          <ul class="members-ways">
            <Way {...asked} path="import" name={words.say('import.file')} />
            <Way {...asked} path="sources" name={words.say('source.title')} />
            <Way {...asked} path="duplicates" name={words.say('duplicate.title')} />
          </ul>
        </Part>
        <Part id="follow" title={words.say('follow.title')}>
          <Copied
            id="feed"
            label={words.say('manage.feed')}
            text={reader.feed(`/associations/${slug}.ics`)}
            reader={reader}
          />
          <ul class="members-ways">
            <li>
              <a class="reach" href={reader.link(`/associations/${slug}`)}>
                {words.say('manage.public')}
              </a>
            </li>
            <li>
              <a class="reach" href={reader.link('/embed/builder', `association=${slug}`)}>
                {words.say('embed.invite')}
              </a>
            </li>
          </ul>
        </Part>
        <OwnPeople asked={asked} people={people} refused={refused} />
        <Part id="facts" title={words.say('manage.facts')}>
          <form class="account-form" method="post" action={reader.link(`/associations/${slug}/manage`)}>
            <AssociationFields on={{ reader, form: 'association', refused }} association={association} />
            <button type="submit">{words.say('account.save')}</button>
          </form>
        </Part>
        <OwnAddress asked={asked} refused={refused} />
        <OwnTokens asked={asked} tokens={tokens} refused={refused} made={made} />
        <Part id="take" title={words.say('manage.take')}>
          <p>{words.say('manage.takeHelp')}</p>
          <ul class="members-ways">
            <Way {...asked} path="take/calendar" name={words.say('manage.takeCalendar')} />
            <Way {...asked} path="take/lines" name={words.say('manage.takeLines')} />
          </ul>
          {actor.role === 'coordinator' && (
            <p>
              <a class="reach" href={reader.link('/coordinate/history', `association=${slug}`)}>
                {words.say('history.title')}
              </a>
            </p>
          )}
        </Part>
      </>
    ),
  };
}

function Way({ reader, association, path, name }: AskedOfAssociation & { path: string; name: string }) {
  return (
    <li>
      <a class="reach" href={reader.link(`/associations/${association.slug}/${path}`)}>
        {name}
      </a>
    </li>
  );
}
