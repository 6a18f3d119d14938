// Importing a large calendar file into a server that people use meanwhile: how long it takes, and how long they wait.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { WEEKDAYS } from '../../src/calendar/rule.ts';
import { DAY, formatLocalDate, weekdayOf } from '../../src/calendar/time.ts';
import { atMost, type Figure } from './figures.ts';
import { answered, oneConnection } from './latencies.ts';
import { startNode } from './server-process.ts';
import { storedNetwork } from './stored-network.ts';

const STORED = 2_000;
const VEVENTS = 20_000;
/** Soon, so that what is imported is in the index that clash checks keep. */
const FIRST_DAY = Math.floor(Date.now() / DAY) + 7;
const DAYS = 600;
/** Milliseconds between one answer and the next request. */
const PACE = 5;
const MAIN = 'dist/src/main.js';
const INTO = 'forening-1';
const ANOTHER = 'forening-2';

export async function importingFigures(): Promise<Figure[]> {
  const stored = await storedNetwork(STORED);
  const environment = { DATA_DIR: stored.folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' };
  const token = execFileSync(process.execPath, [MAIN, 'token', '--role', 'coordinator'], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  }).trim();
  const server = await startNode([MAIN, 'serve'], environment);
  try {
    const base = `http://127.0.0.1:${server.port}`;
    const ask = async (path: string, init: RequestInit = {}): Promise<string> => {
      const answer = await fetch(`${base}${path}`, init);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${text}`);
      return text;
    };
    const agent = oneConnection();
    const feed = () =>
      answered(agent, server.port, `/associations/${ANOTHER}.ics`, { 'Accept-Encoding': 'gzip' });
    // As in a calendar that has been running for a while: the index made, the feed in the cache.
    await ask('/api/v1/occurrences?limit=1');
    await feed();
    await allIsQuiet(server.pid);
    const file = Buffer.from(largeFile());
    const others = longestWait(feed);
    const begun = performance.now();
    const report = await ask(`/api/v1/associations/${INTO}/import`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/calendar' },
      body: file,
    });
    const seconds = (performance.now() - begun) / 1_000;
    // Whoever asks for dates now has them in the index, for which others do not wait either.
    await ask('/api/v1/occurrences?limit=1');
    const longest = await others.end();
    agent.destroy();
    const { created } = JSON.parse(report) as { created: number };
    if (created !== VEVENTS) throw new Error(`Of ${VEVENTS} VEVENTs ${created} came in.`);
    const what = `an import of ${VEVENTS} VEVENTs (${(file.length / 1e6).toFixed(1)} MB)`;
    return [
      atMost(`${what} into ${STORED} activities`, seconds, 3, 's'),
      atMost(`the longest that a cached feed waits meanwhile`, longest, 50, 'ms'),
    ];
  } finally {
    await server.end();
    stored.remove();
  }
}

/** Waits until what a server does after its start is done. */
async function allIsQuiet(pid: number): Promise<void> {
  for (let before = Number.NaN; ; ) {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ').slice(13, 15).map(Number);
    const ticks = (user ?? 0) + (system ?? 0);
    if (ticks - before <= 1) return;
    before = ticks;
    await pause(500);
  }
}

/** Asks again and again, until it is ended: then the milliseconds of the longest time from when a request was due. */
function longestWait(ask: () => Promise<unknown>): { end(): Promise<number> } {
  let isOver = false;
  let longest = 0;
  const asking = (async () => {
    while (!isOver) {
      const due = performance.now() + PACE;
      await pause(PACE);
      await ask();
      longest = Math.max(longest, performance.now() - due);
    }
    return longest;
  })();
  return {
    end: () => {
      isOver = true;
      return asking;
    },
  };
}

/** As calendar programs write it: four in five a single date, one in five a weekly series. */
function largeFile(): string {
  const vevents = Array.from({ length: VEVENTS }, (_, i) => vevent(i));
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//bench//DA', ...vevents, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

function vevent(i: number): string {
  const day = FIRST_DAY + (i % DAYS);
  const date = formatLocalDate(day).replaceAll('-', '');
  const hour = String(9 + (i % 11)).padStart(2, '0');
  return [
    'BEGIN:VEVENT',
    `DTSTART;TZID=Europe/Copenhagen:${date}T${hour}0000`,
    `DTEND;TZID=Europe/Copenhagen:${date}T${hour}4500`,
    ...(i % 5 === 0 ? [`RRULE:FREQ=WEEKLY;COUNT=30;BYDAY=${WEEKDAYS[weekdayOf(day)]}`] : []),
    'DTSTAMP:20261101T120000Z',
    `UID:date-${i}@import.example`,
    `SUMMARY:Aktivitet ${i}: sprogcafé og fællesspisning`,
    'DESCRIPTION:Kom og vær med\\, vi glæder os til at se dig.',
    `LOCATION:Sted ${i % 300}`,
    'SEQUENCE:0',
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ].join('\r\n');
}
