// The coordinator's list of venues: each can be changed, one can be added, and two that are one can be merged.
import { newSlug } from '../../actions/forms/new-slug.ts';
import { mergeVenues } from '../../actions/merge-venues.ts';
import { saveVenue } from '../../actions/save-venue.ts';
import type { Venue } from '../../calendar/association.ts';
import { Name } from '../pages/spoken.tsx';
import type { Asked } from './asked.ts';
import { NextStep, stepsOf } from './beginning.tsx';
import { withinCoordination } from './coordinate-page.tsx';
import { Choice } from './fields.tsx';
import { answerMembers, Part } from './members-page.tsx';
import { calledTheSame, carryOut, type Field, fieldsOf, leadTo, type Refused } from './sent-form.ts';
import { VenueFields } from './venue-fields.tsx';

const PATH = '/coordinate/venues';

export function showVenues(asked: Asked): Promise<Response> {
  return venuesAgain(asked, null);
}

export async function keepVenue(asked: Asked): Promise<Response> {
  const { services, actor } = asked;
  const field = await fieldsOf(asked);
  // What is there already is changed from the list, not by chance.
  const { venues } = services.desk.network;
  const isNew = field('isNew') !== '';
  const known = venues.get(field('slug')) ?? calledTheSame(venues.values(), field('name'));
  if (isNew && known) return leadTo(asked, PATH, 'refused');
  const slug = field('slug') || (isNew ? newSlug(field('name'), (one) => venues.has(one), 'sted') : '');
  return carryOut(asked, {
    form: 'venue',
    field,
    back: PATH,
    work: () => saveVenue(services.desk, actor, slug, venueInput(field)),
    again: venuesAgain,
  });
}

export async function mergeTwoVenues(asked: Asked): Promise<Response> {
  const { services, actor } = asked;
  const field = await fieldsOf(asked);
  return carryOut(asked, {
    form: 'merge',
    field,
    back: PATH,
    done: 'merged',
    work: () => mergeVenues(services.desk, actor, field('from'), field('into')),
    again: venuesAgain,
  });
}

/** As `readVenueForm` takes it. */
function venueInput(field: Field): object {
  const degrees = (name: string): number | null => {
    const text = field(name).replace(',', '.');
    return text === '' ? null : Number(text);
  };
  return {
    name: field('name'),
    address: field('address'),
    area: field('area'),
    latitude: degrees('latitude'),
    longitude: degrees('longitude'),
    severalAtOnce: field('severalAtOnce') !== '',
    addressForMembersOnly: field('addressForMembersOnly') !== '',
  };
}

async function venuesAgain(asked: Asked, refused: Refused | null): Promise<Response> {
  const steps = await stepsOf(asked);
  const { services, reader } = asked;
  const { words, query } = reader;
  const { venues } = services.desk.network;
  const sorted = [...venues.values()].sort((a, b) => words.compare(a.name, b.name));
  const said: Field = refused?.form === 'venue' ? refused.field : () => '';
  const edited = venues.get(said('slug') || (query.get('venue') ?? '')) ?? null;
  return answerMembers(asked, {
    title: words.say('venue.title'),
    within: withinCoordination(reader),
    refused,
    content: (
      <>
        <NextStep steps={steps} asked={asked} />
        <ul class="account-list">
          {sorted.map(({ slug, name, address, area }) => (
            <li>
              <p>
                <a class="reach" href={`${reader.link(PATH, `venue=${slug}`)}#venue`}>
                  <Name reader={reader} name={name} />
                </a>{' '}
                <span class="small">{[address, area].filter(Boolean).join(' · ')}</span>
              </p>
            </li>
          ))}
        </ul>
        <Part id="venue" title={edited ? edited.name : words.say('venue.add')}>
          <form class="account-form" method="post" action={reader.link(PATH)}>
            <VenueFields on={{ reader, form: 'venue', refused }} venue={edited} />
            <button type="submit">{words.say('account.save')}</button>
          </form>
          {edited && (
            <p>
              <a class="reach" href={`${reader.link(PATH)}#venue`}>
                {words.say('venue.add')}
              </a>
            </p>
          )}
        </Part>
        {sorted.length > 1 && (
          <Part id="merge" title={words.say('venue.merge')}>
            <MergeForm asked={asked} venues={sorted} refused={refused} />
          </Part>
        )}
      </>
    ),
  });
}

interface MergeFormProps {
  readonly asked: Asked;
  readonly venues: readonly Venue[];
  readonly refused: Refused | null;
}

function MergeForm({ asked: { reader }, venues, refused }: MergeFormProps) {
  const { words } = reader;
  const on = { reader, form: 'merge', refused };
  const choices = venues.map(({ slug, name }) => [slug, `${name} (${slug})`] as const);
  return (
    <form class="account-form" method="post" action={reader.link(`${PATH}/merge`)}>
      <p>{words.say('venue.mergeHelp')}</p>
      <Choice on={on} name="from" label={words.say('venue.from')} choices={[['', '–'], ...choices]} />
      <Choice on={on} name="into" label={words.say('venue.into')} choices={[['', '–'], ...choices]} />
      <button type="submit">{words.say('venue.merge')}</button>
    </form>
  );
}
