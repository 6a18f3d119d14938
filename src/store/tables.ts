// The rows as the migrations in db/ lay them down. Both drivers hand out numbers for whole numbers and Buffers for
// bytes, so instants need no conversion, only their type.
import type { Generated } from 'kysely';
import type { ActivityStatus, Visibility } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import type { ObservanceKind } from '../calendar/observance.ts';
import type { Outcome } from '../calendar/settlement.ts';
import type { Language } from '../calendar/text.ts';
import type { Instant, LocalDate } from '../calendar/time.ts';
import type { ClashState } from '../calendar/verdict.ts';

export interface AssociationRow {
  slug: Slug;
  name: string;
  colour: string | null;
  area: string | null;
  link: string | null;
  /** A JSON array. */
  languages: string;
}

export interface VenueRow {
  slug: Slug;
  name: string;
  address: string | null;
  area: string | null;
  latitude: number | null;
  longitude: number | null;
  /** 0 or 1, here and below. */
  several_at_once: number;
  address_for_members_only: number;
}

export interface ActivityRow {
  id: string;
  uid: string;
  association: Slug;
  /** A JSON array. */
  co_hosts: string;
  status: ActivityStatus;
  visibility: Visibility;
  sequence: number;
  created: Instant;
  updated: Instant;
  /** JSON; see activity-document.ts. */
  document: string;
}

export interface RenderingRow {
  activity: string;
  /** The text language, or '' for the network's default. */
  language: Language;
  vevent: Buffer;
}

export interface ObservanceRow {
  id: string;
  kind: ObservanceKind;
  /** JSON by language. */
  name: string;
  first_day: LocalDate;
  /** Exclusive. */
  end_day: LocalDate;
  /** 0 or 1. */
  approximate: number;
  venue: Slug | null;
}

export interface SettlementRow {
  /** The activity with the lower id. */
  first: string;
  second: string;
  state: ClashState;
  outcome: Outcome;
  /** JSON by language. */
  note: string | null;
  settled_by: string;
  at: Instant;
  /** Who said yes to joining for either side; null where nobody has. */
  first_agreed: string | null;
  second_agreed: string | null;
  version: number;
}

export interface ChangeRow {
  version: Generated<number>;
  at: Instant;
  actor: string;
  deed: string;
  subject_kind: string;
  subject: string;
  /** A JSON object. */
  detail: string;
}

interface TokenRow {
  /** SHA-256 in lower-case hexadecimal. */
  hash: string;
  role: 'coordinator' | 'editor';
  association: Slug | null;
  name: string;
  created: Instant;
  revoked: Instant | null;
}

interface StartLinkRow {
  /** SHA-256 in lower-case hexadecimal. */
  hash: string;
  expires: Instant;
  used: Instant | null;
}

interface SettingRow {
  key: string;
  value: string;
}

export interface Tables {
  association: AssociationRow;
  venue: VenueRow;
  activity: ActivityRow;
  rendering: RenderingRow;
  observance: ObservanceRow;
  settlement: SettlementRow;
  change: ChangeRow;
  token: TokenRow;
  start_link: StartLinkRow;
  setting: SettingRow;
}
