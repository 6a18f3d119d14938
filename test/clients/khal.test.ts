// khal, a calendar in the terminal, with what vdirsyncer has fetched for it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { DAY } from '../../src/calendar/time.ts';
import { followedBy, printed } from './a-client.ts';
import type { Days } from './followed-network.ts';

const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-khal-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [syncing, khal] = [join(folder, 'vdirsyncer'), join(folder, 'khal')];
const files = join(folder, 'files');

/** Both keep what they know between fetches, as they do for whoever uses them. */
function configure(feed: string): void {
  mkdirSync(files, { recursive: true });
  writeFileSync(
    syncing,
    `[general]
status_path = "${join(folder, 'status')}"
[pair following]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
partial_sync = "ignore"
[storage here]
type = "filesystem"
path = "${files}"
fileext = ".ics"
[storage there]
type = "http"
url = "${feed}"
`,
  );
  writeFileSync(
    khal,
    `[calendars]
[[following]]
path = ${files}
readonly = True
[sqlite]
path = ${join(folder, 'khal.db')}
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M:%SZ
longdatetimeformat = %Y-%m-%dT%H:%M:%SZ
`,
  );
}

const FORMAT = '{start-long}\t{end-long}\t{title}\t{uid}';

async function readByKhal(feed: string, { from, to }: Days): Promise<readonly string[]> {
  configure(feed);
  await printed('vdirsyncer', ['-c', syncing, 'discover']);
  await printed('vdirsyncer', ['-c', syncing, 'sync']);
  const last = new Date(Date.parse(to) - DAY).toISOString().slice(0, 10);
  const days = ['--day-format', '', from, last];
  const text = await printed('khal', ['-c', khal, 'list', '--notstarted', '--format', FORMAT, ...days]);
  // What lasts several days is listed on each.
  const lines = new Set(text.split('\n').filter((line) => line.includes('\t')));
  return [...lines].map((line) => {
    const [start = '', end = '', title = ''] = line.split('\t');
    const isAllDay = !start.includes('T');
    // khal names the last day rather than the one after it.
    const after = isAllDay ? new Date(Date.parse(end) + DAY).toISOString().slice(0, 10) : end;
    return [start, after, title].join('\t');
  });
}

followedBy({
  name: 'khal with vdirsyncer',
  needs: [
    ['khal', '--version'],
    ['vdirsyncer', '--version'],
  ],
  packages: 'khal vdirsyncer',
  keepsOwnClock: true,
  read: readByKhal,
});
