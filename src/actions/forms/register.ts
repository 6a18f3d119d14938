// Which associations and venues there are, and whether a form names only those.
import type { Slug } from '../../calendar/association.ts';
import type { Issue } from '../../calendar/errors.ts';
import { join } from './form-issues.ts';

export interface Register {
  /** What the association is called now that is called so, or was once; null where there is none. */
  associationCalled(slug: Slug): Slug | null;
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

/**
 * Whom an activity is by. Each co-host is registered, named once and not the association itself; by whichever of its
 * names, each comes out as it is called now.
 */
export function readHosts(
  said: Slug | null,
  saidCoHosts: readonly Slug[],
  register: Register,
  issues: Issue[],
): { association: Slug; coHosts: readonly Slug[] } {
  const association = said === null ? null : called(said, register, issues, 'association');
  const coHosts = saidCoHosts.map((one) => register.associationCalled(one));
  saidCoHosts.forEach((one, i) => {
    const field = join('coHosts', i);
    const slug = coHosts[i] ?? null;
    if (slug !== null && slug === association) {
      issues.push({ field, message: `Leave ${one} out: it is the association itself.` });
    } else if (saidCoHosts.indexOf(one) < i || (slug !== null && coHosts.indexOf(slug) < i)) {
      issues.push({ field, message: `Leave ${one} out: it is there already.` });
    } else {
      called(one, register, issues, field);
    }
  });
  return { association: association ?? '', coHosts: coHosts.filter((slug) => slug !== null) };
}

function called(slug: Slug, register: Register, issues: Issue[], field: string): Slug | null {
  const present = register.associationCalled(slug);
  if (present !== null) return present;
  const message = `Register the association ${slug} first or correct the slug: there is none such.`;
  issues.push({ field, message });
  return null;
}
