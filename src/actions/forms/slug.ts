// The names of associations and venues in addresses.
import { z } from 'zod';
import type { Slug } from '../../calendar/association.ts';
import { type Issue, invalid } from '../../calendar/errors.ts';
import { requireField } from './form-fields.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX = 80;
const FAULT = `Give lower-case letters a to z, digits and single hyphens, 1 to ${MAX} characters, as sprogcafeen-holte.`;

export const slugField = z
  .string()
  .max(MAX, { error: FAULT, abort: true })
  .regex(SLUG, FAULT)
  .meta({ description: 'The name in addresses', example: 'sprogcafeen-holte' });

/**
 * The slug of what a form describes: the one it is addressed by, or where there is no address (in a file) its own.
 * Given both, they must agree.
 */
export function readSlug(addressed: string | null, own: Slug | undefined, issues: Issue[]): Slug {
  const slug = addressed ?? own;
  if (slug === undefined) {
    requireField(issues, 'slug');
    return '';
  }
  const result = slugField.safeParse(slug);
  if (!result.success) issues.push({ field: 'slug', message: FAULT });
  else if (own !== undefined && own !== slug) {
    issues.push({ field: 'slug', message: `Leave the slug out or give ${slug}, as the address does.` });
  }
  return slug;
}

/** @throws CalendarError `invalid` by `slug` for what is no name in addresses */
export function readSlugAlone(said: string): Slug {
  const issues: Issue[] = [];
  const slug = readSlug(said, undefined, issues);
  if (issues.length > 0) throw invalid(issues);
  return slug;
}
