// What is said of an association: the fields, what its colour will look like, and what the form says.
import type { Association } from '../../calendar/association.ts';
import { edgeColour } from '../pages/association-colour.ts';
import { type FormOnPage, TextField } from './fields.tsx';
import { type Field, orNull } from './sent-form.ts';

/** The lightest and the darkest paper of public/style/paper.css. */
const PAPERS = ['#fbf7ee', '#1a1612'];
const COLOUR = /^#[0-9a-f]{6}$/i;

export function AssociationFields({ on, association }: { on: FormOnPage; association: Association | null }) {
  const { words } = on.reader;
  const typed = on.refused?.form === on.form ? on.refused.field('colour') : association?.colour;
  const colour = COLOUR.test(typed ?? '') ? (typed ?? null) : null;
  return (
    <>
      <TextField on={on} name="name" label={words.say('account.name')} value={association?.name} required />
      <TextField
        on={on}
        name="colour"
        label={words.say('manage.colour')}
        help={words.say('manage.colourHelp')}
        value={association?.colour}
        isLatin
      />
      <p class="swatches">
        <span>{words.say('manage.colourSeen')}</span>
        {PAPERS.map((paper) => (
          <svg class="swatch" aria-hidden="true" viewBox="0 0 48 32">
            <rect width="48" height="32" fill={paper} />
            <rect x="8" width="6" height="32" fill={edgeColour({ slug: association?.slug ?? '', colour })} />
          </svg>
        ))}
      </p>
      <TextField on={on} name="area" label={words.say('filter.area')} value={association?.area} />
      <TextField
        on={on}
        name="link"
        type="url"
        label={words.say('association.link')}
        value={association?.link}
      />
      <TextField
        on={on}
        name="languages"
        label={words.say('filter.language')}
        help={words.say('manage.languagesHelp')}
        value={association?.languages.join(', ')}
        isLatin
      />
    </>
  );
}

/** As `readAssociationForm` takes it. */
export function associationInput(field: Field): object {
  return {
    name: field('name'),
    colour: orNull(field('colour')),
    area: orNull(field('area')),
    link: orNull(field('link')),
    languages: field('languages')
      .split(/[\s,،;]+/)
      .filter((tag) => tag !== ''),
  };
}
