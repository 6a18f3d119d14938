// The rows as the migrations in db/ lay them down. Both drivers hand out numbers for whole numbers and Buffers for
// bytes, so instants need no conversion, only their type.
import type { Generated } from 'kysely';
import type { ActivityStatus, Visibility } from '../calendar/activity.ts';
import type { Slug } from '../calendar/association.ts';
import type { ObservanceKind } from '../calendar/observance.ts';
import type { Outcome } from '../calendar/settlement.ts';
import type { SourceKind } from '../calendar/source.ts';
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

interface FormerSlugRow {
  slug: Slug;
  /** As it is called now. */
  association: Slug;
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

export interface SourceRow {
  association: Slug;
  name: Slug;
  kind: SourceKind;
  url: string;
  minutes: number;
  /** 0 or 1, as `shown`. */
  busy_only: number;
  shown: number;
  etag: string | null;
  last_modified: string | null;
  tried: Instant | null;
  fetched: Instant | null;
  failures: number;
  fault: string | null;
  told: Instant | null;
  due: Instant;
  lease_until: Instant;
  lease_holder: string | null;
}

export interface OriginRow {
  activity: string;
  association: Slug;
  source: Slug;
  uid: string;
  kind: SourceKind;
  visibility: Visibility;
  missing: number;
}

interface LikenessRow {
  /** The activity with the lower id. */
  first: string;
  second: string;
  outcome: 'same' | 'different';
  decided_by: string;
  at: Instant;
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

export type Letters = 'once' | 'daily' | 'never';

export interface PersonRow {
  /** A UUID. */
  id: string;
  /** In lower case; null once removed. */
  email: string | null;
  name: string;
  language: Language;
  /** 0 or 1. */
  is_coordinator: number;
  letters: Letters;
  created: Instant;
  removed: Instant | null;
}

interface MembershipRow {
  person: string;
  association: Slug;
  role: 'editor' | 'reader';
}

interface SessionRow {
  /** SHA-256 in lower-case hexadecimal, as are all hashes below. */
  hash: string;
  person: string;
  created: Instant;
  last_used: Instant;
  expires: Instant;
  device: string;
}

interface SignInRow {
  link_hash: string;
  /** These two are null for an invitation. */
  code_hash: string | null;
  browser_hash: string | null;
  email: string;
  created: Instant;
  expires: Instant;
  tries: number;
  used: Instant | null;
}

export interface PasskeyRow {
  /** The credential's id in base64url. */
  id: string;
  person: string;
  public_key: Buffer;
  counter: number;
  /** A JSON array. */
  transports: string;
  name: string;
  created: Instant;
  last_used: Instant | null;
}

interface PasskeyChallengeRow {
  hash: string;
  person: string | null;
  expires: Instant;
}

interface LeaseRow {
  /** The job. */
  name: string;
  holder: string;
  until: Instant;
}

export type LetterKind = 'clash' | 'hold-ends' | 'hold-released' | 'source-fails';

export interface LetterRow {
  /** A UUID. */
  id: string;
  person: string;
  kind: LetterKind;
  /** A pair, a hold or a source. */
  subject: string;
  /** A JSON object. */
  detail: string;
  due: Instant;
  sent: Instant | null;
}

export interface PrivateFeedRow {
  hash: string;
  /** Of these two one is null. */
  person: string | null;
  association: Slug | null;
  created: Instant;
  last_used: Instant | null;
}

export type JobOutcome = 'done' | 'failed';

export interface JobRow {
  name: string;
  /** When it was last done. */
  ended: Instant;
  outcome: JobOutcome;
  /** When it last went well; null where it never has. */
  succeeded: Instant | null;
  next: Instant | null;
}

interface SettingRow {
  key: string;
  value: string;
}

export interface Tables {
  association: AssociationRow;
  former_slug: FormerSlugRow;
  venue: VenueRow;
  activity: ActivityRow;
  rendering: RenderingRow;
  observance: ObservanceRow;
  settlement: SettlementRow;
  source: SourceRow;
  origin: OriginRow;
  likeness: LikenessRow;
  change: ChangeRow;
  token: TokenRow;
  start_link: StartLinkRow;
  person: PersonRow;
  membership: MembershipRow;
  session: SessionRow;
  sign_in: SignInRow;
  passkey: PasskeyRow;
  passkey_challenge: PasskeyChallengeRow;
  lease: LeaseRow;
  letter: LetterRow;
  private_feed: PrivateFeedRow;
  job: JobRow;
  setting: SettingRow;
}
