// Importing a large calendar file through the deed: how long it takes, and how long others wait meanwhile.
import { setTimeout as pause } from 'node:timers/promises';
import { importCalendar } from '../../src/actions/import-calendar.ts';
import { WEEKDAYS } from '../../src/calendar/rule.ts';
import { DAY, dayFromCivil, formatLocalDate, instant, weekdayOf } from '../../src/calendar/time.ts';
import { createApp } from '../../src/http/app.ts';
import { atMost, type Figure } from './figures.ts';
import { servicesOf } from './services.ts';
import { deskOn, storedNetwork } from './stored-network.ts';

const STORED = 2_000;
const VEVENTS = 20_000;
const FIRST_DAY = dayFromCivil(2026, 11, 2);
const DAYS = 600;
/** Milliseconds between one answer and the next request. */
const PACE = 5;

export async function importingFigures(): Promise<Figure[]> {
  const stored = await storedNetwork(STORED);
  const desk = await deskOn(stored.file);
  try {
    await desk.network.whole();
    const [association = ''] = desk.network.associations.keys();
    const now = desk.clock();
    // As in a calendar that has been running for a while: the index made, the feed in the cache.
    desk.occurrences.indexFor({ start: now, end: instant(now + DAY) }, now);
    const app = createApp(servicesOf(desk));
    const feed = async () => {
      const answer = await app.request('/associations/forening-1.ics');
      if (answer.status !== 200) throw new Error('There is no feed to ask for.');
      await answer.arrayBuffer();
    };
    await feed();
    const text = largeFile();
    const others = longestWait(feed);
    const begun = performance.now();
    const by = { role: 'coordinator', name: 'bench' } as const;
    const { created } = await importCalendar(desk, by, association, text, { dryRun: false });
    const seconds = (performance.now() - begun) / 1_000;
    const longest = await others.end();
    if (created !== VEVENTS) throw new Error(`Of ${VEVENTS} VEVENTs ${created} came in.`);
    const what = `an import of ${VEVENTS} VEVENTs (${(text.length / 1e6).toFixed(1)} MB)`;
    return [
      atMost(`${what} into ${STORED} activities`, seconds, 3, 's'),
      atMost(`the longest that a cached feed waits meanwhile`, longest, 50, 'ms'),
    ];
  } finally {
    await desk.store.close();
    stored.remove();
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
