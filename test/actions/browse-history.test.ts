// What has been done, found again: by activity, association and person, a page at a time.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/actions/actor.ts';
import { browseHistory, type HistoryFilter } from '../../src/actions/browse-history.ts';
import { cancelActivity } from '../../src/actions/cancel-activity.ts';
import { publishActivity } from '../../src/actions/publish-activity.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { saveSource } from '../../src/actions/save-source.ts';
import { DAY, instant } from '../../src/calendar/time.ts';
import { anInput } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';

const KAREN: Actor = { role: 'coordinator', name: 'Karen' };
const ANNA: Actor = { role: 'editor', name: 'Anna', associations: ['cafe'] };
const ALL: HistoryFilter = { activity: null, association: null, actor: null };

onBothDatabases('the history of the network', (database) => {
  const published = async (desk: ClockedDesk, by: Actor, association: string): Promise<string> => {
    const now = desk.clock();
    const window = { start: now, end: instant(now + 365 * DAY) };
    const input = anInput({ association, venue: null }, { changed: {} });
    return (await publishActivity(desk, by, input, { window, refuseClash: false })).activity.id;
  };
  const opened = async () => {
    const desk = await aDesk(await database.address(), '2026-11-20T12:00:00Z');
    for (const slug of ['cafe', 'cafe-2']) await saveAssociation(desk, KAREN, slug, { name: slug });
    const hers = await published(desk, ANNA, 'cafe');
    const theirs = await published(desk, KAREN, 'cafe-2');
    const url = 'https://calendar.example/a.ics';
    await saveSource(desk, KAREN, 'cafe-2', 'google', { url });
    await cancelActivity(desk, ANNA, hers, () => true);
    return { desk, hers, theirs };
  };
  const deedsOf = async (desk: ClockedDesk, filter: Partial<HistoryFilter>): Promise<string[]> => {
    const { changes } = await browseHistory(desk, KAREN, { ...ALL, ...filter }, 50, null);
    return changes.map(({ deed, actor }) => `${actor}: ${deed}`);
  };

  test('is told newest first, by everybody', async () => {
    const { desk } = await opened();
    expect(await deedsOf(desk, {})).toEqual([
      'Anna: cancel',
      'Karen: follow',
      'Karen: publish',
      'Anna: publish',
      'Karen: save-association',
      'Karen: save-association',
    ]);
  });

  test('is found by activity, by person, and by association with its activities and sources', async () => {
    const { desk, hers } = await opened();
    expect(await deedsOf(desk, { activity: hers })).toEqual(['Anna: cancel', 'Anna: publish']);
    expect(await deedsOf(desk, { actor: 'Anna' })).toEqual(['Anna: cancel', 'Anna: publish']);
    expect(await deedsOf(desk, { association: 'cafe-2' })).toEqual([
      'Karen: follow',
      'Karen: publish',
      'Karen: save-association',
    ]);
    expect(await deedsOf(desk, { association: 'cafe' })).toEqual([
      'Anna: cancel',
      'Anna: publish',
      'Karen: save-association',
    ]);
    expect(await deedsOf(desk, { association: 'cafe', actor: 'Karen' })).toEqual(['Karen: save-association']);
    expect(await deedsOf(desk, { actor: 'Nobody' })).toEqual([]);
  });

  test('is turned over page by page, each deed once', async () => {
    const { desk } = await opened();
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const page = await browseHistory(desk, KAREN, ALL, 4, before);
      seen.push(...page.changes.map(({ version }) => version));
      before = page.next;
    } while (before !== null);
    expect(seen).toHaveLength(6);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  describe('is for nobody but the coordinator', () => {
    test.each([
      ['an editor', ANNA, 'forbidden'],
      ['anybody', { role: 'public' } as const, 'unauthenticated'],
    ] as const)('not for %s', async (_who, actor, code) => {
      const { desk } = await opened();
      await expect(browseHistory(desk, actor, ALL, 5, null)).rejects.toMatchObject({ code });
    });
  });
});
