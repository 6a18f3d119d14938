// Addresses that may be fetched: http and https alone, on the ports of the web.

/** The ports that are asked unless the network says otherwise. */
const WEB_PORTS: readonly number[] = [80, 443];

export type AddressFault = 'no-address' | 'scheme' | 'port' | 'password';

/**
 * The address as it is to be asked; `webcal` is https. Where a name leads is checked when it is connected to.
 * @param ports besides 80 and 443
 */
export function webAddress(text: string, ports: readonly number[] = []): URL | AddressFault {
  const given = text.trim().replace(/^webcals?:\/\//i, 'https://');
  if (!URL.canParse(given)) return 'no-address';
  const address = new URL(given);
  const { protocol, port, username, password } = address;
  if (protocol !== 'http:' && protocol !== 'https:') return 'scheme';
  // A password would stand in every log that a proxy on the way keeps.
  if (username !== '' || password !== '') return 'password';
  if (port !== '' && ![...WEB_PORTS, ...ports].includes(Number(port))) return 'port';
  address.hash = '';
  return address;
}
