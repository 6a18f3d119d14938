// How long an answer is waited for unless told otherwise: a file of its own, because it takes that long.
import { expect, test } from 'vitest';
import { fetchCalendar } from '../../src/sources/fetch-calendar.ts';
import { FetchFailure } from '../../src/sources/fetch-failure.ts';
import { aServer, OPEN } from './servers.ts';

const NOTHING = { etag: null, lastModified: null };

test('an answer that never comes is given up after ten seconds: later than after nine, sooner than after eleven', async () => {
  const server = await aServer(() => {});
  const options = { ports: [server.port], allowed: [OPEN] };
  const givenUp: string[] = [];
  const ask = async (seconds: { readonly seconds?: number }, name: string): Promise<void> => {
    const failed = fetchCalendar(server.url, NOTHING, { ...options, ...seconds });
    await expect(failed).rejects.toEqual(new FetchFailure('too-slow'));
    givenUp.push(name);
  };
  await Promise.all([
    ask({ seconds: 11 }, 'after eleven'),
    ask({}, 'unless told otherwise'),
    ask({ seconds: 9 }, 'after nine'),
  ]);
  expect(givenUp).toEqual(['after nine', 'unless told otherwise', 'after eleven']);
}, 60_000);
