// Who publishes, and where it happens.
import type { Language } from './text.ts';

/** Lower-case letters, digits and single hyphens, 1 to 80 characters; the name in addresses. */
export type Slug = string;

export interface Association {
  readonly slug: Slug;
  readonly name: string;
  /** `#rrggbb`, lower case; null where none was chosen. */
  readonly colour: string | null;
  /** The town or district. */
  readonly area: string | null;
  readonly link: string | null;
  readonly languages: readonly Language[];
}

export interface Venue {
  readonly slug: Slug;
  readonly name: string;
  readonly address: string | null;
  /** The town or district; venues with the same area are near each other. */
  readonly area: string | null;
  /** Degrees north and east (WGS 84); both or neither. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Holds several activities at once, as a library or a sports centre: never a venue clash. */
  readonly severalAtOnce: boolean;
  readonly addressForMembersOnly: boolean;
}
