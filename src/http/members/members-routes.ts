// The pages for members, as a table of contents. Nothing changes on GET; whoever may not is stopped by the guard of the
// table they stand in, before any handler is asked.
import { type Context, type ErrorHandler, Hono } from 'hono';
import { CalendarError } from '../../calendar/errors.ts';
import type { AppEnv } from '../actor.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import { answerErrorPage } from '../pages/error-page.tsx';
import { publicFiles } from '../pages/public-files.ts';
import type { Services } from '../services.ts';
import {
  type Asked,
  type AskedOfAssociation,
  forCoordinator,
  forEditors,
  forMembers,
  type MembersServices,
} from './asked.ts';
import { addAssociation, showAssociations } from './associations-register.tsx';
import { showCoordinate } from './coordinate-page.tsx';
import { decide, showDuplicates } from './duplicates-page.tsx';
import { forbiddenPage } from './forbidden-page.tsx';
import { showHistory } from './history-page.tsx';
import { showImport, takeFile } from './import-page.tsx';
import { showLetters } from './letters-page.tsx';
import {
  confirm,
  giveRole,
  invite,
  makeOwnToken,
  revokeOwnToken,
  saveFacts,
  takeCalendar,
  takeLines,
} from './manage-deeds.ts';
import { showManage } from './manage-page.tsx';
import { showMy } from './my-page.tsx';
import { addObservance, eraseOwnObservance, loadTable, showObservances } from './observances-register.tsx';
import {
  endCoordinator,
  handOverTo,
  inviteAnybody,
  makeCoordinator,
  removeMember,
  showPeople,
} from './people-register.tsx';
import { renameOne } from './rename-one.ts';
import { saveSourceSettings, showSourceSettings } from './source-page.tsx';
import { followSource, showSources, unfollowSource } from './sources-page.tsx';
import { showStatus } from './status-page.tsx';
import { keepVenue, mergeTwoVenues, showVenues } from './venues-register.tsx';

type Method = 'GET' | 'POST';
type Row<Whose> = readonly [Method, string, (asked: Whose) => Response | Promise<Response>];

/** Under /associations/{slug}, for its editors and the coordinator. */
const OF_ASSOCIATION: readonly Row<AskedOfAssociation>[] = [
  ['GET', '/manage', showManage],
  ['POST', '/manage', saveFacts],
  ['POST', '/confirm', confirm],
  ['POST', '/people', invite],
  ['POST', '/people/role', giveRole],
  ['POST', '/tokens', makeOwnToken],
  ['POST', '/tokens/revoke', revokeOwnToken],
  ['GET', '/take/calendar', takeCalendar],
  ['GET', '/take/lines', takeLines],
  ['GET', '/import', showImport],
  ['POST', '/import', takeFile],
  ['GET', '/sources', showSources],
  ['POST', '/sources', followSource],
  ['POST', '/sources/remove', unfollowSource],
  ['GET', '/sources/:name/settings', showSourceSettings],
  ['POST', '/sources/:name/settings', saveSourceSettings],
  ['GET', '/duplicates', showDuplicates],
  ['POST', '/duplicates', decide],
];

/** Under /coordinate, for the coordinator. */
const OF_COORDINATOR: readonly Row<Asked>[] = [
  ['GET', '', showCoordinate],
  ['GET', '/associations', showAssociations],
  ['POST', '/associations', addAssociation],
  ['POST', '/associations/rename', renameOne],
  ['GET', '/venues', showVenues],
  ['POST', '/venues', keepVenue],
  ['POST', '/venues/merge', mergeTwoVenues],
  ['GET', '/people', showPeople],
  ['POST', '/people', inviteAnybody],
  ['POST', '/people/make-coordinator', makeCoordinator],
  ['POST', '/people/end-coordinator', endCoordinator],
  ['POST', '/people/hand-over', handOverTo],
  ['POST', '/people/remove', removeMember],
  ['GET', '/observances', showObservances],
  ['POST', '/observances', addObservance],
  ['POST', '/observances/remove', eraseOwnObservance],
  ['POST', '/observances/table', loadTable],
  ['GET', '/letters', showLetters],
  ['GET', '/history', showHistory],
  ['GET', '/status', showStatus],
];

export function membersRoutes(services: Services): Hono<AppEnv> {
  const all: MembersServices = { ...services, asset: publicFiles().addressOf };
  const routes = new Hono<AppEnv>();
  routes.onError(answerRefusal(all, answerErrorPage({ ...services, asset: all.asset })));
  routes.get('/my', forMembers(all, showMy));
  for (const [method, path, handler] of OF_ASSOCIATION) {
    routes.on(method, `/associations/:slug${path}`, forEditors(all, handler));
  }
  for (const [method, path, handler] of OF_COORDINATOR) {
    routes.on(method, `/coordinate${path}`, forCoordinator(all, handler));
  }
  return routes;
}

/** Who may not is told so; all else is as on every page. */
function answerRefusal(services: MembersServices, otherwise: ErrorHandler): ErrorHandler<AppEnv> {
  return (error, c) => {
    if (!(error instanceof CalendarError) || error.code !== 'forbidden')
      return otherwise(error, c as Context);
    const reader = readerFor(services, c);
    return answer(c, reader, forbiddenPage(reader));
  };
}
