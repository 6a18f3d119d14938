import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { CalendarError, type ErrorCode } from '../../src/calendar/errors.ts';
import type { AppEnv } from '../../src/http/actor.ts';
import { answerError, answerUnknownAddress } from '../../src/http/problem.ts';
import { anApp } from '../support/app.ts';

/** An app in which everything goes wrong as it is told to. */
function failing(error: unknown) {
  const reports: { error: unknown; requestId: string }[] = [];
  const app = new Hono<AppEnv>();
  app.onError(answerError({ reportFault: (fault, requestId) => reports.push({ error: fault, requestId }) }));
  app.notFound(answerUnknownAddress);
  app.get('/*', () => {
    throw error;
  });
  return { app, reports };
}

describe('a problem', () => {
  it.each<[ErrorCode, number]>([
    ['invalid', 422],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['clash', 409],
    ['stale', 412],
    ['too_large', 413],
    ['taken', 409],
    ['full', 507],
    ['away', 503],
    ['unsure', 503],
    ['busy', 503],
  ])('that is %s is answered %i', async (code, status) => {
    const { app, reports } = failing(new CalendarError(code, 'Gør noget andet.'));
    const response = await app.request('/api/v1/x%20y?z=1');
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    // What may be kept is not to be sent again by a program that only waits.
    const isToWait = code === 'away' || code === 'busy';
    expect(response.headers.get('Retry-After')).toBe(isToWait ? '10' : null);
    expect(response.headers.get('WWW-Authenticate')).toBe(code === 'unauthenticated' ? 'Bearer' : null);
    expect(await response.json()).toEqual({
      type: `/problems/${code}`,
      title: expect.stringMatching(/^[A-Z]/),
      status,
      detail: 'Gør noget andet.',
      instance: '/api/v1/x%20y',
    });
    expect(reports).toEqual([]);
  });

  it('has the facts of its error beside, which never stand in for its own', async () => {
    const facts = { verdict: { clashing: 3 }, status: 200, type: 'nonsense' };
    const response = await failing(new CalendarError('clash', 'Nej.', [], facts)).app.request('/api/x');
    expect(await response.json()).toMatchObject({
      type: '/problems/clash',
      status: 409,
      verdict: { clashing: 3 },
    });
  });

  it('that nobody expected is reported whole, and shows its number alone', async () => {
    const secret = new Error('password=hunter2 at /srv/calendar.db');
    const { app, reports } = failing(secret);
    const response = await app.request('/api/x');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(reports).toEqual([{ error: secret, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    expect(JSON.parse(text)).toEqual({
      type: '/problems/fault',
      title: 'Something went wrong here',
      status: 500,
      detail: expect.stringContaining(reports[0]?.requestId ?? 'no report'),
      instance: '/api/x',
      requestId: reports[0]?.requestId,
    });
    expect(text).not.toMatch(/hunter2|srv|stack/);
  });

  it('is reported under the number that the server knows the request by', async () => {
    const { app, reports } = failing(new Error('Av'));
    const response = await app.request('/api/x', {}, { requestId: 'nummer-7' });
    expect(await response.json()).toMatchObject({ requestId: 'nummer-7' });
    expect(reports).toMatchObject([{ requestId: 'nummer-7' }]);
  });

  it('is plain words away from the API', async () => {
    const response = await failing(new CalendarError('forbidden', 'Spørg den, der må.')).app.request(
      '/api-om',
    );
    expect(response.status).toBe(403);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect(await response.text()).toContain('Spørg den, der må.');
  });
});

describe('an address', () => {
  it.each([
    ['/api/v1/nothing', /^application\/problem\+json/],
    ['/api/v2/activities', /^application\/problem\+json/],
    ['/api', /^application\/problem\+json/],
    ['/no-page-of-ours', /^text\//],
  ])('where nothing is, as %s, is answered 404', async (path, type) => {
    const { ask } = await anApp();
    const answer = await ask('GET', path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Type')).toMatch(type);
  });

  it.each([
    ['PATCH', '/activities/x', 'GET, PUT, DELETE, HEAD'],
    ['DELETE', '/associations/sprogcafeen', 'GET, PUT, HEAD'],
    ['POST', '/occurrences', 'GET, HEAD'],
    ['GET', '/clash-check', 'POST'],
  ])('that does not know %s, as %s, says what it knows', async (method, path, allow) => {
    const { api } = await anApp();
    const answer = await api(method, path);
    expect(answer.body).toMatchObject({ type: '/problems/method_not_allowed', status: 405 });
    expect(answer.headers.get('Allow')).toBe(allow);
  });

  it.each(['/api/v1/activities', '/api/v1/nothing', '/nothing'])(
    'as %s tells browsers what to refuse',
    async (path) => {
      const { headers } = await (await anApp()).ask('GET', path);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('same-origin');
      expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('X-Powered-By')).toBeNull();
    },
  );

  it.each([
    ['http://kalender.example', null],
    ['https://kalender.example', 'max-age=15552000'],
  ])('of %s is kept to its scheme', async (baseUrl, expected) => {
    const { ask } = await anApp({ services: { baseUrl } });
    const { headers } = await ask('GET', '/api/v1/activities');
    expect(headers.get('Strict-Transport-Security')).toBe(expected);
  });
});
