// The two cookies there are, and only members ever get one: of being signed in, and of having asked for a letter.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { SESSION_LASTS } from '../actions/sessions.ts';
import { MINUTE, SECOND } from '../calendar/time.ts';

export interface Cookie {
  /** Its secret; null where the browser has none or what it has is not of our making. */
  read(c: Context): string | null;
  write(c: Context, secret: string): void;
  forget(c: Context): void;
}

export interface Cookies {
  readonly session: Cookie;
  readonly signIn: Cookie;
}

const SECRET = /^[\w-]{43}$/;

/** @param baseUrl browsers bind a cookie to its host only over https, so without it the name promises nothing */
export function cookiesOf(baseUrl: string): Cookies {
  const isSecure = baseUrl.startsWith('https:');
  const cookie = (bare: string, lasts: number): Cookie => {
    const name = isSecure ? `__Host-${bare}` : bare;
    const options: CookieOptions = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure };
    return {
      read: (c) => {
        const secret = getCookie(c, name);
        return secret !== undefined && SECRET.test(secret) ? secret : null;
      },
      write: (c, secret) => setCookie(c, name, secret, { ...options, maxAge: lasts / SECOND }),
      forget: (c) => {
        deleteCookie(c, name, options);
      },
    };
  };
  return { session: cookie('session', SESSION_LASTS), signIn: cookie('sign-in', 10 * MINUTE) };
}
