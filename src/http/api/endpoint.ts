// One call of the API in one place: what its description says and what answers it. The table in routes.ts gives it its
// address.
import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Desk } from '../../actions/desk.ts';
import type { Slug } from '../../calendar/association.ts';
import type { AppEnv } from '../actor.ts';
import type { Services } from '../services.ts';

export type ApiContext = Context<AppEnv>;

/** A good answer: what it means, and what is in it. */
export interface Answer {
  readonly description: string;
  readonly schema: z.ZodType;
  /** Its media type; left out, JSON. */
  readonly type?: string;
  /** Headers worth telling of, each with what it says. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Endpoint {
  readonly summary: string;
  /** What the summary leaves open. */
  readonly description?: string;
  /** Anybody else is answered 401 before anything of theirs is read. */
  readonly membersOnly: boolean;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  /** What the body is checked against; where there is none, no body is read. */
  readonly body?: z.ZodType;
  /** The body's media type; left out, JSON. */
  readonly bodyType?: string;
  /** What else may be sent instead, by media type. */
  readonly otherBodies?: Readonly<Record<string, z.ZodType>>;
  /** By status. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** The statuses of problems that do not follow from the rest. */
  readonly problems: readonly number[];
  readonly answer: (c: ApiContext, services: Services) => Response | Promise<Response>;
}

/** The part of the address that a `{name}` in the table stands for. */
export function addressed(c: ApiContext, name: 'slug' | 'id' | 'name'): string {
  return c.req.param(name) ?? '';
}

/** The association that the address names, by the name it has now or one it had. */
export function addressedAssociation(c: ApiContext, { network }: Desk): Slug {
  return network.presentSlug(addressed(c, 'slug'));
}
