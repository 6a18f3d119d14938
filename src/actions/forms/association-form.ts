// What is said of an association, coming in and going out.
import { z } from 'zod';
import type { Association } from '../../calendar/association.ts';
import { type Issue, invalid } from '../../calendar/errors.ts';
import { openForm } from './form-fields.ts';
import { linkField } from './link-field.ts';
import { languagesField, once } from './lists.ts';
import { readSlug, slugField } from './slug.ts';
import { hasWords, lineField, wordsOrNull } from './text-field.ts';

const MAX_NAME = 300;
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
    slug: slugField.nullish().meta({ description: 'As in the address; needed in files only' }),
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

export const associationView = z
  .object({
    slug: slugField,
    name: z.string(),
    colour: z.string().nullable().meta({ description: '#rrggbb, lower case' }),
    area: z.string().nullable(),
    link: z.string().nullable(),
    languages: z.array(z.string()),
  })
  .meta({ description: 'An association' });

export type AssociationView = z.output<typeof associationView>;

/** The association in the form it came in by, with every field. */
export function viewAssociation(association: Association): AssociationView {
  const { slug, name, colour, area, link, languages } = association;
  return { slug, name, colour, area, link, languages: [...languages] };
}
