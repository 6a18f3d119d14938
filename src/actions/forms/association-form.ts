// What is said of an association, coming in and going out.
import { z } from 'zod';
import type { Association, Slug } from '../../calendar/association.ts';
import { type Issue, invalid } from '../../calendar/errors.ts';
import { openForm } from './form-fields.ts';
import { linkField } from './link-field.ts';
import { languagesField, listField, once } from './lists.ts';
import { readSlug, slugField } from './slug.ts';
import { hasWords, lineField, wordsOrNull } from './text-field.ts';

const MAX_NAME = 300;
const MAX_FORMER = 1_000;
const COLOUR = /^#[0-9A-Fa-f]{6}$/;

/** The name of an association or a venue. */
export function nameField(description: string, example: string) {
  return lineField(MAX_NAME)
    .refine(hasWords, 'Give a name: this is blank.')
    .meta({ description, example, minLength: 1, maxLength: MAX_NAME });
}

export const areaField = lineField(MAX_NAME)
  .nullish()
  .meta({ description: 'The town or district', example: 'Holte', maxLength: MAX_NAME });

export const associationForm = z
  .strictObject({
    slug: slugField.nullish().meta({
      description:
        'Needed in files. Another than in the address is what the association is called from now on',
    }),
    name: nameField('The name people know it by', 'Sprogcaféen i Holte'),
    colour: z
      .string()
      .regex(COLOUR, 'Give a colour as #rrggbb, six digits 0 to 9 and a to f.')
      .overwrite((colour) => colour.toLowerCase())
      .nullish()
      .meta({ description: 'Its colour in lists and calendars', example: '#a8442a' }),
    area: areaField,
    link: linkField('Its own website', 'https://sprogcafeen.example/'),
    languages: languagesField('Languages spoken there'),
    formerSlugs: listField(slugField, MAX_FORMER, {
      description:
        'Names it has had in addresses, which lead on to it; the calendar keeps them, only files bring new ones',
      example: ['sprogcafe'],
    }),
  })
  .meta({ description: 'An association. What is left out is unknown.' });

/**
 * The association that a form describes.
 * @param slug from the address; null where the form names its own, as in a file
 * @throws CalendarError `invalid` with every fault by its field
 */
export function readAssociationForm(slug: string | null, input: unknown): Association {
  const issues: Issue[] = [];
  const form = openForm(associationForm, input, issues, '', 'association');
  const association: Association = {
    slug: readSlug(slug, form.read('slug') ?? undefined, issues),
    name: form.read('name') ?? '',
    colour: form.read('colour') ?? null,
    area: wordsOrNull(form.read('area')),
    link: form.read('link') ?? null,
    languages: once(form.read('languages')),
  };
  if (issues.length > 0) throw invalid(issues);
  return association;
}

/** The names that a form says the association has had, without the one it has. */
export function formerSlugsIn(input: unknown): readonly Slug[] {
  const form = openForm(associationForm, input, [], '', 'association');
  return once(form.read('formerSlugs')).filter((slug) => slug !== form.read('slug'));
}

export const associationView = z
  .object({
    slug: slugField,
    name: z.string(),
    colour: z.string().nullable().meta({ description: '#rrggbb, lower case' }),
    area: z.string().nullable(),
    link: z.string().nullable(),
    languages: z.array(z.string()),
    formerSlugs: z.array(slugField).optional().meta({ description: 'Names it has had in addresses, if any' }),
  })
  .meta({ description: 'An association' });

export type AssociationView = z.output<typeof associationView>;

/** The association in the form it came in by, with every field. */
export function viewAssociation(association: Association): AssociationView {
  const { slug, name, colour, area, link, languages } = association;
  return { slug, name, colour, area, link, languages: [...languages] };
}

/** The same with the names it has had, where it has had others: as it is shown, and taken along in files. */
export function viewWithFormerSlugs(
  association: Association,
  formerSlugs: ReadonlyMap<Slug, Slug>,
): AssociationView {
  const had = [...formerSlugs]
    .filter(([, present]) => present === association.slug)
    .map(([former]) => former);
  return { ...viewAssociation(association), ...(had.length > 0 && { formerSlugs: had.sort() }) };
}
