// What the pages for signing in and for one's own account are made with.
import type { Context } from 'hono';
import type { PasskeySite } from '../../actions/passkeys.ts';
import type { AppEnv } from '../actor.ts';
import type { Cookies } from '../cookies.ts';
import type { Slots } from '../feeds/slots.ts';
import type { Limiter } from '../limiter.ts';
import type { PageServices } from '../pages/page-services.ts';
import type { Services } from '../services.ts';

export interface AccountServices extends PageServices, Pick<Services, 'letters' | 'trustProxy'> {
  readonly cookies: Cookies;
  readonly site: PasskeySite;
  /** How many letters may be asked for from one network. */
  readonly letterLimit: Limiter;
  /** Lets one letter be asked for at a time: each waits for the disk, and whoever reads must not wait for all of them. */
  readonly letterTurns: Slots;
  /** How many codes, links and passkeys may be tried from one network. */
  readonly tryLimit: Limiter;
}

/** What answers one address. */
export type AccountHandler = (services: AccountServices, c: Context<AppEnv>) => Response | Promise<Response>;
