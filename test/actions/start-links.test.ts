import { expect, test } from 'vitest';
import {
  becomeCoordinator,
  hasCoordinator,
  isGoodStartLink,
  makeStartLink,
} from '../../src/actions/start-links.ts';
import { holderOf } from '../../src/actions/tokens.ts';
import { changesSince } from '../../src/store/changes.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';

const NOW = '2026-11-20T12:00:00Z';
const SECRET = Buffer.alloc(32, 1);
const TOKEN_SECRET = Buffer.alloc(32, 2);

onBothDatabases('a start link', (database) => {
  test('makes whoever uses it coordinator', async () => {
    const desk = await aDesk(await database.address(), NOW);
    const link = await makeStartLink(desk, SECRET);
    expect(await hasCoordinator(desk)).toBe(false);
    const token = await becomeCoordinator(desk, link, TOKEN_SECRET);
    expect(await holderOf(desk, token)).toEqual({ role: 'coordinator', name: 'Coordinator' });
    expect(await hasCoordinator(desk)).toBe(true);
  });

  test('is good for one use', async () => {
    const desk = await aDesk(await database.address(), NOW);
    const link = await makeStartLink(desk, SECRET);
    await becomeCoordinator(desk, link, TOKEN_SECRET);
    expect(await isGoodStartLink(desk, link)).toBe(false);
    await expect(becomeCoordinator(desk, link, Buffer.alloc(32, 3))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('is used by one of many who try at once', async () => {
    const desks = [await aDesk(await database.address(), NOW), await aDesk(await database.address(), NOW)];
    const link = await makeStartLink(desks[0] ?? expect.fail(), SECRET);
    const tries = Array.from({ length: 50 }, (_, i) =>
      becomeCoordinator(desks[i % 2] ?? expect.fail(), link, Buffer.alloc(32, i)),
    );
    const done = await Promise.allSettled(tries);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is not used up by asking whether it is good', async () => {
    const desk = await aDesk(await database.address(), NOW);
    const link = await makeStartLink(desk, SECRET);
    for (let i = 0; i < 20; i++) expect(await isGoodStartLink(desk, link)).toBe(true);
    await expect(becomeCoordinator(desk, link, TOKEN_SECRET)).resolves.toMatch(/^fk_/);
  });

  test('is good until 30 minutes have gone', async () => {
    const desk = await aDesk(await database.address(), NOW);
    const link = await makeStartLink(desk, SECRET);
    desk.at('2026-11-20T12:29:59Z');
    expect(await isGoodStartLink(desk, link)).toBe(true);
    desk.at('2026-11-20T12:30:00Z');
    expect(await isGoodStartLink(desk, link)).toBe(false);
    await expect(becomeCoordinator(desk, link, TOKEN_SECRET)).rejects.toThrow('npm run cli -- admin-link');
  });

  test('is one that was made here', async () => {
    const desk = await aDesk(await database.address(), NOW);
    await makeStartLink(desk, SECRET);
    for (const link of ['', 'x', Buffer.alloc(32, 9).toString('base64url'), 'x'.repeat(100_000)]) {
      expect(await isGoodStartLink(desk, link)).toBe(false);
      await expect(becomeCoordinator(desk, link, TOKEN_SECRET)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  test('is nowhere to be read in the database', async () => {
    const desk = await aDesk(await database.address(), NOW);
    const link = await makeStartLink(desk, SECRET);
    const token = await becomeCoordinator(desk, link, TOKEN_SECRET);
    const rows = [
      await changesSince(desk.store.read, 0, 100),
      await desk.store.read.selectFrom('start_link').selectAll().execute(),
      await desk.store.read.selectFrom('token').selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).toContain('make-start-link');
    expect(JSON.stringify(rows)).not.toContain(link);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('is forgotten once it has expired and another is made', async () => {
    const desk = await aDesk(await database.address(), NOW);
    await makeStartLink(desk, SECRET);
    desk.at('2026-11-20T13:00:00Z');
    await makeStartLink(desk, Buffer.alloc(32, 4));
    expect(await desk.store.read.selectFrom('start_link').selectAll().execute()).toHaveLength(1);
  });
});
