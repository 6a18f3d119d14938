// What is said of an association: the fields, what its colour will look like, and what the form says.
import type { Association, Slug } from '../../calendar/association.ts';
import { edgeColour } from '../pages/association-colour.ts';
import { INTERFACE_LANGUAGES } from '../words/languages.ts';
import { type FormOnPage, TextField, Tick } from './fields.tsx';
import { type Field, orNull } from './sent-form.ts';

/** The lightest and the darkest paper of public/style/paper.css. */
const PAPERS = ['#fbf7ee', '#1a1612'];
const COLOUR = /^#[0-9a-f]{6}$/i;

/** @param association null for a new one: what few need is asked for on its own page, once it is there */
export function AssociationFields({ on, association }: { on: FormOnPage; association: Association | null }) {
  const { words } = on.reader;
  return (
    <>
      <TextField on={on} name="name" label={words.say('account.name')} value={association?.name} required />
      <TextField on={on} name="area" label={words.say('filter.area')} value={association?.area} />
      <TextField
        on={on}
        name="link"
        type="url"
        label={words.say('association.link')}
        value={association?.link}
      />
      <SpokenLanguages on={on} languages={association?.languages ?? []} />
      {association && <Colour on={on} association={association} />}
    </>
  );
}

function SpokenLanguages({ on, languages }: { on: FormOnPage; languages: readonly string[] }) {
  const { words } = on.reader;
  const others = languages.filter((tag) => !INTERFACE_LANGUAGES.some((one) => one === tag));
  return (
    <fieldset class="field">
      <legend>{words.say('filter.language')}</legend>
      <div class="tick-row">
        {INTERFACE_LANGUAGES.map((tag) => (
          <Tick
            on={on}
            name={`speaks-${tag}`}
            label={words.capital(words.languageName(tag))}
            value={languages.includes(tag)}
          />
        ))}
      </div>
      <TextField
        on={on}
        name="languages"
        label={words.say('editor.otherLanguages')}
        value={others.join(', ')}
        isLatin
      />
    </fieldset>
  );
}

function Colour({ on, association }: { on: FormOnPage; association: Association }) {
  const { words } = on.reader;
  const typed = on.refused?.form === on.form ? on.refused.field('colour') : association.colour;
  const colour = COLOUR.test(typed ?? '') ? (typed ?? null) : null;
  return (
    <>
      <TextField
        on={on}
        name="colour"
        type="color"
        label={words.say('manage.colour')}
        value={colour ?? chosenFor(association.slug)}
      />
      <p class="swatches">
        <span>{words.say('manage.colourSeen')}</span>
        {PAPERS.map((paper) => (
          <svg class="swatch" aria-hidden="true" viewBox="0 0 48 32">
            <rect width="48" height="32" fill={paper} />
            <rect x="8" width="6" height="32" fill={edgeColour({ slug: association.slug, colour })} />
          </svg>
        ))}
      </p>
    </>
  );
}

/** The colour that the calendar gives an association without one. */
function chosenFor(slug: Slug): string {
  return edgeColour({ slug, colour: null });
}

/** As `readAssociationForm` takes it. @param slug of the association it is about; null for a new one */
export function associationInput(field: Field, slug: Slug | null): object {
  const colour = field('colour');
  const ticked = INTERFACE_LANGUAGES.filter((tag) => field(`speaks-${tag}`) !== '');
  const others = field('languages').split(/[\s,،;]+/);
  return {
    name: field('name'),
    // A control for colours always sends one: the calendar's own choice left as it was is none.
    colour: slug !== null && colour === chosenFor(slug) ? null : orNull(colour),
    area: orNull(field('area')),
    link: orNull(field('link')),
    languages: [...ticked, ...others.filter((tag) => tag !== '')],
  };
}
