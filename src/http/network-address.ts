// Where a request comes from, as far as limits need to know: one subscriber's network.
import { isIP } from 'node:net';
import type { Context } from 'hono';

/**
 * The address of whoever asks: an IPv4 address, or the first 64 bits of an IPv6 address, since that is what one
 * subscriber gets. Of the addresses a proxy reports only those count that a trusted one has added.
 * @param trustProxy how many proxies in front are trusted
 */
export function networkOf(c: Context, trustProxy: number): string {
  const { incoming } = (c.env ?? {}) as {
    readonly incoming?: { readonly socket: { remoteAddress?: string } };
  };
  const reported = (c.req.header('X-Forwarded-For') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const nearest = incoming?.socket.remoteAddress ?? '';
  const address = trustProxy === 0 ? nearest : (reported.at(-trustProxy) ?? reported[0] ?? nearest);
  return networkOfAddress(address);
}

function networkOfAddress(address: string): string {
  const plain = address.replace(/^\[|\](:\d+)?$|%.*$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) !== 6) return isIP(plain) === 4 ? plain : 'unknown';
  const [before = '', after] = plain.toLowerCase().split('::', 2);
  const first = before === '' ? [] : before.split(':');
  const last = after === undefined || after === '' ? [] : after.split(':');
  const zeros =
    after === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  const groups = [...first, ...zeros, ...last].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
