// Which associations and venues there are, and whether a form names only those.
import type { Slug } from '../../calendar/association.ts';
import type { Issue } from '../../calendar/errors.ts';
import { join } from './form-issues.ts';

export interface Register {
  associationExists(slug: Slug): boolean;
  venueExists(slug: Slug): boolean;
}

/** Adds an issue where the venue is not registered; null is no venue. */
export function checkVenue(slug: Slug | null, register: Register, issues: Issue[], field: string): void {
  if (slug === null || register.venueExists(slug)) return;
  issues.push({
    field,
    message: `Register the venue ${slug} first or correct the slug: there is none such.`,
  });
}

/** Whom an activity is by. Each co-host is registered, named once and not the association itself. */
export function readHosts(
  association: Slug | null,
  coHosts: readonly Slug[],
  register: Register,
  issues: Issue[],
): { association: Slug; coHosts: readonly Slug[] } {
  checkAssociation(association, register, issues, 'association');
  coHosts.forEach((slug, i) => {
    const field = join('coHosts', i);
    if (slug === association) {
      issues.push({ field, message: `Leave ${slug} out: it is the association itself.` });
    } else if (coHosts.indexOf(slug) < i) {
      issues.push({ field, message: `Leave ${slug} out: it is there already.` });
    } else {
      checkAssociation(slug, register, issues, field);
    }
  });
  return { association: association ?? '', coHosts };
}

function checkAssociation(slug: Slug | null, register: Register, issues: Issue[], field: string): void {
  if (slug === null || register.associationExists(slug)) return;
  issues.push({
    field,
    message: `Register the association ${slug} first or correct the slug: there is none such.`,
  });
}
