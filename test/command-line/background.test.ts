import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Desk } from '../../src/actions/desk.ts';
import { closeDesk, openDesk } from '../../src/actions/open-desk.ts';
import { lastRolled, rollRenderings } from '../../src/actions/roll-renderings.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { saveSource } from '../../src/actions/save-source.ts';
import { makeStartLink } from '../../src/actions/start-links.ts';
import { formatInstant, instant } from '../../src/calendar/time.ts';
import { beginBackground } from '../../src/command-line/background.ts';
import { Jobs } from '../../src/command-line/jobs.ts';
import { anOutsideCalendar } from '../actions/a-source.ts';
import { COORDINATOR } from '../actions/imports.ts';
import { aDesk, SETTINGS } from '../support/desks.ts';
import { Later } from '../support/later.ts';
import { newFolder } from '../support/program.ts';

const SILENT = pino({ level: 'silent' });

afterEach(() => {
  vi.useRealTimers();
});

describe('beside serving', () => {
  test('the activities are read, then the present month is rendered', async () => {
    const desk = await aDesk({ file: `${newFolder()}/calendar.db` }, '2026-11-20T12:00:00Z');
    const read = new Later<void>();
    const background = beginBackground(new Jobs(desk, SILENT), () => read.tell());
    await read.value;
    await background.end();
    expect(await rolledAt(desk)).toBe('2026-11-20T12:00:00Z');
  });

  test('a month that begins meanwhile is rendered at ten past three in Denmark', async () => {
    const opened = await aDesk({ file: `${newFolder()}/calendar.db` }, '2026-11-30T12:00:00Z');
    const desk: Desk = { ...opened, clock: () => instant(Date.now()) };
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
      now: Date.parse('2026-11-30T22:50:00Z'),
    });
    const read = new Later<void>();
    const background = beginBackground(new Jobs(desk, SILENT), () => read.tell());
    await read.value;
    await rollRenderings(desk);
    await vi.advanceTimersByTimeAsync(3 * 3_600_000);
    expect(await rolledAt(desk)).toBe('2026-11-30T22:50:00Z');
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    await background.end();
    expect(await rolledAt(desk)).toBe('2026-12-01T02:10:00Z');
  });

  test('what has had its time is forgotten at ten past three', async () => {
    const opened = await aDesk({ file: `${newFolder()}/calendar.db` }, '2026-11-20T12:00:00Z');
    const desk: Desk = { ...opened, clock: () => instant(Date.now()) };
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
      now: Date.parse('2026-11-20T22:50:00Z'),
    });
    await makeStartLink(desk, Buffer.alloc(32, 1));
    const links = async () =>
      (await desk.store.read.selectFrom('start_link').select('hash').execute()).length;
    const read = new Later<void>();
    const background = beginBackground(new Jobs(desk, SILENT), () => read.tell());
    await read.value;
    await vi.advanceTimersByTimeAsync(3 * 3_600_000);
    expect(await links()).toBe(1);
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    await background.end();
    expect(await links()).toBe(0);
  });

  test('a source that is due is asked within a minute, with nothing of its address in the log', async () => {
    const opened = await aDesk({ file: `${newFolder()}/calendar.db` }, '2026-11-20T12:00:00Z');
    const calendar = await anOutsideCalendar();
    const asked = new Later<void>();
    calendar.answers((_request, response) => {
      response.writeHead(500).end();
      asked.tell();
    });
    await saveAssociation(opened, COORDINATOR, 'sprogcafeen', { name: 'Sprogcaféen' });
    await saveSource(
      opened,
      COORDINATOR,
      'sprogcafeen',
      'google',
      { url: `${calendar.url}6f1f9` },
      calendar.fetching,
    );
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
      now: Date.parse('2026-11-20T12:00:10Z'),
    });
    const lines: string[] = [];
    const logger = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
    const background = beginBackground(new Jobs(opened, logger), () => {}, calendar.refreshing);
    await vi.advanceTimersByTimeAsync(55_000);
    vi.useRealTimers();
    await asked.value;
    await background.end();
    expect(lines.map((line) => JSON.parse(line).fault)).toContain('error');
    expect(lines.join()).not.toContain('6f1f9');
  });

  test('nothing is done once it has ended', async () => {
    const opened = await aDesk({ file: `${newFolder()}/calendar.db` }, '2026-11-30T12:00:00Z');
    const desk: Desk = { ...opened, clock: () => instant(Date.now()) };
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
      now: Date.parse('2026-11-30T22:50:00Z'),
    });
    const background = beginBackground(new Jobs(desk, SILENT), () => {});
    await background.end();
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(await rolledAt(desk)).toBe('2026-11-30T22:50:00Z');
  });

  test('a database that is away is noted, and serving goes on', async () => {
    const desk = await openDesk({ file: `${newFolder()}/calendar.db` }, SETTINGS, () => instant(0));
    const told: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => told.push(line) });
    await closeDesk(desk);
    const read = new Later<void>();
    const background = beginBackground(new Jobs(desk, logger), () => read.tell());
    await read.value;
    await background.end();
    expect(told.join('')).toMatch(/could not be read.*rendering for the new month failed/s);
  });
});

async function rolledAt(desk: Desk): Promise<string | null> {
  const at = await lastRolled(desk.store.read);
  return at === null ? null : formatInstant(at);
}
