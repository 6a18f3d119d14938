// A network with members of every kind, each in a browser of their own.
import { anInput } from '../../support/app.ts';
import { aMembersApp, type Browser, type MembersApp, type Seen } from '../account/visitors.ts';
import { type PublishedTold, told } from '../api/answers.ts';

export type Who = 'nobody' | 'a reader' | 'another’s editor' | 'its editor' | 'the coordinator';

export const EVERYBODY: readonly Who[] = [
  'nobody',
  'a reader',
  'another’s editor',
  'its editor',
  'the coordinator',
];

const COORDINATOR = { role: 'coordinator', association: null };

/** A browser where one of them is signed in. */
export function asWho(app: MembersApp, who: Who): Promise<Browser> {
  switch (who) {
    case 'nobody':
      return Promise.resolve(app.browser());
    case 'a reader':
      return app.signedIn('Rita', { role: 'reader' });
    case 'another’s editor':
      return app.signedIn('Bashir', { association: 'kvindeklubben' });
    case 'its editor':
      return app.signedIn('Anna');
    case 'the coordinator':
      return app.signedIn('Karen', COORDINATOR);
  }
}

export const aNetwork = aMembersApp;

/** Publishes an activity of sprogcafeen, unless told otherwise. @returns its id */
export async function anActivity(app: MembersApp, more: Readonly<Record<string, unknown>> = {}) {
  const answer = await app.api('POST', '/activities', { as: 'coordinator', body: anInput(more) });
  return told<PublishedTold>(answer, 201).activity.id;
}

export function aHold(app: MembersApp, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return anActivity(app, { status: 'tentative', title: 'Høstfest', ...more });
}

/** The answer to a form with a file in it. */
export async function sendFile(
  app: MembersApp,
  browser: Browser,
  path: string,
  fields: Readonly<Record<string, string | File>>,
): Promise<Pick<Seen, 'status' | 'text' | 'location'>> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const Cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { Cookie, Origin: app.baseUrl, 'Accept-Language': 'da' };
  const response = await app.app.request(app.baseUrl + path, { method: 'POST', body, headers });
  const { status } = response;
  return { status, text: await response.text(), location: response.headers.get('Location') };
}
