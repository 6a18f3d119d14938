// What is common to all answers to reading.
import type { Context } from 'hono';
import type { AppEnv } from '../actor.ts';
import { isKnown, tagOfText } from './entity-tag.ts';

/**
 * The body as JSON with its ETag, or 304 where the caller has it.
 * @param tag of its own; left out, one is made from the body
 */
export function answerRead(c: Context<AppEnv>, body: unknown, tag?: string): Response {
  const text = JSON.stringify(body);
  const etag = tag ?? tagOfText(text);
  c.header('ETag', etag);
  if (isKnown(c, etag)) return c.body(null, 304);
  return c.body(text, 200, { 'Content-Type': 'application/json' });
}
