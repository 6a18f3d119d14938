// Which version of something somebody has: ETag, If-Match and If-None-Match (RFC 9110 §8.8.3, §13.1).
import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Activity } from '../../calendar/activity.ts';
import { instant } from '../../calendar/time.ts';
import { isNotModified } from '../caching.ts';
import { HttpError } from '../http-error.ts';
import type { ApiContext } from './endpoint.ts';

const TAG = /(W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;
const TAG_LIST = /^\s*(,\s*)*(W\/)?"[^"]*"(\s*,\s*((W\/)?"[^"]*")?)*\s*$/;

/** Of an activity: its sequence, and when it was last changed. */
export function tagOfActivity({ sequence, updated }: Activity): string {
  return `"${sequence}-${updated}"`;
}

/** Of the settlement of a pair: its version, 0 where nothing has been agreed yet. */
export function tagOfSettlement(version: number): string {
  return `"settlement-${version}"`;
}

/** Of a text: what it says. */
export function tagOfText(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

export const ifMatchHeader = z.object({
  'If-Match': z.string().optional().meta({
    description: 'ETags of which it must still have one, or *; otherwise nothing happens',
    example: '"3-1796140800000"',
  }),
});

export const ifNoneMatchHeader = z.object({
  'If-None-Match': z
    .string()
    .optional()
    .meta({ description: 'ETags of what the caller has; where it is still the same, the answer is 304' }),
});

/**
 * Whether an activity is the one that the request is about, by its If-Match; any is where there is none. Weak tags
 * never match.
 * @throws HttpError `malformed` for a header that is neither `*` nor a list of tags
 */
export function currentBy(c: ApiContext): (activity: Activity) => boolean {
  const isNamed = tagsNamed(c);
  return (activity) => isNamed(tagOfActivity(activity));
}

/** As `currentBy`, for the settlement of a pair. */
export function currentSettlementBy(c: ApiContext): (version: number) => boolean {
  const isNamed = tagsNamed(c);
  return (version) => isNamed(tagOfSettlement(version));
}

/**
 * As `currentBy`, for what has no version and is tagged by what it says; null stands for what is not there yet, which no
 * If-Match is about.
 */
export function currentViewBy(c: ApiContext): (view: unknown) => boolean {
  const isConditional = c.req.header('If-Match') !== undefined;
  const isNamed = tagsNamed(c);
  return (view) => (view === null ? !isConditional : isNamed(tagOfView(view)));
}

/** Of what has no version: what it says, as it is answered. */
export function tagOfView(view: unknown): string {
  return tagOfText(JSON.stringify(view));
}

function tagsNamed(c: ApiContext): (tag: string) => boolean {
  const header = c.req.header('If-Match')?.trim();
  if (header === undefined || header === '*') return () => true;
  if (!TAG_LIST.test(header)) {
    const message = 'Send the ETag that it was read with, in its quotes, or *.';
    throw new HttpError('malformed', message, { issues: [{ field: 'If-Match', message }] });
  }
  const strong = [...header.matchAll(TAG)].filter(([, weak]) => weak === undefined).map(([tag]) => tag);
  return (tag) => strong.includes(tag);
}

/** Whether the caller has it already, by its If-None-Match. */
export function isKnown(c: ApiContext, tag: string): boolean {
  const condition = { ifNoneMatch: c.req.header('If-None-Match'), ifModifiedSince: undefined };
  return isNotModified(condition, { etag: tag, lastModified: instant(0) });
}
