// Whoever asks for a page for members, and the guards in front of those pages: nobody gets past them to a deed.
import type { Context } from 'hono';
import { type Member, mayEdit, requireMember } from '../../actions/actor.ts';
import type { Person } from '../../actions/people.ts';
import type { Association } from '../../calendar/association.ts';
import { CalendarError } from '../../calendar/errors.ts';
import type { AppEnv } from '../actor.ts';
import { readerFor } from '../pages/answer-page.tsx';
import type { PageServices } from '../pages/page-services.ts';
import type { Reader } from '../pages/reader.ts';
import type { Services } from '../services.ts';

export interface MembersServices extends PageServices, Pick<Services, 'letters' | 'fetching' | 'program'> {}

/** A request of somebody who is signed in. */
export interface Asked {
  readonly services: MembersServices;
  readonly c: Context<AppEnv>;
  readonly reader: Reader;
  readonly actor: Member;
  readonly person: Person;
}

/** A request of somebody who may edit the association it is about. */
export interface AskedOfAssociation extends Asked {
  readonly association: Association;
}

type Answer<Whose extends Asked> = (asked: Whose) => Response | Promise<Response>;
type Handler = (c: Context<AppEnv>) => Promise<Response>;

/** For whoever is signed in; everybody else is led to signing in. The holder of a token is no person. */
export function forMembers(services: MembersServices, answer: Answer<Asked>): Handler {
  return async (c) => {
    await services.refresh();
    const signedIn = c.get('signedIn');
    const reader = readerFor(services, c);
    if (!signedIn) {
      c.header('Cache-Control', 'private, no-store');
      return c.redirect(reader.link('/sign-in'), 303);
    }
    const { person } = signedIn;
    return answer({ services, c, reader, person, actor: requireMember(signedIn.actor) });
  };
}

/** For the editors of the association in the address, and the coordinator. */
export function forEditors(services: MembersServices, answer: Answer<AskedOfAssociation>): Handler {
  return forMembers(services, (asked) => {
    const { network } = services.desk;
    const slug = network.presentSlug(asked.c.req.param('slug') ?? '');
    const association = network.associations.get(slug);
    if (!association) throw new CalendarError('not_found', `There is no association ${slug}.`);
    if (!mayEdit(asked.actor, slug)) throw new CalendarError('forbidden', 'Only its editors may see this.');
    return answer({ ...asked, association });
  });
}

export function forCoordinator(services: MembersServices, answer: Answer<Asked>): Handler {
  return forMembers(services, (asked) => {
    if (asked.actor.role === 'coordinator') return answer(asked);
    throw new CalendarError('forbidden', 'Only the coordinator may see this.');
  });
}
