import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiDescription } from '../../support/api-description.ts';
import { anApp, anInput, type TestApp } from '../../support/app.ts';
import { faultsOf, isObject, resolve } from '../../support/json-schema.ts';

let calendar: TestApp;
let description: ApiDescription;

const closing: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  calendar = await anApp({ whenDone: (close) => closing.unshift(close) });
  description = calendar.description;
  return async () => {
    for (const close of closing) await close();
  };
});

/** Every object in the document. */
function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (isObject(value)) yield value;
  if (typeof value === 'object' && value !== null) {
    for (const child of Object.values(value)) yield* objectsIn(child);
  }
}

describe('the description of the API', () => {
  it('is OpenAPI 3.1 with a title and the address of the API', () => {
    expect(description.document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Fælleskalender', version: '1' },
      servers: [{ url: '/api/v1' }],
    });
  });

  it('describes every route below /api, and no others', () => {
    const routes = calendar.app.routes
      .filter(({ method, path }) => path.startsWith('/api/') && method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length).replace(/:(\w+)/g, '{$1}')}`);
    expect(routes.length).toBeGreaterThan(10);
    expect(description.calls.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      [...new Set(routes)].sort(),
    );
  });

  it('points with each $ref at something', () => {
    const refs = [...objectsIn(description.document)]
      .map(({ $ref }) => $ref)
      .filter((ref) => ref !== undefined);
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) expect(() => resolve(String(ref), description.document)).not.toThrow();
  });

  it('tells of each part of an address, and of no part that is not there', () => {
    for (const { path, parameters } of description.calls) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const told = parameters.filter((parameter) => parameter['in'] === 'path');
      expect(told.map((parameter) => parameter['name'])).toEqual(named);
      for (const parameter of told) expect(parameter['required']).toBe(true);
    }
  });

  it('tells what every parameter and every answer means', () => {
    for (const { method, path, parameters, answers } of description.calls) {
      for (const parameter of parameters) {
        const { schema } = parameter;
        const says = parameter['description'] ?? (isObject(schema) ? schema['description'] : undefined);
        expect(says, `${method} ${path}: ${parameter['name']}`).toBeTruthy();
      }
      for (const [status, answer] of Object.entries(answers)) {
        expect(answer, `${method} ${path}: ${status}`).toHaveProperty(
          'description',
          expect.stringMatching(/./),
        );
      }
    }
  });

  it('tells of a good answer and of a refused token everywhere', () => {
    for (const { answers } of description.calls) {
      expect(Object.keys(answers).some((status) => status.startsWith('2'))).toBe(true);
      expect(answers).toHaveProperty('401');
    }
  });

  it('asks for a token for every write', () => {
    const document = description.document as { paths: Record<string, Record<string, { security: unknown }>> };
    for (const { method, path } of description.calls) {
      const security = document.paths[path]?.[method.toLowerCase()]?.security;
      if (method !== 'GET') expect(security, `${method} ${path}`).toEqual([{ token: [] }]);
    }
    expect(document).toHaveProperty(
      'components.securitySchemes.token',
      expect.objectContaining({ scheme: 'bearer' }),
    );
  });

  it.each([
    ['POST', '/activities'],
    ['PUT', '/activities/{id}'],
    ['POST', '/clash-check'],
  ])('takes the activity of the design for the body of %s %s', (method, path) => {
    const media = description.find(method, path)?.body['application/json'];
    expect(isObject(media) && faultsOf(anInput(), media['schema'], description.document)).toEqual([]);
  });

  it.each([
    ['a rule that is no text', anInput({}, { rule: 7 })],
    ['a field nobody knows', anInput({ colour: 'red' })],
    ['no association', anInput({ association: undefined })],
  ])('takes no activity with %s, and neither does the API', async (_sentence, input) => {
    const sent: unknown = JSON.parse(JSON.stringify(input));
    const media = description.find('POST', '/activities')?.body['application/json'];
    expect(isObject(media) && faultsOf(sent, media['schema'], description.document)).not.toEqual([]);
    const answer = await calendar.api('POST', '/activities', { as: 'sprogcafeen', body: sent });
    expect(answer.status).toBe(422);
  });

  it('is answered with an ETag, and with 304 to who has it', async () => {
    const first = await calendar.api('GET', '/openapi.json');
    const etag = first.headers.get('ETag') ?? '';
    const again = await calendar.api('GET', '/openapi.json', { headers: { 'If-None-Match': etag } });
    expect([first.status, again.status, again.text]).toEqual([200, 304, '']);
  });
});
