// Some questions cost the server a thousand times what others do. Each network may ask as many of them as a hall full of
// people would, and then so many a second; the rest of the calendar is there for it all the while.
import type { Context, MiddlewareHandler } from 'hono';
import { type Allowance, allowance } from '../actions/allowance.ts';
import { parseAsked } from '../actions/asked-window.ts';
import { isUsual } from '../actions/live-occurrences.ts';
import { type Instant, SECOND } from '../calendar/time.ts';
import { tooManyPage } from './account/too-many.tsx';
import type { AppEnv } from './actor.ts';
import { HttpError } from './http-error.ts';
import { networkOf } from './network-address.ts';
import { answer, readerFor } from './pages/answer-page.tsx';
import { publicFiles } from './pages/public-files.ts';
import { isOfApi } from './problem.ts';
import type { Services } from './services.ts';

/** What one network may ask at once, and the milliseconds until it may ask one more. */
const MOST = 600;
const PACE = 200;

/** So many networks are told apart; beyond that the one heard of longest ago is forgotten. */
const MOST_NETWORKS = 10_000;

const SEARCH = 1;
const CHECK = 2;
const FAR = 20;
const TAKE_IN = 20;

/** Writes that cost more than their likes, by the ends of their paths. */
const WRITES: readonly (readonly [RegExp, number])[] = [
  [/\/(clash-check|activities\/check)$/, CHECK],
  [/\/(import|board\/season|observances\/table|sources\/[^/]+\/report)$/, TAKE_IN],
];

/** What a filter is made of; see filter.ts. */
const CHOICES = ['q', 'association', 'category', 'audience', 'area', 'language'] as const;

const DATES = ['from', 'to', 'before', 'after', 'month'] as const;

/** Answers 429, with Retry-After, where a network has asked too many dear questions. */
export function spareTheServer(services: Services): MiddlewareHandler<AppEnv> {
  const { desk, trustProxy } = services;
  const networks = new Map<string, Allowance>();
  const allowanceOf = (network: string): Allowance => {
    const known = networks.get(network) ?? allowance(MOST, PACE);
    networks.delete(network);
    networks.set(network, known);
    const [oldest] = networks.keys();
    if (networks.size > MOST_NETWORKS && oldest !== undefined) networks.delete(oldest);
    return known;
  };
  return async (c, next) => {
    const now = desk.clock();
    const cost = costOf(c, now);
    const network = networkOf(c, trustProxy);
    const wait = cost === 0 || isNobodyInParticular(network) ? 0 : allowanceOf(network).take(cost, now);
    if (wait === 0) return next();
    const headers = { 'Retry-After': String(Math.ceil(wait / SECOND)) };
    if (!isPage(c.req.path)) throw new HttpError('too_many', 'Wait a little, then ask again.', { headers });
    const reader = readerFor({ ...services, asset: publicFiles().addressOf }, c);
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    return answer(c, reader, tooManyPage(reader));
  };
}

/**
 * Whoever asks from this very computer is a program of its owner's, or a proxy that nobody has told of: its visitors
 * must not be shut out all together.
 */
function isNobodyInParticular(network: string): boolean {
  return network === 'unknown' || network.startsWith('127.') || network === '0:0:0:0::/64';
}

/** 0 for what nobody needs to count. */
function costOf(c: Context, now: Instant): number {
  const { method, path, url } = c.req;
  const write = method === 'POST' ? (WRITES.find(([ends]) => ends.test(path))?.[1] ?? 0) : 0;
  const at = url.indexOf('?');
  if (at < 0) return write;
  const query = new URLSearchParams(url.slice(at));
  return write + (isSearch(query) ? SEARCH : 0) + (isFar(query, now) ? FAR : 0);
}

/** Whether something is chosen: every activity is looked at, the first time that somebody chooses it. */
function isSearch(query: URLSearchParams): boolean {
  return CHOICES.some((name) => query.getAll(name).some((value) => value.trim() !== ''));
}

/** Whether the query names a day outside the time that is kept ready. */
function isFar(query: URLSearchParams, now: Instant): boolean {
  return DATES.flatMap((name) => query.getAll(name)).some((text) => {
    const at = parseAsked(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text);
    return at !== null && !isUsual(at, now);
  });
}

function isPage(path: string): boolean {
  return !isOfApi(path) && !/\.[a-z]+$/.test(path);
}
