import { describe, expect, test } from 'vitest';
import { addressAt, type Config, Misconfigured, readConfig } from '../src/config.ts';

const FOLDER = '/srv/kalender';

describe('an environment that says nothing', () => {
  test('means a calendar for this computer alone, in SQLite, with its letters in the outbox', () => {
    expect(readConfig({}, FOLDER)).toEqual({
      port: 3000,
      host: '127.0.0.1',
      baseUrl: null,
      dataFolder: '/srv/kalender/data',
      database: { file: '/srv/kalender/data/calendar.db' },
      trustProxy: 0,
      mail: { smtpUrl: null, from: '"Fælleskalender" <noreply@localhost>' },
      networkName: 'Fælleskalender',
      timeZone: 'Europe/Copenhagen',
      logLevel: 'info',
      metricsPort: null,
      embedPartners: [],
    });
  });

  test('is the same as one that says it with empty words', () => {
    const empty = { PORT: '', HOST: ' ', BASE_URL: '', DATABASE_URL: '', SMTP_URL: '', NETWORK_NAME: '' };
    expect(readConfig(empty, FOLDER)).toEqual(readConfig({}, FOLDER));
  });

  test('is understood once and never changes', () => {
    const config = readConfig({}, FOLDER);
    expect(Object.isFrozen(config) && Object.isFrozen(config.mail)).toBe(true);
  });
});

const UNDERSTOOD: [sentence: string, environment: Record<string, string>, means: Partial<Config>][] = [
  ['port 0 lets the system choose', { PORT: '0' }, { port: 0 }],
  ['a port may be the last there is', { PORT: '65535' }, { port: 65_535 }],
  ['every address of the computer', { HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
  ['an IPv6 address, in brackets or not', { HOST: '[::1]' }, { host: '::1' }],
  ['a name instead of a number', { HOST: 'kalender.internal' }, { host: 'kalender.internal' }],
  [
    'a base address loses its last slash',
    { BASE_URL: 'https://kalender.example.dk/' },
    { baseUrl: 'https://kalender.example.dk' },
  ],
  [
    'a base address keeps a port of its own',
    { BASE_URL: 'http://192.168.1.5:8080' },
    { baseUrl: 'http://192.168.1.5:8080' },
  ],
  ['a data folder elsewhere', { DATA_DIR: '/var/lib/k' }, { database: { file: '/var/lib/k/calendar.db' } }],
  ['a data folder from here', { DATA_DIR: '../k' }, { dataFolder: '/srv/k' }],
  ['PostgreSQL', { DATABASE_URL: 'postgres://a:b@db/k' }, { database: { url: 'postgres://a:b@db/k' } }],
  [
    'PostgreSQL by its longer name, through a socket',
    { DATABASE_URL: 'postgresql:///k?host=/run/postgresql' },
    { database: { url: 'postgresql:///k?host=/run/postgresql' } },
  ],
  ['a proxy in front', { TRUST_PROXY: '1' }, { trustProxy: 1 }],
  [
    'a mail server, and the sender it is given',
    { SMTP_URL: 'smtps://u:p@mail.example:465', MAIL_FROM: 'Kalender <kalender@example.dk>' },
    { mail: { smtpUrl: 'smtps://u:p@mail.example:465', from: 'Kalender <kalender@example.dk>' } },
  ],
  [
    'letters come from where the calendar is, unless something else is said',
    { BASE_URL: 'https://kalender.example.dk', NETWORK_NAME: 'Kalender "Nord"' },
    { mail: { smtpUrl: null, from: '"Kalender Nord" <noreply@kalender.example.dk>' } },
  ],
  [
    'a zone in any case',
    { DEFAULT_TIME_ZONE: 'europe/stockholm' },
    { timeZone: timeZone('Europe/Stockholm') },
  ],
  [
    'the websites that may show the calendar',
    { EMBED_PARTNERS: 'https://bibliotek.example.dk/, https://Kommune.example.dk:8443' },
    { embedPartners: ['https://bibliotek.example.dk', 'https://kommune.example.dk:8443'] },
  ],
  ['a level of the log in any case', { LOG_LEVEL: 'WARN' }, { logLevel: 'warn' }],
];

describe('an environment is understood where it says', () => {
  test.each(UNDERSTOOD)('%s', (_sentence, environment, means) => {
    expect(readConfig(environment, FOLDER)).toMatchObject(means);
  });
});

const MISTAKEN: [sentence: string, name: string, text: string][] = [
  ['a port that is no number', 'PORT', '80a'],
  ['a port beyond the last', 'PORT', '65536'],
  ['a port below the first', 'PORT', '-1'],
  ['a host with a port', 'HOST', 'localhost:3000'],
  ['a host that is an address of a page', 'HOST', 'http://localhost'],
  ['a base address without its beginning', 'BASE_URL', 'kalender.example.dk'],
  ['a base address with a path', 'BASE_URL', 'https://example.dk/kalender'],
  ['a base address with a password', 'BASE_URL', 'https://a:b@example.dk'],
  ['a database of another kind', 'DATABASE_URL', 'mysql://db/kalender'],
  ['a database server without a database', 'DATABASE_URL', 'postgres://db'],
  ['a file where PostgreSQL is meant', 'DATABASE_URL', './kalender.db'],
  ['a number of proxies that is a word', 'TRUST_PROXY', 'true'],
  ['more proxies than anybody has', 'TRUST_PROXY', '11'],
  ['a mail server without its beginning', 'SMTP_URL', 'mail.example.dk'],
  ['a sender without an address', 'MAIL_FROM', 'Kalender'],
  ['a sender over two lines', 'MAIL_FROM', 'a@example.dk\nBcc: b@example.dk'],
  ['a name over two lines', 'NETWORK_NAME', 'Fælles\nkalender'],
  ['a name that goes on and on', 'NETWORK_NAME', 'x'.repeat(201)],
  ['a zone that is none', 'DEFAULT_TIME_ZONE', 'Danmark'],
  ['a zone that is an offset', 'DEFAULT_TIME_ZONE', '+01:00'],
  ['a website without its beginning', 'EMBED_PARTNERS', 'https://bibliotek.example.dk kommune.example.dk'],
  ['a level that is none', 'LOG_LEVEL', 'loud'],
];

describe('an environment is refused, by the name at fault, for', () => {
  test.each(MISTAKEN)('%s', (_sentence, name, text) => {
    expect(mistakesIn({ [name]: text })).toEqual([{ name, message: expect.stringMatching(/^give .+\.$/) }]);
  });
});

test('every mistake is told of at once', () => {
  const environment = Object.fromEntries(MISTAKEN.map(([, name, text]) => [name, text]));
  const names = new Set(Object.keys(environment));
  expect(new Set(mistakesIn(environment).map(({ name }) => name))).toEqual(names);
});

test('what is refused is not repeated, since it may hold a password', () => {
  const environment = { DATABASE_URL: 'mysql://kalender:hemmelig@db/k', SMTP_URL: 'http://k:hemmelig@mail' };
  expect(new Misconfigured(mistakesIn(environment)).message).not.toContain('hemmelig');
});

const ADDRESSES: [sentence: string, config: Pick<Config, 'baseUrl' | 'host'>, address: string][] = [
  ['what people know it by', { baseUrl: 'https://k.example', host: '0.0.0.0' }, 'https://k.example'],
  ['this computer', { baseUrl: null, host: '127.0.0.1' }, 'http://localhost:8080'],
  [
    'this computer, where it listens at every address',
    { baseUrl: null, host: '0.0.0.0' },
    'http://localhost:8080',
  ],
  ['this computer, the same by IPv6', { baseUrl: null, host: '::' }, 'http://localhost:8080'],
  ['the address it listens at', { baseUrl: null, host: '192.168.1.5' }, 'http://192.168.1.5:8080'],
  ['the address it listens at, in IPv6', { baseUrl: null, host: 'fd00::5' }, 'http://[fd00::5]:8080'],
];

describe('the address of the calendar is', () => {
  test.each(ADDRESSES)('%s', (_sentence, config, address) => {
    expect(addressAt(config, 8080)).toBe(address);
  });
});

function mistakesIn(environment: Record<string, string>): Misconfigured['mistakes'] {
  try {
    readConfig(environment, FOLDER);
  } catch (error) {
    if (error instanceof Misconfigured) return error.mistakes;
    throw error;
  }
  return [];
}

function timeZone(name: string): Config['timeZone'] {
  return name as Config['timeZone'];
}
