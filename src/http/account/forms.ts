// What these pages' forms send, and where they lead.

import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { Newcomer } from '../../actions/sign-in.ts';
import { CalendarError, type ErrorCode } from '../../calendar/errors.ts';
import type { AppEnv } from '../actor.ts';
import { deviceOf } from '../device.ts';
import type { Limiter } from '../limiter.ts';
import { networkOf } from '../network-address.ts';
import { readerFor } from '../pages/answer-page.tsx';
import type { AccountServices } from './account-services.ts';

/** A form's fields as they were typed; files, and what was sent twice, count as nothing. */
export async function fieldsOf(c: Context): Promise<(name: string) => string> {
  const body = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
  return (name) => {
    const said = body[name];
    return typeof said === 'string' ? said : '';
  };
}

/** Goes on to another page of ours, in the language the reader has chosen. */
export function goTo(services: AccountServices, c: Context, path: string, query = ''): Response {
  c.header('Cache-Control', 'private, no-store');
  return c.redirect(readerFor(services, c).link(path, query), 303);
}

/** The browser that signs in. */
export function newcomerIn(c: Context): Newcomer {
  return { device: deviceOf(c.req.header('User-Agent')), secret: randomBytes(32) };
}

/** Whether somebody may try once more from where this comes from. */
export function isWithin(limit: Limiter, { trustProxy }: AccountServices, c: Context): boolean {
  return limit(networkOf(c, trustProxy));
}

/** What the work leads to; null where it fails as it may be expected to. */
export async function unless<Result>(
  expected: ErrorCode,
  work: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CalendarError && error.code === expected) return null;
    throw error;
  }
}

/** Begins a session in this browser and shows what is the member's. */
export function welcome(services: AccountServices, c: Context<AppEnv>, cookie: string): Response {
  services.cookies.session.write(c, cookie);
  services.cookies.signIn.forget(c);
  return goTo(services, c, '/my');
}
