// Outside calendars that an association follows, and where an activity has come from.
import type { Visibility } from './activity.ts';
import type { Slug } from './association.ts';

/** The association's own calendar elsewhere, or that of another network. */
export type SourceKind = 'own' | 'neighbour';

/** No source is asked more often than this, whoever says so and whatever is changed of it: minutes. */
export const LEAST_MINUTES = 15;

export interface Source {
  readonly association: Slug;
  /** Its name in addresses, the association's own. */
  readonly name: Slug;
  readonly kind: SourceKind;
  /** Often a secret: whoever knows it reads the calendar. For the editors alone. */
  readonly url: string;
  /** It is asked no more often than this. */
  readonly minutes: number;
  /** Counts in clash checks and shows nothing but that the association is taken. */
  readonly busyOnly: boolean;
  /** Of a neighbour: whether the public is shown what comes from it. It never goes out again in feeds. */
  readonly shown: boolean;
}

export interface Origin {
  readonly association: Slug;
  /** The name of the source. */
  readonly source: Slug;
  /** The source's own. */
  readonly uid: string;
  readonly kind: SourceKind;
  /** As the source says, whatever is made of it here. */
  readonly visibility: Visibility;
}

/** Whether what comes from there is another network's, and so is not to be published again. */
export function isNeighbours(origin: Origin | undefined): boolean {
  return origin?.kind === 'neighbour';
}
