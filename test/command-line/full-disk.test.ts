// On a disk that is really full, unlike in http/disk-full.test.ts: what the system, SQLite and PostgreSQL then do is theirs.
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NOBODY, startPostgres } from '../support/postgres-process.ts';
import { ownEnvironment, Program, runProgram, type Started } from '../support/program.ts';
import { onSmallDisk, type SmallDisk } from '../support/small-disk.ts';

const MEBIBYTES = 8;
const ASSOCIATION = '{"association":{"slug":"spiren","name":"Havefællesskabet Spiren"}}\n';
/** What is written must be more than the room that is left in files which are there already. */
const LONG = 'Kom og tal dansk. '.repeat(250);

onSmallDisk('on a disk that is full', (smallDisk) => {
  test('everything is read, writes are refused, and all is well again as soon as there is room', async () => {
    const disk = await smallDisk(MEBIBYTES);
    const how = started(disk);
    const token = await aToken(how);
    const server = new Program(['serve'], how);
    const address = await server.address();
    const publish = (title: string) => publishAt(address, token, title);
    expect((await publish('før')).status).toBe(201);
    disk.fill();
    await expect.poll(async () => (await publish('imens')).status, { interval: 1 }).toBe(507);
    const refused = await publish('imens');
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({ type: '/problems/full', status: 507 });
    // What was said yes to while there was a last bit of room is there too.
    const kept = await titlesAt(address);
    expect(kept[0]).toBe('før');
    expect(await pageAt(address)).toContain('Der er ikke mere plads på serveren');
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);

    // What is asked for on the command line meanwhile ends with a sentence, and leaves nothing half done.
    const file = join(disk.folder, 'backup.db');
    expect(await runProgram(['backup', file], how)).toMatchObject({
      code: 1,
      notes: 'The disk is full: make room, then try again.\n',
    });
    expect(readdirSync(disk.outside(disk.folder)).sort()).toEqual(['data', 'filler']);
    expect(await runProgram(['check'], how)).toMatchObject({ code: 0 });
    expect((await runProgram(['export', '-'], how)).output).toContain('"før"');

    // It finds out by itself, without anybody writing.
    disk.makeRoom();
    const ready = async () => (await fetch(`${address}/readyz`)).status;
    await expect.poll(ready, { timeout: 15_000, interval: 100 }).toBe(200);
    expect(await pageAt(address)).not.toContain('plads på serveren');
    expect((await publish('efter')).status).toBe(201);
    expect(await titlesAt(address)).toEqual([...kept, 'efter'].sort());
    server.stop();
    const { code, notes } = await server.ended();
    expect(code).toBe(0);
    expect(notes).toMatch(/the disk is full: nothing can be written.*there is room on the disk again/s);
    expect(notes).not.toContain('a request failed');
    expect(await runProgram(['check'], how)).toMatchObject({ code: 0 });
  }, 60_000);

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'a server that was ended by %s comes back, and everything is read',
    async (signal) => {
      const { disk, how, token } = await endedWhenFull(smallDisk, signal);
      const second = new Program(['serve'], how);
      const address = await second.address();
      expect(await titlesAt(address)).toEqual(['før']);
      disk.fill();
      await expect.poll(async () => (await publishAt(address, token, 'imens')).status).toBe(507);
      disk.makeRoom();
      const ready = async () => (await fetch(`${address}/readyz`)).status;
      await expect.poll(ready, { timeout: 15_000, interval: 100 }).toBe(200);
      expect((await publishAt(address, token, 'efter')).status).toBe(201);
    },
    60_000,
  );

  test('a server that has not even room to start in says so, and starts once there is', async () => {
    const { disk, how } = await endedWhenFull(smallDisk, 'SIGTERM');
    disk.fill();
    expect(await runProgram(['serve'], how)).toEqual({
      code: 1,
      output: '',
      notes: 'The disk is full: make room, then try again.\n',
    });
    disk.makeRoom();
    const second = new Program(['serve'], how);
    expect(await titlesAt(await second.address())).toEqual(['før']);
  }, 60_000);

  test('a restoring ends with a sentence, leaves no calendar behind, and can be done again', async () => {
    const disk = await smallDisk(MEBIBYTES);
    const how = started(disk);
    const token = await aToken(how);
    const server = new Program(['serve'], how);
    expect((await publishAt(await server.address(), token, 'før')).status).toBe(201);
    server.stop();
    await server.ended();
    const file = join(disk.folder, 'backup.db');
    expect((await runProgram(['backup', file], how)).code).toBe(0);
    const elsewhere = started(disk, 'elsewhere');
    disk.fill();
    expect(await runProgram(['restore', file], elsewhere)).toMatchObject({
      code: 1,
      notes: 'The disk is full: make room, then try again.\n',
    });
    expect(existsSync(disk.outside(join(disk.folder, 'elsewhere/calendar.db')))).toBe(false);
    disk.makeRoom();
    expect(await runProgram(['restore', file], elsewhere)).toMatchObject({ code: 0 });
    expect((await runProgram(['export', '-'], elsewhere)).output).toContain('"før"');
  }, 60_000);
});

onSmallDisk('where the disk that PostgreSQL writes to is full', (smallDisk) => {
  const isRoot = process.getuid?.() === 0;
  test.skipIf(!isRoot)(
    'everything is read, writes are refused, and all is well again as soon as there is room',
    async () => {
      const disk = await smallDisk(24);
      const postgres = await startPostgres([], disk.within);
      onTestFinished(() => postgres.stop());
      const tables = join(disk.folder, 'tables');
      mkdirSync(disk.outside(tables));
      chownSync(disk.outside(tables), NOBODY, NOBODY);
      const { default: pg } = await import('pg');
      const client = new pg.Client({ connectionString: `${postgres.url}/postgres` });
      await client.connect();
      await client.query(`create tablespace small location '${tables}'`);
      await client.query('create database calendar tablespace small');
      await client.end();

      const how = { environment: ownEnvironment({ DATABASE_URL: `${postgres.url}/calendar` }) };
      const token = await aToken(how);
      const server = new Program(['serve'], how);
      const address = await server.address();
      const publish = (title: string) => publishAt(address, token, title);
      expect((await publish('før')).status).toBe(201);
      disk.fill();
      // What is free inside its files is used up first.
      await expect
        .poll(async () => (await publish('imens')).status, { timeout: 20_000, interval: 1 })
        .toBe(507);
      expect(await (await publish('imens')).json()).toMatchObject({ type: '/problems/full', status: 507 });
      const kept = await titlesAt(address);
      expect(kept).toContain('før');
      expect(await pageAt(address)).toContain('Der er ikke mere plads på serveren');
      const ready = async () => (await fetch(`${address}/readyz`)).status;
      expect(await ready()).toBe(503);
      disk.makeRoom();
      await expect.poll(ready, { timeout: 15_000, interval: 100 }).toBe(200);
      expect((await publish('efter')).status).toBe(201);
      expect(await titlesAt(address)).toEqual([...kept, 'efter'].sort());
      expect(await runProgram(['check'], how)).toMatchObject({ code: 0 });
    },
    90_000,
  );
});

/** A server that has written something and was then ended on a full disk. */
async function endedWhenFull(
  smallDisk: (mebibytes: number) => Promise<SmallDisk>,
  signal: 'SIGTERM' | 'SIGKILL',
): Promise<{ disk: SmallDisk; how: Started; token: string }> {
  const disk = await smallDisk(MEBIBYTES);
  const how = started(disk);
  const token = await aToken(how);
  const server = new Program(['serve'], how);
  expect((await publishAt(await server.address(), token, 'før')).status).toBe(201);
  disk.fill();
  server.stop(signal);
  await server.ended();
  return { disk, how, token };
}

function started(disk: SmallDisk, folder = 'data'): Started {
  return { environment: { DATA_DIR: join(disk.folder, folder), PORT: '0' }, within: disk.within };
}

async function aToken(how: Started): Promise<string> {
  expect((await runProgram(['load', '-'], { ...how, input: ASSOCIATION })).code).toBe(0);
  return (await runProgram(['token', '--role', 'coordinator'], how)).output.trim();
}

function publishAt(address: string, token: string, title: string): Promise<Response> {
  return fetch(`${address}/api/v1/activities`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ association: 'spiren', title, description: LONG },
      schedule: { start: '2027-03-02T19:00', duration: 'PT2H', rule: 'FREQ=WEEKLY;COUNT=4' },
    }),
  });
}

async function titlesAt(address: string): Promise<string[]> {
  const text = await (await fetch(`${address}/calendar.ics`)).text();
  return [...text.matchAll(/^SUMMARY:(.+)\r$/gm)].map(([, title = '']) => title).sort();
}

async function pageAt(address: string): Promise<string> {
  return (await fetch(`${address}/`)).text();
}
