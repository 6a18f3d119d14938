// A calendar with members, browsers that keep their cookies, and the letters that were written.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Invitation, invitePerson } from '../../../src/actions/invite-person.ts';
import { Postman } from '../../../src/mail/postman.ts';
import { type AppOptions, anApp, type TestApp } from '../../support/app.ts';
import { type Element, parseHtml } from '../../support/html.ts';

const COORDINATOR = { role: 'coordinator', name: 'Frivilligcentret' } as const;

/** A letter as somebody reads it. */
export interface ReadLetter {
  readonly to: string;
  readonly text: string;
  /** The path of the link in it. */
  readonly link: string;
  readonly code: string;
}

export interface MembersApp extends TestApp {
  readonly baseUrl: string;
  /** Those written so far, in no particular order. */
  letters(): Promise<readonly ReadLetter[]>;
  /** Invites somebody; an editor of sprogcafeen unless told otherwise. */
  invite(name: string, more?: Readonly<Record<string, unknown>>): Promise<Invitation>;
  /** A browser where somebody has signed in by the link of their invitation. */
  signedIn(name: string, more?: Readonly<Record<string, unknown>>): Promise<Browser>;
  browser(headers?: Readonly<Record<string, string>>): Browser;
}

export async function aMembersApp(options: AppOptions = {}): Promise<MembersApp> {
  const outbox = mkdtempSync(join(tmpdir(), 'faelleskalender-letters-'));
  onTestFinished(() => rmSync(outbox, { recursive: true }));
  const postman = new Postman({
    smtpUrl: null,
    from: 'Kalender <kalender@example.dk>',
    outbox,
    clock: () => 0,
    onFault: (error) => {
      throw error;
    },
    longestDelay: 0,
  });
  const app = await anApp({ ...options, services: { letters: postman, ...options.services } });
  onTestFinished(() => postman.end());
  const { baseUrl } = app.services;
  const browser: MembersApp['browser'] = (headers = {}) => new Browser(app, baseUrl, headers);
  let last = 100;
  const invite: MembersApp['invite'] = (name, more = {}) => {
    last += 1;
    const said = { email: `${name.toLowerCase()}@example.dk`, name, language: 'da' };
    const role = { role: 'editor', association: 'sprogcafeen' };
    return invitePerson(app.desk, COORDINATOR, { ...said, ...role, ...more }, Buffer.alloc(32, last));
  };
  return {
    ...app,
    baseUrl,
    invite,
    browser,
    async signedIn(name, more) {
      const { link } = await invite(name, more);
      const visitor = browser();
      const { status } = await visitor.post(`/sign-in/${link}`);
      if (status !== 303) throw new Error(`${name} was answered ${status}`);
      return visitor;
    },
    async letters() {
      await postman.settled();
      return readdirSync(outbox).map((name) => readLetter(readFileSync(join(outbox, name), 'utf8')));
    },
  };
}

/** What a browser was answered. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly location: string | null;
  readonly html: Element;
}

export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: TestApp;
  readonly #baseUrl: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(app: TestApp, baseUrl: string, headers: Readonly<Record<string, string>>) {
    this.#app = app;
    this.#baseUrl = baseUrl;
    this.#headers = headers;
  }

  get(path: string, method = 'GET'): Promise<Seen> {
    return this.#ask(path, { method });
  }

  /** Sends a form from one of our own pages. */
  post(
    path: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = { Origin: this.#baseUrl },
  ): Promise<Seen> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** Sends anything to any address, from one of our own pages. */
  send(method: string, path: string, type: string, body: string): Promise<Seen> {
    return this.#ask(path, { method, headers: { Origin: this.#baseUrl, 'Content-Type': type }, body });
  }

  async #ask(path: string, init: RequestInit): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      'Accept-Language': 'da',
      ...this.#headers,
      ...(cookie === '' ? {} : { Cookie: cookie }),
      ...(init.headers as Record<string, string> | undefined),
    };
    const response = await this.#app.app.request(this.#baseUrl + path, { ...init, headers });
    for (const set of response.headers.getSetCookie()) this.#keep(set);
    const text = await response.text();
    const isPage = response.headers.get('Content-Type')?.startsWith('text/html') === true && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      location: response.headers.get('Location'),
      html: isPage ? parseHtml(text) : { name: '#none', attributes: new Map(), children: [] },
    };
  }

  #keep(set: string): void {
    const [pair = ''] = set.split(';', 1);
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '' || /max-age=0/i.test(set)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function readLetter(eml: string): ReadLetter {
  const [, to = ''] = /^To: (.*)\r$/m.exec(eml) ?? [];
  const boundary = /boundary="([^"]+)"/.exec(eml)?.[1] ?? '';
  const part = eml.split(`--${boundary}`).find((one) => one.includes('text/plain')) ?? '';
  const text = decodeQuotedPrintable(part.slice(part.indexOf('\r\n\r\n') + 4));
  const [, link = ''] = /(\/sign-in\/[\w-]{43}\?lang=\w+)/.exec(text) ?? [];
  const [, code = ''] = /^ {4}(\d{6})\r?$/m.exec(text) ?? [];
  return { to, text, link, code };
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
