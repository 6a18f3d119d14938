import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from '../../src/command-line/run.ts';
import { onBothDatabases } from '../support/databases.ts';
import { environmentFor, newFolder, Program, runProgram } from '../support/program.ts';

const ASSOCIATION = '{"association":{"slug":"spiren","name":"Havefællesskabet Spiren"}}\n';

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Spiren//DA',
  'BEGIN:VEVENT',
  'UID:havedag@spiren.example',
  'DTSTAMP:20261101T120000Z',
  'DTSTART;TZID=Europe/Copenhagen:20261205T100000',
  'DTEND;TZID=Europe/Copenhagen:20261205T130000',
  'RRULE:FREQ=MONTHLY;BYDAY=1SA',
  'SUMMARY:Havedag på Spiren',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:engang@spiren.example',
  'DTSTAMP:20261101T120000Z',
  'SUMMARY:En dag, vi ikke kender endnu',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

onBothDatabases('importing on the command line', (database) => {
  test('says what would come of the file, and stores nothing, where only that is asked for', async () => {
    const environment = environmentFor(await database.address());
    await runProgram(['load', '-'], { environment, input: ASSOCIATION });
    const stored = async () => (await runProgram(['export', '-'], { environment })).output;
    const before = await stored();
    const asked = () => runProgram(['import', 'spiren', '-', '--dry-run'], { environment, input: CALENDAR });
    const [first, second] = [await asked(), await asked()];
    expect(first).toMatchObject({ code: 0, notes: '' });
    expect(first.output).toMatch(
      /^Activities: 1 new, 0 changed, 0 as they were, 1 left out\.\nLeft out engang@spiren(.*\n)+Nothing is stored\.\n$/,
    );
    expect(second).toEqual(first);
    expect(await stored()).toBe(before);
  });

  test.each([
    ['no', false],
    ['', false],
    ['yes', true],
    ['ja', true],
  ])(
    'tells a person at a terminal what would come of it, and stores on a yes: %j',
    async (answer, isStored) => {
      const environment = environmentFor(await database.address());
      await runProgram(['load', '-'], { environment, input: ASSOCIATION });
      const workingFolder = newFolder();
      writeFileSync(join(workingFolder, 'spiren.ics'), CALENDAR);
      const [output, notes] = [new PassThrough(), new PassThrough()];
      const stopSignal = () => new AbortController().signal;
      const input = Object.assign(new PassThrough(), { isTTY: true });
      notes.once('data', () => input.write(`${answer}\n`));
      const surroundings = { environment, workingFolder, input, output, notes, stopSignal };
      expect(await run(['import', 'spiren', 'spiren.ics'], surroundings)).toBe(0);
      expect(String(output.read())).toMatch(
        isStored ? /1 new[\s\S]+It is stored\.\n$/ : /1 new[\s\S]+Nothing is stored\.\n$/,
      );
      const { output: exported } = await runProgram(['export', '-'], { environment });
      expect(exported.includes('Havedag på Spiren')).toBe(isStored);
    },
  );

  test('puts the file into the association, tells what it left out, and changes nothing the second time', async () => {
    const environment = environmentFor(await database.address());
    await runProgram(['load', '-'], { environment, input: ASSOCIATION });
    const server = new Program(['serve'], { environment });
    const address = await server.address();
    const first = await runProgram(['import', 'spiren', '-'], { environment, input: CALENDAR });
    expect(first).toMatchObject({ code: 0, notes: '' });
    expect(first.output).toMatch(
      /^Activities: 1 new, 0 changed, 0 as they were, 1 left out\.\nLeft out engang@spiren/,
    );
    const feed = async () => (await fetch(`${address}/associations/spiren.ics`)).text();
    await expect.poll(feed, { timeout: 1_000, interval: 50 }).toContain('SUMMARY:Havedag på Spiren');
    const second = await runProgram(['import', 'spiren', '-'], { environment, input: CALENDAR });
    expect(second.output).toContain('Activities: 0 new, 0 changed, 1 as they were, 1 left out.');
  });

  test('says what is wrong with a file that is no calendar, and with an association nobody knows', async () => {
    const environment = environmentFor(await database.address());
    await runProgram(['load', '-'], { environment, input: ASSOCIATION });
    const page = await runProgram(['import', 'spiren', '-'], { environment, input: '<!doctype html>' });
    expect(page).toMatchObject({ code: 1, output: '' });
    expect(page.notes).toMatch(/^Send an iCalendar file.+BEGIN:VCALENDAR\.\n$/);
    const nobody = await runProgram(['import', 'nobody', '-'], { environment, input: CALENDAR });
    expect(nobody).toEqual({ code: 1, output: '', notes: 'There is no association nobody.\n' });
  });
});
