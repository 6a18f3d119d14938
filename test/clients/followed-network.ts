// The network of the fixtures, and activities that calendars stumble over, behind a real server for real calendars to
// follow; and what they should show of it.
import { type Answered, LIMITS, listen } from '../../src/http/server.ts';
import { aHardNetwork } from '../http/feeds/a-hard-network.ts';
import type { TestApp } from '../support/app.ts';

/** Days in UTC, `YYYY-MM-DD`, half-open. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export const YEAR: Days = { from: '2026-09-01', to: '2027-09-01' };
/** When the weekly series of `publishWeekly` is. */
export const WINTER: Days = { from: '2026-12-01', to: '2027-02-01' };

export interface FollowedNetwork {
  readonly app: TestApp;
  /** What has been asked of the server, the latest last. */
  readonly answered: readonly Answered[];
  /** The whole address of the path. */
  at(path: string): string;
  /**
   * Occurrences as our own API tells of them, `start<TAB>end<TAB>title`, times in UTC, sorted.
   * @param filter as a query
   */
  told(days: Days, filter?: string): Promise<readonly string[]>;
  /** Weekly, from Monday 7 December 2026 at seven in the evening, six times. */
  publishWeekly(): Promise<Weekly>;
  close(): Promise<void>;
}

interface Weekly {
  /** What happens to it, each in turn seen in the next fetch. */
  moveOneDate(): Promise<void>;
  cancelOneDate(): Promise<void>;
  moveAll(): Promise<void>;
  cancelAll(): Promise<void>;
}

export async function followedNetwork(): Promise<FollowedNetwork> {
  const network = await aHardNetwork();
  const { app } = network;
  const answered: Answered[] = [];
  const place = { host: '127.0.0.1', port: 0 };
  const note = (answer: Answered): number => answered.push(answer);
  const { port, close } = await listen(app.app, place, note, { ...LIMITS, farewell: 100 });
  return {
    app,
    answered,
    at: (path) => `http://127.0.0.1:${port}${path}`,
    told: (days, filter = '') => toldBy(app, days, filter),
    publishWeekly: () => publishWeekly(app),
    async close() {
      await close();
      await network.close();
    },
  };
}

interface Told {
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly status: string;
  readonly title: Readonly<Record<string, string>>;
}

async function toldBy(app: TestApp, { from, to }: Days, filter: string): Promise<readonly string[]> {
  const window = `from=${from}T00:00:00Z&to=${to}T00:00:00Z&${filter}`;
  const lines: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await app.api('GET', `/occurrences?${window}&limit=500${cursor}`);
    const { occurrences, next } = body as { occurrences: readonly Told[]; next: string | null };
    lines.push(...occurrences.map(lineOf));
    if (next === null) return lines.sort();
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
}

function lineOf({ start, end, allDay, status, title }: Told): string {
  const at = (text: string): string => (allDay ? text : `${new Date(text).toISOString().slice(0, 19)}Z`);
  const words = title['da'] ?? Object.values(title)[0] ?? '';
  return [at(start), at(end), status === 'cancelled' ? `AFLYST: ${words}` : words].join('\t');
}

async function publishWeekly(app: TestApp): Promise<Weekly> {
  const schedule = {
    ...{ start: '2026-12-07T19:00', timeZone: 'Europe/Copenhagen', duration: 'PT2H' },
    rule: 'FREQ=WEEKLY;COUNT=6',
  };
  const input = { association: 'sprogcafeen', title: { da: 'Prøveaften' }, visibility: 'public', schedule };
  const sent = { as: 'coordinator', body: input } as const;
  const { activity } = (await app.api('POST', '/activities', sent)).body as { activity: { id: string } };
  let minute = 0;
  const put = async (more: object): Promise<void> => {
    minute += 1;
    app.at(`2026-11-20T12:0${minute}:00Z`);
    const body = { ...input, schedule: { ...schedule, ...more } };
    const { status, text } = await app.api('PUT', `/activities/${activity.id}`, { as: 'coordinator', body });
    if (status !== 200) throw new Error(text);
  };
  const moved = { '2026-12-14T19:00': { start: '2026-12-15T18:30' } };
  const off = { '2026-12-21T19:00': { status: 'cancelled' } };
  return {
    moveOneDate: () => put({ changed: moved }),
    cancelOneDate: () => put({ changed: { ...moved, ...off } }),
    moveAll: () => put({ start: '2026-12-08T17:00' }),
    async cancelAll() {
      app.at('2026-11-20T12:09:00Z');
      await app.api('DELETE', `/activities/${activity.id}`, { as: 'coordinator' });
    },
  };
}
