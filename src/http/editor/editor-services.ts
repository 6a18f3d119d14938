// What the editor's pages are made with, and what answers their addresses.
import type { Context } from 'hono';
import type { Member } from '../../actions/actor.ts';
import type { AppEnv } from '../actor.ts';
import type { PageServices } from '../pages/page-services.ts';

/** Answers a member; everybody else has been led to signing in. */
export type EditorHandler = (
  services: PageServices,
  c: Context<AppEnv>,
  member: Member,
) => Response | Promise<Response>;
