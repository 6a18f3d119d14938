// How this installation runs, as its environment says: read once, at start, with every mistake reported together.
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { TimeZoneId } from './calendar/time.ts';
import { timeZoneId } from './calendar/zone.ts';
import type { DatabaseAddress } from './store/database.ts';

const NAMES = [
  'PORT',
  'HOST',
  'BASE_URL',
  'DATA_DIR',
  'DATABASE_URL',
  'TRUST_PROXY',
  'SMTP_URL',
  'MAIL_FROM',
  'NETWORK_NAME',
  'DEFAULT_TIME_ZONE',
  'LOG_LEVEL',
  'METRICS_PORT',
  'EMBED_PARTNERS',
] as const;

type Name = (typeof NAMES)[number];

/** Any text at all names a folder. */
type Checked = Exclude<Name, 'DATA_DIR'>;

/** What the environment says, by name; what it says nothing of is absent. */
type Environment = { readonly [name in Name]?: string };

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export interface Config {
  /** 0 for whichever is free. */
  readonly port: number;
  readonly host: string;
  /** The address people know the calendar by, without a slash at the end; null for the one it listens at. */
  readonly baseUrl: string | null;
  /** Absolute. */
  readonly dataFolder: string;
  readonly database: DatabaseAddress;
  /** How many proxies in front are trusted to say whom they speak for. */
  readonly trustProxy: number;
  readonly mail: {
    /** Null where letters are put in the data folder's outbox. */
    readonly smtpUrl: string | null;
    readonly from: string;
  };
  readonly networkName: string;
  readonly timeZone: TimeZoneId;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Where figures are given out, to this computer alone; null for nowhere, 0 for whichever is free. */
  readonly metricsPort: number | null;
  /** The origins of the websites that may show the calendar; none where all may. */
  readonly embedPartners: readonly string[];
}

/** One mistake in the environment: the name, and a sentence that says what is right. */
export interface Mistake {
  readonly name: Name;
  readonly message: string;
}

export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ name, message }) => `${name}: ${message}`).join('\n'));
    this.mistakes = mistakes;
  }
}

/** Step one: the names we know. An empty one counts as unset. */
function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const said = NAMES.map((name) => [name, variables[name]?.trim()] as const);
  return Object.fromEntries(said.filter(([, text]) => text));
}

/**
 * Step two: what the environment means.
 * @param workingFolder what DATA_DIR is relative to
 * @throws Misconfigured with every mistake
 */
function configOf(environment: Environment, workingFolder: string): Config {
  const mistakes: Mistake[] = [];
  const read = <Value>(name: Checked, parse: (text: string) => Value | null, otherwise: Value): Value => {
    const text = environment[name];
    if (text === undefined) return otherwise;
    const value = parse(text);
    if (value === null) mistakes.push({ name, message: RIGHT[name] });
    return value ?? otherwise;
  };
  const baseUrl = read('BASE_URL', parseBaseUrl, null);
  const networkName = read('NETWORK_NAME', parseName, 'Fælleskalender');
  const dataFolder = resolve(workingFolder, environment.DATA_DIR ?? 'data');
  const file = { file: resolve(dataFolder, 'calendar.db') };
  const mailHost = baseUrl === null ? 'localhost' : new URL(baseUrl).hostname;
  const config: Config = {
    port: read('PORT', (text) => parseWhole(text, 65_535), 3000),
    host: read('HOST', parseHost, '127.0.0.1'),
    baseUrl,
    dataFolder,
    database: read<DatabaseAddress>('DATABASE_URL', parseDatabase, file),
    trustProxy: read('TRUST_PROXY', (text) => parseWhole(text, 10), 0),
    mail: {
      smtpUrl: read('SMTP_URL', parseSmtp, null),
      from: read('MAIL_FROM', parseSender, `"${networkName.replaceAll(/["\\]/g, '')}" <noreply@${mailHost}>`),
    },
    networkName,
    timeZone: read('DEFAULT_TIME_ZONE', timeZoneId, COPENHAGEN),
    logLevel: read('LOG_LEVEL', parseLevel, 'info'),
    metricsPort: read<number | null>('METRICS_PORT', (text) => parseWhole(text, 65_535), null),
    embedPartners: read<readonly string[]>('EMBED_PARTNERS', parsePartners, []),
  };
  if (mistakes.length > 0) throw new Misconfigured(mistakes);
  return Object.freeze({ ...config, mail: Object.freeze(config.mail) });
}

/** Both steps. @throws Misconfigured with every mistake */
export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): Config {
  return configOf(readEnvironment(variables), workingFolder);
}

/** The address of the calendar that listens at `port`, without a slash at the end. */
export function addressAt({ baseUrl, host }: Pick<Config, 'baseUrl' | 'host'>, port: number): string {
  if (baseUrl !== null) return baseUrl;
  // Browsers give passkeys to "localhost" and to no bare number, and nobody can visit "every address".
  const isHere = /^(127\.|0\.0\.0\.0$|::1?$)/.test(host);
  const name = isHere ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

const COPENHAGEN = 'Europe/Copenhagen' as TimeZoneId;

/** What is right, said of whatever is wrong. None repeats what was given: it may hold a password. */
const RIGHT: Readonly<Record<Checked, string>> = {
  PORT: 'give a whole number from 0 to 65535, as 3000; 0 lets the system choose.',
  HOST: 'give the address to listen at, as 127.0.0.1, or 0.0.0.0 for every one.',
  BASE_URL:
    'give the address people use, with https:// or http:// and no path, as https://kalender.example.dk.',
  DATABASE_URL: 'give postgres://user:password@host:port/database, or leave it out for SQLite in DATA_DIR.',
  TRUST_PROXY: 'give how many proxies stand in front of the calendar, from 0 to 10.',
  SMTP_URL:
    'give smtp://user:password@host:port or smtps://…, or leave it out to keep letters in the outbox.',
  MAIL_FROM: 'give the address letters come from, as kalender@example.dk or Kalender <kalender@example.dk>.',
  NETWORK_NAME: 'give a name on one line, at most 200 characters.',
  DEFAULT_TIME_ZONE: 'give the name of an IANA time zone, as Europe/Copenhagen.',
  METRICS_PORT:
    'give a whole number from 0 to 65535, as 9464, or leave it out to give out no figures; 0 lets the system choose.',
  EMBED_PARTNERS:
    'give the addresses of the websites that may show the calendar, as https://bibliotek.example.dk https://kommune.example.dk, or leave it out to let all of them.',
  LOG_LEVEL: `give one of ${LOG_LEVELS.join(', ')}.`,
};

function parseWhole(text: string, most: number): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= most ? Number(text) : null;
}

function parseHost(text: string): string | null {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare)) return bare;
  return /^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_-]+)*\.?$/.test(text)
    ? text
    : null;
}

function parseUrl(text: string, protocols: readonly string[]): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && protocols.includes(url.protocol) ? url : null;
}

function parseBaseUrl(text: string): string | null {
  const url = parseUrl(text, ['https:', 'http:']);
  const bare = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return bare ? url.origin : null;
}

/** Origins, with spaces or commas between them. */
function parsePartners(text: string): readonly string[] | null {
  const origins = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(parseBaseUrl);
  return origins.every((origin) => origin !== null) ? origins : null;
}

function parseDatabase(text: string): DatabaseAddress | null {
  const url = parseUrl(text, ['postgres:', 'postgresql:']);
  return url && url.pathname.length > 1 ? { url: text } : null;
}

function parseSmtp(text: string): string | null {
  return parseUrl(text, ['smtp:', 'smtps:'])?.hostname ? text : null;
}

function parseSender(text: string): string | null {
  return /^([^\p{Cc}<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(text) ? text : null;
}

function parseName(text: string): string | null {
  return text.length <= 200 && !/\p{Cc}/u.test(text) ? text : null;
}

function parseLevel(text: string): Config['logLevel'] | null {
  return LOG_LEVELS.find((level) => level === text.toLowerCase()) ?? null;
}
