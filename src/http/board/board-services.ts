// What the board's pages are made with.
import type { Context } from 'hono';
import type { AppEnv } from '../actor.ts';
import type { PageServices } from '../pages/page-services.ts';

/** What answers one address. */
export type BoardHandler = (services: PageServices, c: Context<AppEnv>) => Response | Promise<Response>;
