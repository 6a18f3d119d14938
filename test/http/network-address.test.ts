import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { instant } from '../../src/calendar/time.ts';
import { deviceOf } from '../../src/http/device.ts';
import { limiter } from '../../src/http/limiter.ts';
import { networkOf } from '../../src/http/network-address.ts';

async function told(forwarded: string, trustProxy: number, remoteAddress = '192.0.2.1'): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(networkOf(c, trustProxy)));
  const headers = forwarded === '' ? undefined : { 'X-Forwarded-For': forwarded };
  const answer = await app.request('/', headers ? { headers } : {}, {
    incoming: { socket: { remoteAddress } },
  });
  return answer.text();
}

test.each([
  ['the connection counts where no proxy is trusted', '203.0.113.9', 0, '192.0.2.1'],
  ['the last address counts behind one proxy', '203.0.113.9, 198.51.100.7', 1, '198.51.100.7'],
  ['the last but one counts behind two', 'made.up, 203.0.113.9, 198.51.100.7', 2, '203.0.113.9'],
  ['the connection counts where a proxy says nothing', '', 1, '192.0.2.1'],
  ['an IPv6 address counts by its first 64 bits', '2001:db8:1:2:3:4:5:6', 1, '2001:db8:1:2::/64'],
  ['a short IPv6 address does too', '2001:DB8::9', 1, '2001:db8:0:0::/64'],
  ['one of our own computer does too', '::1', 1, '0:0:0:0::/64'],
  ['an IPv4 address in the form of IPv6 is one', '::ffff:203.0.113.9', 1, '203.0.113.9'],
  ['what is no address is one place', '<script>', 1, 'unknown'],
])('%s', async (_sentence, forwarded, trustProxy, expected) => {
  expect(await told(forwarded, trustProxy)).toBe(expected);
});

test('a limit lets so many through from each place within its span', () => {
  let now = 0;
  const isAllowed = limiter(2, 1_000, () => instant(now));
  expect([isAllowed('a'), isAllowed('a'), isAllowed('a'), isAllowed('b')]).toEqual([true, true, false, true]);
  now = 1_000;
  expect([isAllowed('a'), isAllowed('a'), isAllowed('a')]).toEqual([true, true, false]);
});

test('a limit forgets the places it heard of longest ago rather than grow', () => {
  const isAllowed = limiter(1, 1_000, () => instant(0));
  for (let place = 0; place <= 10_000; place++) isAllowed(String(place));
  expect([isAllowed('10000'), isAllowed('0')]).toEqual([false, true]);
});

test.each([
  ['Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0', 'Firefox, Android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
    'Safari, iPhone',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', 'Edge, Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36', 'Chrome, Linux'],
  ['curl/8.5.0', ''],
  [undefined, ''],
])('a browser that says %s is called %j', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});
