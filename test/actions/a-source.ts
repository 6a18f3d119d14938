// A calendar elsewhere, on a real server, and an association that follows it.
import type { RequestListener } from 'node:http';
import type { Actor } from '../../src/actions/actor.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { type Refreshing, refreshSources } from '../../src/actions/refresh-sources.ts';
import { saveSource } from '../../src/actions/save-source.ts';
import type { FetchOptions } from '../../src/sources/fetch-calendar.ts';
import { findSource, type StoredSource } from '../../src/store/sources.ts';
import { aServer, OPEN, type TestServer } from '../sources/servers.ts';
import { aFile, EDITOR } from './imports.ts';

export interface OutsideCalendar extends TestServer {
  readonly fetching: FetchOptions;
  readonly refreshing: Refreshing;
  /** What is in it from now on. */
  has(...vevents: readonly string[]): void;
  /** What it answers from now on. */
  answers(answer: RequestListener): void;
}

/** Answers with ETags, and 304 to whoever has it. */
export async function anOutsideCalendar(...vevents: readonly string[]): Promise<OutsideCalendar> {
  let version = 0;
  let current: RequestListener;
  const has = (...all: readonly string[]): void => {
    const etag = `"${++version}"`;
    current = (request, response) => {
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { ETag: etag }).end(aFile(...all));
    };
  };
  has(...vevents);
  const server = await aServer((request, response) => current(request, response));
  const fetching = { ports: [server.port], allowed: [OPEN] };
  return {
    ...server,
    fetching,
    refreshing: { chance: () => 0, fetching },
    has,
    answers: (answer) => {
      current = answer;
    },
  };
}

/** Has the language café follow the calendar under the name `google`. */
export async function followed(
  desk: Desk,
  calendar: OutsideCalendar,
  terms: object = {},
  { actor = EDITOR, association = 'sprogcafeen', name = 'google' }: Partial<Follower> = {},
): Promise<void> {
  await saveSource(desk, actor, association, name, { url: calendar.url, ...terms }, calendar.fetching);
}

interface Follower {
  readonly actor: Actor;
  readonly association: string;
  readonly name: string;
}

/** Asks what is due at the time. */
export async function refreshed(
  desk: Desk & { at(now: string): void },
  calendar: OutsideCalendar,
  now: string,
): Promise<number> {
  desk.at(now);
  return refreshSources(desk, calendar.refreshing);
}

export async function stateOf(
  desk: Desk,
  association = 'sprogcafeen',
  name = 'google',
): Promise<StoredSource> {
  const source = await findSource(desk.store.read, association, name);
  if (!source) throw new Error(`${association} follows no ${name}`);
  return source;
}
