// A calendar that is broken on purpose, and what "check" says of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sqlite } from '../../src/store/kept-statements.ts';
import { type Ended, ownEnvironment, runProgram } from '../support/program.ts';

const FIXTURE = fileURLToPath(new URL('../fixtures/danish-network.jsonl', import.meta.url));
const PAGE = 4_096;

describe('checking a SQLite file', () => {
  test('says what was looked at where nothing is wrong', async () => {
    const { check } = await aCalendar();
    expect(await check()).toEqual({
      code: 0,
      output: expect.stringMatching(
        /^105 activities and \d+ occurrences were looked at; all is as it should be\.\n$/,
      ),
      notes: '',
    });
  });

  test('finds the words of a feed that somebody has changed behind its back', async () => {
    const { check, change } = await aCalendar();
    await change(`update rendering set vevent = cast(replace(cast(vevent as text), 'SUMMARY:', 'SUMMARY:X') as blob)
      where activity = (select min(activity) from rendering where language = '') and language = ''`);
    const { code, output } = await check();
    expect(code).toBe(1);
    expect(output).toMatch(
      /^What feeds say of “.+” \(.+\) is not what .+: “SUMMARY:X.+” stands where “SUMMARY:/,
    );
    expect(output).toMatch(/; 1 differ\.\n$/);
  });

  test('finds a row that leads nowhere', async () => {
    const { check, change } = await aCalendar();
    await change("insert into rendering values ('nobody', '', x'00')");
    const { code, output } = await check();
    expect(code).toBe(1);
    expect(output).toContain(
      'The database is damaged: a row of rendering names a row of activity that is not there.\n',
    );
  });

  test('finds an index of the file that has lost an entry', async () => {
    const { check, file } = await aCalendar();
    await damageIndex(file);
    const { code, output, notes } = await check();
    expect(notes).toBe('');
    expect(code).toBe(1);
    expect(output).toMatch(/^The database is damaged: .*index/m);
  });

  test('names an activity whose words nobody can read any more', async () => {
    const { check, change } = await aCalendar();
    await change(`update activity set document = '{' where id = (select min(id) from activity)`);
    expect(await check()).toEqual({
      code: 1,
      output: '',
      notes: expect.stringMatching(
        /^Activity [0-9a-f-]{36} cannot be read from the database; restore it from a backup\.\n$/,
      ),
    });
  });

  test('ends with a sentence where a page of it cannot be read', async () => {
    const { check, file } = await aCalendar();
    const bytes = readFileSync(file);
    for (let at = 5 * PAGE; at < bytes.length; at += PAGE) bytes.fill(0xff, at, at + 100);
    writeFileSync(file, bytes);
    const { code, output, notes } = await check();
    expect(code).toBe(1);
    expect(output + notes).toMatch(/^The database is damaged: /);
    expect(notes).not.toContain('    at ');
  });
});

async function aCalendar() {
  const environment = ownEnvironment();
  expect((await runProgram(['load', FIXTURE], { environment })).code).toBe(0);
  const file = join(environment['DATA_DIR'] ?? '', 'calendar.db');
  return {
    file,
    check: (): Promise<Ended> => runProgram(['check'], { environment }),
    async change(words: string): Promise<void> {
      const raw = (await sqlite())(file);
      raw.exec('pragma foreign_keys = off');
      raw.exec(words);
      raw.close();
    },
  };
}

/** Writes over a slug in an index of the associations, as a fault of the disk would. */
async function damageIndex(file: string): Promise<void> {
  const raw = (await sqlite())(file, { readonly: true });
  const page = raw
    .prepare("select rootpage from sqlite_schema where type = 'index' and tbl_name = 'association'")
    .pluck()
    .get() as number;
  raw.close();
  const bytes = readFileSync(file);
  bytes.fill('z', page * PAGE - 6, page * PAGE - 3);
  writeFileSync(file, bytes);
}
