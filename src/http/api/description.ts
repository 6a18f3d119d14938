// The API's own description, made of what its calls are made of (OpenAPI 3.1).
import { type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { AppEnv } from '../actor.ts';
import { answerRead } from './answer-read.ts';
import { clashProblem, problem } from './components.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import { ifNoneMatchHeader } from './entity-tag.ts';

const TOKEN = 'token';

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The body or a header cannot be read',
  401: 'No token where one is needed, or one that is unknown or revoked',
  403: 'Another association’s, or the coordinator’s to do',
  404: 'There is none, or none that the caller may see',
  409: 'It clashes, and that was to be refused',
  412: 'Somebody has changed it meanwhile',
  413: 'The body is too large',
  415: 'The body does not call itself what it is to be',
  422: 'Something in the body or the query cannot be right; each fault is named',
  429: 'Too much is asked from there; Retry-After says when to ask again',
  503: 'The database does not answer, or too much is asked just now; try again in a minute',
  507: 'The disk is full: nothing can be written, and everything can be read',
};

const PARTS: Readonly<Record<string, z.ZodType>> = {
  slug: z.string().meta({ description: 'The name in addresses', example: 'sprogcafeen' }),
  name: z.string().meta({ description: 'The source’s name in addresses', example: 'google' }),
  id: z.string().meta({ description: 'A UUID', example: '0b5e4f0e-5a3c-4a55-9d0a-7d1f4a1c2b3d' }),
};

/** Describes one call to the registry of the API. */
export function describeCall(
  { openAPIRegistry }: OpenAPIHono<AppEnv>,
  method: RouteConfig['method'],
  path: string,
  endpoint: Endpoint,
): void {
  const { summary, description, membersOnly, query, headers, body, answers } = endpoint;
  const type = endpoint.bodyType ?? 'application/json';
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, PARTS[name] ?? z.string()]);
  openAPIRegistry.registerPath({
    method,
    path,
    summary,
    ...(description ? { description } : {}),
    security: membersOnly ? [{ [TOKEN]: [] }] : [{}, { [TOKEN]: [] }],
    request: {
      ...(parts.length > 0 ? { params: z.object(Object.fromEntries(parts)) } : {}),
      ...(query ? { query } : {}),
      ...(headers ? { headers } : {}),
      ...(body
        ? { body: { required: true, content: bodiesOf({ [type]: body, ...endpoint.otherBodies }) } }
        : {}),
    },
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, goodAnswer(answer)])),
      ...(headers?.shape['If-None-Match'] ? { 304: { description: 'The caller has it already' } } : {}),
      ...Object.fromEntries(problemsOf(endpoint).map((status) => [status, badAnswer(status)])),
    },
  });
}

/** The whole description, once every call has been described. */
export function describeApi(api: OpenAPIHono<AppEnv>, networkName: string): unknown {
  api.openAPIRegistry.registerComponent('securitySchemes', TOKEN, {
    type: 'http',
    scheme: 'bearer',
    description: 'A token that the coordinator hands out. Reading what is public needs none.',
  });
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: networkName,
      version: '1',
      description: 'A shared calendar: what associations publish, when it happens and where it clashes.',
    },
    servers: [{ url: '/api/v1' }],
  });
}

/** The call that answers with the description. */
export function describedBy(describe: () => unknown): Endpoint {
  let document: unknown;
  return {
    summary: 'This description',
    membersOnly: false,
    headers: ifNoneMatchHeader,
    answers: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
    problems: [],
    answer: (c) => {
      document ??= describe();
      return answerRead(c, document);
    },
  };
}

function bodiesOf(bodies: Readonly<Record<string, z.ZodType>>) {
  return Object.fromEntries(Object.entries(bodies).map(([type, schema]) => [type, { schema }]));
}

function goodAnswer({ description, schema, type = 'application/json', headers }: Answer) {
  const told = Object.entries(headers ?? {}).map(([name, says]) => [
    name,
    { description: says, schema: { type: 'string' as const } },
  ]);
  return {
    description,
    content: { [type]: { schema } },
    ...(told.length > 0 ? { headers: Object.fromEntries(told) } : {}),
  };
}

function badAnswer(status: number) {
  const schema = status === 409 ? clashProblem : problem;
  return { description: PROBLEMS[status] ?? '', content: { 'application/problem+json': { schema } } };
}

function problemsOf({ problems, membersOnly, body, query, headers }: Endpoint): number[] {
  const all = new Set([401, ...problems]);
  if (body || query) all.add(429);
  if (query) all.add(503);
  if (membersOnly) for (const status of [503, 507]) all.add(status);
  if (body) for (const status of [400, 413, 415, 422]) all.add(status);
  if (query) all.add(422);
  if (headers?.shape['If-Match']) all.add(400);
  return [...all].sort();
}
