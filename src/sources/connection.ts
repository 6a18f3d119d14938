// Connections to the open internet alone. Where a name leads is checked at the moment of connecting, by what is then
// connected to, so that a name cannot lead elsewhere between the check and the connection.
import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { FetchFailure } from './fetch-failure.ts';

export interface ConnectionOptions {
  /** Addresses to connect to although they are not on the open internet; none unless a test says so. */
  readonly allowed?: readonly string[];
  /** Where names lead; left out, as the system says. */
  readonly lookup?: LookupFunction;
}

/** Of IPv6, what the open internet is numbered from (RFC 4291 §2.4); the filter lets old notations of IPv4 through. */
const OPEN_IPV6 = new BlockList();
OPEN_IPV6.addSubnet('2000::', 3, 'ipv6');

/**
 * An agent for one question: nothing is kept open, so every connection is checked.
 * @throws FetchFailure `not-allowed` for the address of a machine that is not on the open internet
 */
export function agentFor(
  address: URL,
  options: ConnectionOptions,
): RequestFilteringHttpAgent | RequestFilteringHttpsAgent {
  const { allowed = [] } = options;
  if (!isOpen(hostOf(address), allowed)) throw new FetchFailure('not-allowed');
  const filter = { keepAlive: false, allowIPAddressList: [...allowed] };
  return address.protocol === 'https:'
    ? new RequestFilteringHttpsAgent(filter)
    : new RequestFilteringHttpAgent(filter);
}

/** Finds where a name leads, and refuses it where any of that is not on the open internet. */
export function lookupFor({ lookup: find = lookup, allowed = [] }: ConnectionOptions): LookupFunction {
  return (name, options, tell) =>
    find(name, options, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
      const isFine = error !== null || addresses.every((address) => isOpen(address, allowed));
      tell(isFine ? error : new FetchFailure('not-allowed'), found, family);
    });
}

function isOpen(host: string, allowed: readonly string[]): boolean {
  return isIP(host) !== 6 || allowed.includes(host) || OPEN_IPV6.check(host, 'ipv6');
}

/** Whether an error is the agent's refusal to connect. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && /^DNS lookup .* is not allowed\./.test(error.message);
}

/** The machine that an address names, as a connection takes it: an IPv6 literal without its brackets. */
export function hostOf({ hostname }: URL): string {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 6 ? bare : hostname;
}
