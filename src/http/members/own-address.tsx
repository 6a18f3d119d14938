// What an association is called in addresses, for the coordinator to change.
import type { AskedOfAssociation } from './asked.ts';
import { TextField } from './fields.tsx';
import { Part } from './members-page.tsx';
import type { Refused } from './sent-form.ts';

interface Props {
  readonly asked: AskedOfAssociation;
  readonly refused: Refused | null;
}

/** Nothing for editors: partners and programs know the address too. */
export function OwnAddress({ asked, refused }: Props) {
  const { services, reader, actor, association } = asked;
  if (actor.role !== 'coordinator') return null;
  const { words } = reader;
  const { slug } = association;
  const had = [...services.desk.network.formerSlugs].filter(([, now]) => now === slug).map(([old]) => old);
  return (
    <Part id="address" title={words.say('form.slug')}>
      <p>{words.say('manage.renameHelp')}</p>
      {had.length > 0 && (
        <p>
          {words.say('manage.formerNames')} <bdi dir="ltr">{had.sort().join(', ')}</bdi>
        </p>
      )}
      <form class="account-form" method="post" action={reader.link('/coordinate/associations/rename')}>
        <input type="hidden" name="association" value={slug} />
        <TextField
          on={{ reader, form: 'address', refused }}
          name="slug"
          label={words.say('form.slug')}
          help={words.say('form.slugHelp')}
          value={slug}
          isLatin
          required
        />
        <button type="submit">{words.say('manage.rename')}</button>
      </form>
    </Part>
  );
}
