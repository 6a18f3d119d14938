// Thunderbird without a window, with a profile of its own, that reaches nothing but this computer.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Days } from './followed-network.ts';
import { Marionette } from './marionette.ts';

/** Where nobody listens: there it is sent for all that is not on this computer. */
const NOWHERE = { host: '127.0.0.1', port: 9 };
const PREFERENCES = {
  // Any that is free, which it then tells of.
  'marionette.port': 0,
  'remote.log.level': 'Info',
  'network.proxy.type': 1,
  'network.proxy.http': NOWHERE.host,
  'network.proxy.http_port': NOWHERE.port,
  'network.proxy.ssl': NOWHERE.host,
  'network.proxy.ssl_port': NOWHERE.port,
  'network.dns.disabled': true,
  'app.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'mailnews.auto_config.fetchFromISP.enabled': false,
  'calendar.timezone.useSystemTimezone': false,
  'calendar.timezone.local': 'UTC',
};

/** Milliseconds that one thing it is asked to do may take. */
const PATIENCE = 120_000;

/** What its list of calendars says of one. */
export interface Listed {
  readonly type: string;
  readonly address: string;
  readonly name: string;
  readonly isDisabled: boolean;
}

/** A calendar in its list. */
export interface Followed {
  /** Looks for changes now. */
  refresh(): Promise<void>;
  /** The occurrences that overlap the days, `start<TAB>end<TAB>title`, in any order. */
  shown(days: Days): Promise<readonly string[]>;
  listed(): Promise<Listed>;
}

export class Thunderbird implements AsyncDisposable {
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly #marionette: Marionette;

  private constructor(folder: string, child: ChildProcess, marionette: Marionette) {
    this.#folder = folder;
    this.#child = child;
    this.#marionette = marionette;
  }

  static async start(): Promise<Thunderbird> {
    const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-thunderbird-'));
    const profile = join(folder, 'profile');
    mkdirSync(profile);
    const preferences = Object.entries(PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(profile, 'user.js'), preferences.join(''));
    const driven = ['--marionette', '--remote-allow-system-access'];
    const child = spawn('thunderbird', ['--headless', '--no-remote', '--profile', profile, ...driven], {
      env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const marionette = await Marionette.connect(await portOf(child));
    await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
    await marionette.send('WebDriver:SetTimeouts', { script: PATIENCE });
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    return new Thunderbird(folder, child, marionette);
  }

  /** As by hand: looks what is at the address, and puts the one calendar there into its list. */
  async follow(address: string): Promise<Followed> {
    const id = await this.#have('follow', address);
    return {
      refresh: async () => {
        await this.#have('refresh', id);
      },
      shown: async ({ from, to }) => {
        const midnights = [from, to].map((day) => `${day.replaceAll('-', '')}T000000Z`);
        return (await this.#have('shown', id, ...midnights)) as readonly string[];
      },
      listed: async () => (await this.#have('listed', id)) as Listed,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#marionette.close();
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
    rmSync(this.#folder, { recursive: true, maxRetries: 5 });
  }

  /** Has one of the functions in in-thunderbird.mjs done. */
  async #have(deed: string, ...told: readonly unknown[]): Promise<unknown> {
    const file = fileURLToPath(new URL('./in-thunderbird.mjs', import.meta.url));
    const sent = { script: HAVE_DONE, args: [file, deed, ...told], sandbox: 'system' };
    const { value } = (await this.#marionette.send('WebDriver:ExecuteAsyncScript', sent)) as {
      readonly value: { readonly result?: unknown; readonly fault?: string };
    };
    if (value.fault !== undefined) throw new Error(`Thunderbird cannot ${deed}: ${value.fault}`);
    return value.result;
  }
}

/** Thunderbird takes modules in by addresses of its own only, so the file is given one first. */
const HAVE_DONE = `
const [file, deed, ...told] = arguments;
const answer = told.pop();
const own = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
own.initWithPath(file);
Services.io.getProtocolHandler('resource').QueryInterface(Ci.nsIResProtocolHandler)
  .setSubstitution('followed', Services.io.newFileURI(own.parent));
const module = ChromeUtils.importESModule('resource://followed/' + own.leafName);
(async () => module[deed](...told))().then(
  (result) => answer({ result }),
  (error) => answer({ fault: error + '\\n' + error.stack }),
);
`;

/** It says where it listens, and then that it is being driven. @throws Error where it ends before that */
async function portOf(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('What Thunderbird says is not heard.');
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const port = /Marionette\s+INFO\s+Listening on port (\d+)/.exec(line)?.[1];
    if (port !== undefined) {
      child.stdout.resume();
      return Number(port);
    }
  }
  throw new Error('Thunderbird ended before it could be driven.');
}
