import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DIST, newFolder, ownEnvironment, runProgram } from '../support/program.ts';

const MISUSED: [sentence: string, words: string[], told: string][] = [
  ['nothing', [], 'Name a command.'],
  ['a command that is none', ['flyt'], 'There is no command "flyt".'],
  ['an option that is none', ['token', '--rolle', 'x'], "Unknown option '--rolle'."],
  ['an option without its value', ['token', '--role'], "Option '--role <value>' argument missing."],
  ['a token for nobody in particular', ['token'], '"token" needs --role coordinator or --role editor.'],
  [
    'an editor of nothing',
    ['token', '--role', 'editor'],
    '"token --role editor" needs --association, the slug of the one it is for.',
  ],
  [
    'a coordinator of one association',
    ['token', '--role', 'coordinator', '--association', 'a'],
    "A coordinator's token is for every association: leave --association out.",
  ],
  ['a load of nothing', ['load'], '"load" needs FILE.jsonl.'],
  ['an import for nobody', ['import'], '"import" needs SLUG.'],
  ['an import of nothing', ['import', 'spiren'], '"import" needs FILE.ics.'],
  ['an export to two files', ['export', 'a', 'b'], '"export" does not take "b".'],
];

describe('the command line answers with one sentence, the commands, and 2, when asked for', () => {
  test.each(MISUSED)('%s', async (_sentence, words, told) => {
    const { code, output, notes } = await runProgram(words);
    expect({ code, output, told: notes.split(' These are the commands:')[0] }).toEqual({
      code: 2,
      output: '',
      told,
    });
    expect(notes).toContain('admin-link');
  });
});

const REFUSED: [sentence: string, words: string[], environment: Record<string, string>, told: RegExp][] = [
  [
    'a file that is not there',
    ['load', '/nowhere/network.jsonl'],
    {},
    /^\/nowhere\/network\.jsonl is not there/,
  ],
  ['a folder instead of a file', ['load', '/usr'], {}, /is a folder: name a file\.$/],
  [
    'an export to no folder',
    ['export', '/nowhere/network.jsonl'],
    {},
    /^\/nowhere is not there: check the name\.$/,
  ],
  [
    'a backup to no folder',
    ['backup', '/nowhere/kalender.db'],
    {},
    /^\/nowhere is not there: check the name\.$/,
  ],
  [
    'an association nobody knows',
    ['token', '--role', 'editor', '--association', 'x'],
    {},
    /no association x\.$/,
  ],
  ['a data folder that cannot be', ['check'], { DATA_DIR: '/dev/null/data' }, /give the program a folder/],
  [
    'a PostgreSQL that is away',
    ['check'],
    { DATABASE_URL: 'postgres://k:hemmelig@127.0.0.1:1/k' },
    /^PostgreSQL does not let us in .*check DATABASE_URL\.$/,
  ],
  ['a host that is not ours', ['serve'], { HOST: '192.0.2.1' }, /correct HOST\.$/],
];

describe('the command line answers with one sentence, and 1, when given', () => {
  test.each(REFUSED)('%s', async (_sentence, words, environment, told) => {
    const { code, output, notes } = await runProgram(words, { environment: ownEnvironment(environment) });
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(notes.trim()).toMatch(told);
    expect(notes.trim().split('\n')).toHaveLength(1);
    expect(notes).not.toContain('hemmelig');
  });

  test('an environment with mistakes: all of them, a line each', async () => {
    const environment = ownEnvironment({ PORT: 'x', BASE_URL: 'x', LOG_LEVEL: 'x' });
    const { code, output, notes } = await runProgram(['serve'], { environment });
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(notes).toMatch(/^The environment has to be mended first:\n( {2}[A-Z_]+: give .+\n){3}$/);
  });

  test('a file with faults: all of them, a line each, and nothing is stored', async () => {
    const environment = ownEnvironment();
    const input = '{"association": {"slug": "a"}}\n{"venue": {"slug": "b", "name": "B"}}\nnonsense\n';
    const { code, output, notes } = await runProgram(['load', '-'], { environment, input });
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(notes).toMatch(/ {2}line 1, name: .+\n {2}line 3: .+\n$/);
    expect((await runProgram(['export', '-'], { environment })).output).toBe('');
  });

  test('a file that is not UTF-8', async () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'latin.jsonl'),
      Buffer.from('{"association": {"slug": "a", "name": "\xe6"}}\n', 'latin1'),
    );
    const { code, notes } = await runProgram(['load', 'latin.jsonl'], {
      environment: ownEnvironment(),
      workingFolder: folder,
    });
    expect({ code, notes }).toEqual({ code: 1, notes: 'line 1 or soon after: Save the file as UTF-8.\n' });
  });
});

describe('a computer that cannot run the program is told in one sentence', () => {
  test('which Node to install', async () => {
    const versions = '{ ...process.versions, node: "18.20.4" }';
    const before = `Object.defineProperty(process, 'versions', { value: ${versions} })`;
    expect(await runProgram(['serve'], { before })).toEqual({
      code: 1,
      output: '',
      notes: 'Node 18.20.4 is too old: install Node 20.19 or newer, then try again.\n',
    });
  });

  test('how to get the native part of SQLite', async () => {
    const before = `process.dlopen = () => { throw Object.assign(new Error('no'), { code: 'ERR_DLOPEN_FAILED' }) }`;
    const { code, output, notes } = await runProgram(['serve'], { before, environment: ownEnvironment() });
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(notes).toMatch(/^The SQLite part .+ run "npm rebuild better-sqlite3"\.\n$/);
  });

  test('how to get the packages', async () => {
    const folder = newFolder();
    cpSync(DIST, join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    expect(await runProgram(['serve'], { dist: join(folder, 'dist') })).toEqual({
      code: 1,
      output: '',
      notes: 'A package is missing: run "npm install" in the folder of the program, then try again.\n',
    });
  });
});

const HELP = ['help', '--help', '-h', 'token --help', 'serve -h', 'load x.jsonl --help'];

test.each(HELP)('%s prints the commands, and all is well', async (line) => {
  const { code, output, notes } = await runProgram(line.split(' '));
  expect({ code, notes }).toEqual({ code: 0, notes: '' });
  for (const name of ['serve', 'demo', 'token', 'admin-link', 'load', 'export', 'import', 'check', 'help']) {
    expect(output).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  }
});
