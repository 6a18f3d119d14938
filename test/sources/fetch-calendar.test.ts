// What is fetched, what is refused, and that nothing is asked of what must not be.
import { randomBytes } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type FetchOptions, fetchCalendar } from '../../src/sources/fetch-calendar.ts';
import { FetchFailure, type FetchFault } from '../../src/sources/fetch-failure.ts';
import { redirectOf } from '../../src/sources/redirect.ts';
import { webAddress } from '../../src/sources/web-address.ts';
import { aServer, CALENDAR, INSIDE, OPEN } from './servers.ts';

const NOTHING = { etag: null, lastModified: null };
const MIB = 1024 * 1024;

/** The names that a fake resolver knows, each with where it leads the first time, the second and so on. */
function resolver(names: Readonly<Record<string, readonly (readonly string[])[]>>): LookupFunction {
  const times = new Map<string, number>();
  return (name, options, tell) => {
    const time = times.get(name) ?? 0;
    times.set(name, time + 1);
    const all = (names[name]?.[time] ?? []).map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    const [first = { address: '', family: 4 }] = all;
    if (options.all) tell(null, all);
    else tell(null, first.address, first.family);
  };
}

async function faultOf(url: string, options: FetchOptions = {}): Promise<FetchFault | 'none'> {
  try {
    await fetchCalendar(url, NOTHING, options);
    return 'none';
  } catch (error) {
    if (error instanceof FetchFailure) return error.fault;
    throw error;
  }
}

describe('an address', () => {
  test('is asked for what is there', async () => {
    const server = await aServer();
    const fetched = await fetchCalendar(server.url, NOTHING, { ports: [server.port], allowed: [OPEN] });
    expect(fetched).toEqual({ kind: 'calendar', text: CALENDAR, validators: NOTHING });
    expect(server.asked[0]?.headers).not.toHaveProperty('if-none-match');
  });

  test.each<[string, string]>([
    ['of loopback', '127.0.0.1'],
    ['of loopback, as one number', '2130706433'],
    ['of loopback, in hexadecimal', '0x7f000001'],
    ['of loopback, in octal', '0177.0.0.01'],
    ['of loopback, short', '127.1'],
    ['of loopback, with a dot at the end', '127.0.0.1.'],
    ['of loopback, in wide digits', '１２７.０.０.１'],
    ['of loopback, another', '127.0.0.2'],
    ['of loopback, IPv6', '[::1]'],
    ['of loopback, mapped', '[::ffff:127.0.0.1]'],
    ['of loopback, mapped in hexadecimal', '[::ffff:7f00:1]'],
    ['of loopback, compatible', '[::127.0.0.1]'],
    ['of loopback, by NAT64', '[64:ff9b::7f00:1]'],
    ['of loopback, by 6to4', '[2002:7f00:1::]'],
    ['of no machine', '0.0.0.0'],
    ['of no machine, short', '0'],
    ['of no machine, IPv6', '[::]'],
  ])('%s (%s) is refused, and nobody there is asked', async (_sentence, host) => {
    const canary = await aServer(undefined, '0.0.0.0');
    const url = `http://${host}:${canary.port}/`;
    expect(await faultOf(url, { ports: [canary.port], seconds: 2 })).toBe('not-allowed');
    expect(canary.connections()).toBe(0);
  });

  test.each([
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '192.0.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '[fe80::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[fec0::1]',
    '[ff02::1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b:1::a00:1]',
    '[2001::1]',
  ])('of another inside (%s) is refused before a connection is tried', async (host) => {
    expect(await faultOf(`http://${host}/`, { seconds: 2 })).toBe('not-allowed');
  });

  test.each([
    'http://93.184.216.34/',
    'http://93.184.216.34:443/',
    'https://93.184.216.34:80/',
    'https://93.184.216.34/',
    'webcal://93.184.216.34:80/',
  ])('%s is on a port of the web', (url) => {
    expect(webAddress(url)).toBeInstanceOf(URL);
  });

  test.each([
    'ftp://kalender.example/',
    'file:///etc/passwd',
    'data:text/calendar,BEGIN:VCALENDAR',
    'gopher://127.0.0.1/',
    'javascript:alert(1)',
    'http://bruger:kode@kalender.example/',
    'http://kalender.example:8080/',
    'https://kalender.example:22/',
    'http://kalender.example:1/',
    'https://kalender.example:65535/',
    'https://kalender.example:8443/',
    'no address',
    '',
  ])('%j is refused', async (url) => {
    expect(await faultOf(url)).toBe('not-allowed');
  });
});

describe('a name', () => {
  const NAME = 'kalender.example';

  test.each<[string, readonly string[]]>([
    ['to loopback', ['127.0.0.1']],
    ['to loopback, IPv6', ['::1']],
    ['to a mapped address', ['::ffff:127.0.0.1']],
    ['to a compatible address', ['::7f00:1']],
    ['to no part of the open internet', ['4000::1']],
    ['to an address of NAT64', ['64:ff9b::7f00:1']],
    ['to an address inside, IPv6', ['fec0::1']],
    ['to the open internet and to loopback', ['93.184.216.34', '127.0.0.1']],
  ])('that leads %s is refused, and nobody there is asked', async (_sentence, addresses) => {
    const canary = await aServer();
    const options = { ports: [canary.port], lookup: resolver({ [NAME]: [addresses] }), seconds: 2 };
    expect(await faultOf(`http://${NAME}:${canary.port}/`, options)).toBe('not-allowed');
    expect(canary.connections()).toBe(0);
  });

  test('of this machine is refused by the system’s own resolver', async () => {
    const canary = await aServer();
    expect(await faultOf(`http://localhost:${canary.port}/`, { ports: [canary.port] })).toBe('not-allowed');
    expect(canary.connections()).toBe(0);
  });

  test('that leads elsewhere the second time is refused then', async () => {
    const server = await aServer((_request, response) =>
      response.writeHead(302, { Location: '/igen' }).end(),
    );
    const canary = await aServer(undefined, INSIDE, server.port);
    const options = {
      ports: [server.port],
      allowed: [OPEN],
      lookup: resolver({ [NAME]: [[OPEN], [INSIDE]] }),
    };
    expect(await faultOf(`http://${NAME}:${server.port}/`, options)).toBe('not-allowed');
    expect([server.connections(), canary.connections()]).toEqual([1, 0]);
  });

  test('that leads nowhere is unreachable', async () => {
    expect(await faultOf('http://findes-ikke.invalid/')).toBe('unreachable');
  });
});

describe('a redirect', () => {
  test('inside is refused, and nobody there is asked', async () => {
    const canary = await aServer(undefined, INSIDE);
    const server = await aServer((_request, response) =>
      response.writeHead(301, { Location: canary.url }).end(),
    );
    const options = { ports: [server.port, canary.port], allowed: [OPEN] };
    expect(await faultOf(server.url, options)).toBe('not-allowed');
    expect([server.connections(), canary.connections()]).toEqual([1, 0]);
  });

  test.each([
    ['three', 3, 'none', 4],
    ['four', 4, 'too-many-redirects', 4],
  ] as const)('of %s in a row', async (_sentence, count, fault, asked) => {
    const server = await aServer(({ url = '' }, response) => {
      const step = Number(url.slice(1));
      if (step === count) response.end(CALENDAR);
      else response.writeHead(307, { Location: `/${step + 1}` }).end();
    });
    expect(await faultOf(`${server.url}0`, { ports: [server.port], allowed: [OPEN] })).toBe(fault);
    expect(server.asked).toHaveLength(asked);
  });

  const from = new URL('https://kalender.example/a/b.ics?hemmelig=1');
  const sent = (location: string) => redirectOf({ statusCode: 302, headers: { location } }, from);

  test('goes on from where it is', () => {
    expect(sent('../c.ics')?.href).toBe('https://kalender.example/c.ics');
    expect(sent('//andetsteds.example/c')?.href).toBe('https://andetsteds.example/c');
    expect(redirectOf({ statusCode: 200, headers: { location: '/x' } }, from)).toBeNull();
  });

  test.each([
    'http://kalender.example/a',
    'ftp://kalender.example/',
    'https://kalender.example:22/',
    'file:///a',
  ])('from https to %s is refused', (location) => {
    expect(() => sent(location)).toThrow(new FetchFailure('not-allowed'));
  });
});

describe('an answer', () => {
  const asked = async (answer: Parameters<typeof aServer>[0], seconds = 5) => {
    const server = await aServer(answer);
    return faultOf(server.url, { ports: [server.port], allowed: [OPEN], seconds });
  };

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('packed with %s is unpacked', async (coding, pack) => {
    const server = await aServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': coding }).end(pack(CALENDAR));
    });
    const fetched = await fetchCalendar(server.url, NOTHING, { ports: [server.port], allowed: [OPEN] });
    expect(fetched).toMatchObject({ text: CALENDAR });
  });

  test('of 64 MiB packed into little is cut off, and not unpacked to its end', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MIB));
    expect(bomb.length).toBeLessThan(MIB);
    const fault = await asked((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb);
    });
    expect(fault).toBe('too-large');
  });

  test('that says it is more than 5 MiB is not read', async () => {
    const fault = await asked((_request, response) => {
      response.writeHead(200, { 'Content-Length': 5 * MIB + 1 }).write('BEGIN');
    });
    expect(fault).toBe('too-large');
  });

  test.each([
    ['of 5 MiB is read', 0, 'none'],
    ['of a byte more is not', 1, 'too-large'],
  ] as const)('%s, packed and without saying how much it is', async (_sentence, more, fault) => {
    const body = gzipSync(Buffer.alloc(5 * MIB + more, 'B'));
    expect(body.length).toBeLessThan(MIB);
    const told = await asked((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).write(body.subarray(0, 1_000));
      response.end(body.subarray(1_000));
    });
    expect(told).toBe(fault);
  });

  test('that never ends is cut off', async () => {
    const part = randomBytes(MIB);
    const fault = await asked((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(part));
      };
      response.on('drain', more);
      more();
    });
    expect(fault).toBe('too-large');
  });

  test('that trickles is given up in time', async () => {
    const fault = await asked((_request, response) => {
      const timer = setInterval(() => response.write('B'), 20);
      response.on('close', () => clearInterval(timer));
    }, 0.3);
    expect(fault).toBe('too-slow');
  });

  test('that never comes is given up in time', async () => {
    expect(await asked(() => {}, 0.3)).toBe('too-slow');
  });

  test.each([
    [404, 'gone'],
    [410, 'gone'],
    [401, 'refused'],
    [403, 'refused'],
    [500, 'error'],
    [204, 'error'],
    [302, 'error'],
  ] as const)('of %i is told as %s', async (status, fault) => {
    expect(await asked((_request, response) => response.writeHead(status).end())).toBe(fault);
  });

  test('that ends in the middle is broken', async () => {
    const fault = await asked((_request, response) => {
      response.writeHead(200, { 'Content-Length': 1_000 }).write('BEGIN:VCALENDAR', () => response.destroy());
    });
    expect(fault).toBe('broken');
  });

  test.each([
    ['gzip', 'this is not packed'],
    ['zstd', 'nobody can unpack this'],
  ])('that cannot be unpacked (%s) is broken', async (coding, body) => {
    const fault = await asked((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': coding }).end(body);
    });
    expect(fault).toBe('broken');
  });

  test('that is as it was is not read again', async () => {
    const server = await aServer(({ headers }, response) => {
      const isKnown = headers['if-none-match'] === '"3"' && headers['if-modified-since'] !== undefined;
      if (isKnown) response.writeHead(304).end();
      else {
        const validators = { ETag: '"3"', 'Last-Modified': 'Fri, 20 Nov 2026 12:00:00 GMT' };
        response.writeHead(200, validators).end(CALENDAR);
      }
    });
    const options = { ports: [server.port], allowed: [OPEN] };
    const first = await fetchCalendar(server.url, NOTHING, options);
    if (first.kind !== 'calendar') throw new Error('nothing was fetched');
    expect(await fetchCalendar(server.url, first.validators, options)).toEqual({ kind: 'unchanged' });
  });
});

test('a version that is told by its date alone is asked about by that', async () => {
  const changed = 'Fri, 20 Nov 2026 12:00:00 GMT';
  const server = await aServer(({ headers }, response) => {
    if (headers['if-modified-since'] === changed) response.writeHead(304).end();
    else response.writeHead(200, { 'Last-Modified': changed }).end(CALENDAR);
  });
  const options = { ports: [server.port], allowed: [OPEN] };
  const first = await fetchCalendar(server.url, NOTHING, options);
  expect(first).toMatchObject({ validators: { etag: null, lastModified: changed } });
  const known = { etag: null, lastModified: changed };
  expect(await fetchCalendar(server.url, known, options)).toEqual({ kind: 'unchanged' });
  expect(server.asked[1]?.headers).not.toHaveProperty('if-none-match');
});

test('what is told of a failure holds nothing of the address', async () => {
  const secret = 'https://calendar.example:444/private-6f1f/basic.ics';
  await expect(fetchCalendar(secret, NOTHING)).rejects.toThrow(
    /^The calendar could not be fetched: not-allowed\.$/,
  );
});
