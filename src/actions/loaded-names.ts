// What associations are called in a file and what they are called here, where either has been given another name since.
import type { Association, Slug } from '../calendar/association.ts';
import { type Issue, invalid } from '../calendar/errors.ts';
import type { Desk } from './desk.ts';

/** What one line says of an association. */
export interface GivenAssociation {
  readonly line: number;
  readonly association: Association;
  /** The names that it says the association has had. */
  readonly formerSlugs: readonly Slug[];
}

export interface LoadedNames {
  /** Associations that the file knows by another name than they have here: that one is newer. */
  readonly renames: readonly { readonly from: Slug; readonly to: Slug }[];
  /** Names that nobody here knows of, by the association that had them. */
  readonly unheardOf: ReadonlyMap<Slug, readonly Slug[]>;
  /** What the association is called when the file is loaded that is called so in the file, here, or was once. */
  readonly presentSlug: (slug: Slug) => Slug;
}

/**
 * An older file calls an association by a name it has given up here: it is the same one. A newer file says which names
 * one has given up there: the one here that has it still takes its new name.
 * @throws CalendarError `invalid` naming the lines that speak of two associations of ours as one
 */
export function loadedNames({ network }: Desk, given: readonly GivenAssociation[]): LoadedNames {
  const issues: Issue[] = [];
  const renames = new Map<Slug, Slug>();
  const unheardOf = new Map<Slug, readonly Slug[]>();
  const told = new Map<Slug, Slug>();
  for (const { line, association, formerSlugs } of given) {
    const { slug } = association;
    const isHere = network.associations.has(slug);
    const fault = (former: Slug, holder: Slug): void => {
      const message = `${former} is not a name that ${slug} had: here it is ${holder}’s. Load them apart.`;
      issues.push({ field: `line ${line}`, message });
    };
    for (const former of formerSlugs) {
      const holder = network.presentSlug(former);
      told.set(former, slug);
      if (!network.associations.has(holder)) unheardOf.set(slug, [...(unheardOf.get(slug) ?? []), former]);
      else if (holder === slug || network.presentSlug(slug) === holder) {
        if (former === holder && !isHere) renames.set(former, slug);
      } else if (isHere || (renames.has(holder) && renames.get(holder) !== slug)) fault(former, holder);
      else renames.set(holder, slug);
    }
  }
  if (issues.length > 0) throw invalid(issues);
  const presentSlug = (slug: Slug): Slug => {
    const here = network.presentSlug(told.get(slug) ?? slug);
    return renames.get(here) ?? here;
  };
  return { renames: [...renames].map(([from, to]) => ({ from, to })), unheardOf, presentSlug };
}
