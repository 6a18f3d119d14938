// Every call of the API, as a table of contents.
import { OpenAPIHono } from '@hono/zod-openapi';
import { requireMember } from '../../actions/actor.ts';
import type { AppEnv } from '../actor.ts';
import { HttpError } from '../http-error.ts';
import type { Services } from '../services.ts';
import { listActivities, listNextOccurrences, showActivity } from './activities.ts';
import { listAssociations, putAssociation, showAssociation } from './associations.ts';
import { listClashes, postClashCheck } from './clashes.ts';
import { postConfirm } from './confirming.ts';
import { describeApi, describeCall, describedBy } from './description.ts';
import { listDuplicates, putDuplicate } from './duplicates.ts';
import type { Endpoint } from './endpoint.ts';
import { exportCalendar, exportLines, exportWhole } from './exporting.ts';
import { postImport } from './importing.ts';
import { deleteObservance, importObservances, listObservances, putObservance } from './observances.ts';
import { listOccurrences } from './occurrences.ts';
import { openReads } from './open-reads.ts';
import { deleteActivity, postActivity, putActivity } from './publishing.ts';
import { deleteSettlement, putSettlement, showSettlement } from './settling.ts';
import { postSkip } from './skipping.ts';
import { deleteSource, getSource, listSources, postSourceReport, putSource } from './sources.ts';
import { listVenues, putVenue, showVenue } from './venues.ts';

type Method = 'get' | 'put' | 'post' | 'delete';

const CALLS: readonly (readonly [Method, string, Endpoint])[] = [
  ['get', '/associations', listAssociations],
  ['get', '/associations/{slug}', showAssociation],
  ['put', '/associations/{slug}', putAssociation],
  ['post', '/associations/{slug}/import', postImport],
  ['get', '/associations/{slug}/export.ics', exportCalendar],
  ['get', '/associations/{slug}/export.jsonl', exportLines],
  ['get', '/export.jsonl', exportWhole],
  ['get', '/associations/{slug}/duplicates', listDuplicates],
  ['put', '/associations/{slug}/duplicates/{id}', putDuplicate],
  ['get', '/associations/{slug}/sources', listSources],
  ['get', '/associations/{slug}/sources/{name}', getSource],
  ['put', '/associations/{slug}/sources/{name}', putSource],
  ['delete', '/associations/{slug}/sources/{name}', deleteSource],
  ['post', '/associations/{slug}/sources/{name}/report', postSourceReport],

  ['get', '/venues', listVenues],
  ['get', '/venues/{slug}', showVenue],
  ['put', '/venues/{slug}', putVenue],

  ['get', '/activities', listActivities],
  ['post', '/activities', postActivity],
  ['get', '/activities/{id}', showActivity],
  ['put', '/activities/{id}', putActivity],
  ['delete', '/activities/{id}', deleteActivity],
  ['get', '/activities/{id}/occurrences', listNextOccurrences],
  ['post', '/activities/{id}/skip', postSkip],
  ['post', '/activities/{id}/confirm', postConfirm],

  ['get', '/occurrences', listOccurrences],

  ['get', '/observances', listObservances],
  ['post', '/observances/import', importObservances],
  ['put', '/observances/{slug}', putObservance],
  ['delete', '/observances/{slug}', deleteObservance],

  ['post', '/clash-check', postClashCheck],
  ['get', '/clashes', listClashes],
  ['get', '/clashes/{id}/settlement', showSettlement],
  ['put', '/clashes/{id}/settlement', putSettlement],
  ['delete', '/clashes/{id}/settlement', deleteSettlement],
];

/** The API below its own address. */
export function apiRoutes(services: Services): OpenAPIHono<AppEnv> {
  const api = new OpenAPIHono<AppEnv>();
  const description = describedBy(() => describeApi(api, services.desk.settings.name));
  const calls = [...CALLS, ['get', '/openapi.json', description] as const];
  api.use(openReads);
  api.use(async (_c, next) => {
    await services.desk.network.whole();
    await services.refresh();
    await next();
  });
  for (const [method, path, endpoint] of calls) {
    describeCall(api, method, path, endpoint);
    api.on(method.toUpperCase(), routingPath(path), (c) => {
      if (endpoint.membersOnly) requireMember(c.get('actor'));
      return endpoint.answer(c, services);
    });
  }
  for (const path of new Set(calls.map(([, one]) => one))) {
    const methods = calls.filter(([, one]) => one === path).map(([method]) => method.toUpperCase());
    api.all(routingPath(path), () => {
      throw notAllowed(methods.includes('GET') ? [...methods, 'HEAD'] : methods);
    });
  }
  return api;
}

function routingPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function notAllowed(methods: readonly string[]): HttpError {
  const allowed = methods.join(', ');
  const message = `Use one of ${allowed} at this address.`;
  return new HttpError('method_not_allowed', message, { headers: { Allow: allowed } });
}
