// A network with something on every page for members, served to browsers.
import type { MembersApp } from '../http/account/visitors.ts';
import { anInput } from '../support/app.ts';

const LONG_NAME = 'Donaudampfschifffahrtsgesellschaftskapitän Jørgensen';
const COORDINATOR = { role: 'coordinator', association: null };

/** Every page there is, as its heading's address. */
export const PAGES = [
  '/my',
  '/associations/sprogcafeen/manage',
  '/associations/sprogcafeen/import',
  '/associations/sprogcafeen/sources',
  '/associations/sprogcafeen/sources/google/settings',
  '/associations/sprogcafeen/duplicates',
  '/coordinate',
  '/coordinate/associations',
  '/coordinate/venues?venue=ny-hal',
  '/coordinate/people',
  '/coordinate/observances',
  '/coordinate/letters',
  '/coordinate/history',
  '/coordinate/status',
] as const;

/** Fills the network. @returns the path that signs its coordinator in */
export async function fillNetwork({ api, invite, desk }: MembersApp, language: string): Promise<string> {
  const as = 'coordinator';
  const once = { rule: null, excluded: [], added: [], changed: {} };
  const activities = [
    anInput(),
    anInput(),
    anInput({ association: 'kvindeklubben', title: 'Systue' }),
    anInput({ title: LONG_NAME, status: 'tentative', expires: '2026-11-25T12:00:00Z' }),
    anInput({ title: 'Sommerfest' }, { ...once, start: '2026-06-01T19:00' }),
    anInput({ title: 'Udflugt', status: 'cancelled' }, { ...once, start: '2026-12-05T10:00' }),
  ];
  for (const body of activities) await api('POST', '/activities', { as, body });
  const url = 'https://calendar.example/calendars/a-rather-long-secret-address/basic.ics';
  await api('PUT', '/associations/sprogcafeen/sources/google', { as, body: { url } });
  const closure = { kind: 'closure', name: 'Lukket', start: '2026-12-24', venue: 'ny-hal' };
  await api('PUT', '/observances/lukket', { as, body: closure });
  await invite('Anna', { name: LONG_NAME });
  await invite('Rita', { role: 'reader' });
  const { link } = await invite('Karen', { ...COORDINATOR, language });
  await desk.network.catchUp();
  return `/sign-in/${link}`;
}
