// What the calendar itself says of an activity; people give it only in files that move a whole network.
import { z } from 'zod';
import type { Activity } from '../../calendar/activity.ts';
import type { Issue } from '../../calendar/errors.ts';
import { formatInstant, type Instant, parseInstant } from '../../calendar/time.ts';
import { openForm } from './form-fields.ts';

export type Identity = Pick<Activity, 'id' | 'uid' | 'sequence' | 'created' | 'updated'>;

const MAX_UID = 255;
const MAX_SEQUENCE = 2_147_483_647;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const UUID = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

const instantField = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'Give an instant as 2026-12-01T18:00:00Z.');

/** The fields of a form that may carry an identity. */
export const identityFields = {
  id: z
    .string()
    .regex(UUID, 'Give a UUID, as 0b5e4f0e-5a3c-4a55-9d0a-7d1f4a1c2b3d.')
    .overwrite((id) => id.toLowerCase())
    .nullish()
    .meta({ description: 'A UUID', example: '0b5e4f0e-5a3c-4a55-9d0a-7d1f4a1c2b3d' }),
  uid: z
    .string()
    .min(1, `Give 1 to ${MAX_UID} characters.`)
    .max(MAX_UID, { error: `Give 1 to ${MAX_UID} characters.`, abort: true })
    .refine((uid) => !UNPRINTABLE.test(uid), 'Give printable characters only.')
    .nullish()
    .meta({ description: 'The same in every feed (RFC 5545 §3.8.4.7)', example: 'dk-001@network.example' }),
  sequence: z
    .number()
    .int('Give a whole number.')
    .min(0)
    .max(MAX_SEQUENCE)
    .nullish()
    .meta({ description: 'How often it has been revised', example: 0 }),
  created: instantField.nullish().meta({ description: 'RFC 3339', example: '2026-11-20T12:00:00Z' }),
  updated: instantField.nullish().meta({ description: 'RFC 3339', example: '2026-11-20T12:00:00Z' }),
};

const identityForm = z.strictObject(identityFields);
const KEYS = Object.keys(identityFields) as readonly (keyof Identity)[];

/** The identity that a form carries, as far as it carries one. */
export function readIdentity(input: Readonly<Record<string, unknown>>, issues: Issue[]): Partial<Identity> {
  const own = KEYS.filter((key) => Object.hasOwn(input, key)).map((key) => [key, input[key]]);
  const form = openForm(identityForm, Object.fromEntries(own), issues, '', 'activity');
  const [id, uid, sequence] = [form.read('id'), form.read('uid'), form.read('sequence') ?? null];
  const [created, updated] = [readInstant(form.read('created')), readInstant(form.read('updated'))];
  return {
    ...(id ? { id } : {}),
    ...(uid ? { uid } : {}),
    ...(sequence !== null ? { sequence } : {}),
    ...(created !== null ? { created } : {}),
    ...(updated !== null ? { updated } : {}),
  };
}

function readInstant(text: string | null | undefined): Instant | null {
  return text ? parseInstant(text) : null;
}

/** No identity, and an issue for each part of one in a form that may carry none. */
export function refuseIdentity(
  input: Readonly<Record<string, unknown>>,
  issues: Issue[],
): Record<string, never> {
  for (const field of KEYS) {
    const said = Object.hasOwn(input, field) && input[field] !== null && input[field] !== undefined;
    if (said) issues.push({ field, message: 'Leave this field out: the calendar gives it.' });
  }
  return {};
}

/** The form without what the calendar itself says, for one who sends back what the calendar showed. */
export function withoutIdentity(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([key]) => !Object.hasOwn(identityFields, key)));
}

export const identityView = {
  id: z.string().meta({ description: 'A UUID' }),
  uid: z.string().meta({ description: 'The same in every feed (RFC 5545 §3.8.4.7)' }),
  sequence: z.int().meta({ description: 'How often it has been revised' }),
  created: z.string().meta({ description: 'RFC 3339, UTC', example: '2026-11-20T12:00:00Z' }),
  updated: z.string().meta({ description: 'RFC 3339, UTC', example: '2026-11-20T12:00:00Z' }),
};

export function viewIdentity({ id, uid, sequence, created, updated }: Identity) {
  return { id, uid, sequence, created: formatInstant(created), updated: formatInstant(updated) };
}
