// An association that is called something else in addresses: everything of it goes along, and nothing is told anew.
import { expect, test } from 'vitest';
import type { Actor } from '../../src/actions/actor.ts';
import { browseHistory } from '../../src/actions/browse-history.ts';
import { exportNetwork } from '../../src/actions/export-network.ts';
import { invitePerson } from '../../src/actions/invite-person.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { makePrivateFeed, openPrivateFeed } from '../../src/actions/private-feeds.ts';
import { publishActivity } from '../../src/actions/publish-activity.ts';
import { renameAssociation } from '../../src/actions/rename-association.ts';
import { reviseActivity } from '../../src/actions/revise-activity.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { holderOf, issueToken } from '../../src/actions/tokens.ts';
import { DAY, instant } from '../../src/calendar/time.ts';
import { changesSince } from '../../src/store/changes.ts';
import { findPerson } from '../../src/store/people.ts';
import { allSources, saveSource } from '../../src/store/sources.ts';
import { anInput } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';

const COORDINATOR = { role: 'coordinator', name: 'Frivilligcentret' } as const;
const NOW = '2026-11-20T12:00:00Z';
const PLAIN = { venue: null };
const ONCE = { changed: {} };

onBothDatabases('giving an association another name in addresses', (database) => {
  const opened = async (): Promise<ClockedDesk> => {
    const desk = await aDesk(await database.address(), NOW);
    await saveAssociation(desk, COORDINATOR, 'sprogcafeen', { name: 'Sprogcaféen', area: 'Holte' });
    await saveAssociation(desk, COORDINATOR, 'kvindeklubben', { name: 'Kvindeklubben' });
    return desk;
  };
  const windowOf = (desk: ClockedDesk) => ({
    start: desk.clock(),
    end: instant(desk.clock() + 365 * DAY),
  });
  const publish = async (desk: ClockedDesk, more: object, by: Actor = COORDINATOR) => {
    const options = { window: windowOf(desk), refuseClash: false };
    return (await publishActivity(desk, by, anInput({ ...PLAIN, ...more }, ONCE), options)).activity;
  };
  const exported = async (desk: ClockedDesk): Promise<string[]> => {
    const lines: string[] = [];
    for await (const line of exportNetwork(desk)) lines.push(line);
    return lines;
  };
  const rename = (desk: ClockedDesk, from: string, to: string) =>
    renameAssociation(desk, COORDINATOR, from, to);

  test('what it hosts and co-hosts goes along, and says in feeds what it said', async () => {
    const desk = await opened();
    const own = await publish(desk, {});
    const shared = await publish(desk, { association: 'kvindeklubben', coHosts: ['sprogcafeen'] });
    const before = new Map(desk.network.renderings);
    await rename(desk, 'sprogcafeen', 'sprogcafe');
    const { activities, associations, renderings } = desk.network;
    expect([...associations.keys()].sort()).toEqual(['kvindeklubben', 'sprogcafe']);
    expect(activities.get(own.id)).toEqual({ ...own, association: 'sprogcafe' });
    expect(activities.get(shared.id)).toEqual({ ...shared, coHosts: ['sprogcafe'] });
    expect(renderings).toEqual(before);
    const again = await aDesk(await database.address(), NOW);
    expect(again.network.activities).toEqual(activities);
    expect(again.network.formerSlugs).toEqual(new Map([['sprogcafeen', 'sprogcafe']]));
  });

  test('its editors, tokens, busy feed and sources go along', async () => {
    const desk = await opened();
    const anna = { name: 'Anna', email: 'anna@example.dk', language: 'da' };
    const invitation = { ...anna, role: 'editor', association: 'sprogcafeen' };
    const { person } = await invitePerson(desk, COORDINATOR, invitation, Buffer.alloc(32, 1));
    const token = await issueToken(
      desk,
      { role: 'editor', association: 'sprogcafeen', name: 'Hjemmesiden' },
      Buffer.alloc(32, 2),
    );
    const wanted = { kind: 'busy', association: 'sprogcafeen' } as const;
    const feed = await makePrivateFeed(desk, COORDINATOR, wanted, Buffer.alloc(32, 3));
    const state = { etag: null, lastModified: null, tried: null, fetched: null, failures: 0 };
    await desk.store.transaction((trx) =>
      saveSource(trx, {
        ...{ association: 'sprogcafeen', name: 'google', kind: 'own', url: 'https://a.example/a.ics' },
        ...{
          minutes: 60,
          busyOnly: false,
          shown: true,
          fault: null,
          told: null,
          due: desk.clock(),
          ...state,
        },
      }),
    );
    await rename(desk, 'sprogcafeen', 'sprogcafe');
    expect((await findPerson(desk.store.read, person.id))?.roles).toEqual(new Map([['sprogcafe', 'editor']]));
    expect(await holderOf(desk, token)).toMatchObject({ associations: ['sprogcafe'] });
    expect(await openPrivateFeed(desk, feed)).toEqual({ kind: 'busy', association: 'sprogcafe' });
    expect((await allSources(desk.store.read, 'sprogcafe')).map(({ name }) => name)).toEqual(['google']);
  });

  test('every former name is understood for ever, also after the next, and is nobody else’s', async () => {
    const desk = await opened();
    await rename(desk, 'sprogcafeen', 'sprogcafe');
    await rename(desk, 'sprogcafeen', 'holte-sprogcafe');
    expect(desk.network.formerSlugs).toEqual(
      new Map([
        ['sprogcafe', 'holte-sprogcafe'],
        ['sprogcafeen', 'holte-sprogcafe'],
      ]),
    );
    const { association, coHosts } = await publish(desk, { association: 'sprogcafeen', coHosts: [] });
    expect([association, coHosts]).toEqual(['holte-sprogcafe', []]);
    await expect(rename(desk, 'kvindeklubben', 'sprogcafe')).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ field: 'slug', message: expect.stringContaining('was the name of Sprogcaféen') }],
    });
    await expect(rename(desk, 'kvindeklubben', 'holte-sprogcafe')).rejects.toMatchObject({ code: 'invalid' });
    const { isNew } = await saveAssociation(desk, COORDINATOR, 'sprogcafeen', { name: 'Sprogcaféen' });
    expect([isNew, desk.network.associations.size]).toEqual([false, 2]);
  });

  test('a name can be taken back by the association that gave it up', async () => {
    const desk = await opened();
    await rename(desk, 'sprogcafeen', 'sprogcafe');
    const answer = await saveAssociation(desk, COORDINATOR, 'sprogcafe', {
      slug: 'sprogcafeen',
      name: 'Sprogcaféen',
    });
    expect(answer.association.slug).toBe('sprogcafeen');
    expect(desk.network.formerSlugs).toEqual(new Map([['sprogcafe', 'sprogcafeen']]));
  });

  test('a program that keeps sending the name it knows renames nothing', async () => {
    const desk = await opened();
    await rename(desk, 'sprogcafeen', 'sprogcafe');
    const version = await desk.store.latestVersion();
    const said = { slug: 'sprogcafeen', name: 'Sprogcaféen', area: 'Holte' };
    const { association } = await saveAssociation(desk, COORDINATOR, 'sprogcafeen', said);
    expect(association.slug).toBe('sprogcafe');
    expect(await desk.store.latestVersion()).toBe(version);
  });

  test('only the coordinator may, and only to what can be a name in an address', async () => {
    const desk = await opened();
    const editor: Actor = { role: 'editor', name: 'Anna', associations: ['sprogcafeen'] };
    await expect(renameAssociation(desk, editor, 'sprogcafeen', 'nyt')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      saveAssociation(desk, editor, 'sprogcafeen', { slug: 'nyt', name: 'Sprogcaféen' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rename(desk, 'sprogcafeen', 'Nyt Navn')).rejects.toMatchObject({ code: 'invalid' });
    await expect(rename(desk, 'ukendt', 'nyt')).rejects.toMatchObject({ code: 'not_found' });
    expect([...desk.network.associations.keys()].sort()).toEqual(['kvindeklubben', 'sprogcafeen']);
  });

  test('the history says who did it, and is found under the present name', async () => {
    const desk = await opened();
    await rename(desk, 'sprogcafeen', 'sprogcafe');
    const filter = { activity: null, association: 'sprogcafe', actor: null };
    const { changes } = await browseHistory(desk, COORDINATOR, filter, 10, null);
    expect(changes.map(({ deed, actor, subject }) => [deed, actor, subject.id])).toEqual([
      ['rename-association', 'Frivilligcentret', 'sprogcafe'],
      ['save-association', 'Frivilligcentret', 'sprogcafeen'],
    ]);
    expect(changes[0]?.detail).toMatchObject({
      before: { slug: 'sprogcafeen' },
      after: { slug: 'sprogcafe' },
    });
  });

  test('another process hears of it from the change log, and writes nothing under a name that is gone', async () => {
    const desk = await opened();
    const { id, sequence } = await publish(desk, {});
    const other = await aDesk(await database.address(), NOW);
    await rename(desk, 'sprogcafeen', 'sprogcafe');
    const options = { window: windowOf(other), refuseClash: false };
    const stale = expect.objectContaining({ code: 'stale' });
    const input = anInput({ ...PLAIN, title: 'Nyt' }, ONCE);
    const isCurrent = () => true;
    const late = [
      reviseActivity(other, COORDINATOR, id, input, { ...options, isCurrent }),
      publishActivity(other, COORDINATOR, input, options),
      saveAssociation(other, COORDINATOR, 'sprogcafeen', { name: 'Sprogcaféen i Holte' }),
    ];
    expect((await Promise.allSettled(late)).map((one) => one.status === 'rejected' && one.reason)).toEqual([
      stale,
      stale,
      stale,
    ]);
    const touched = await other.network.catchUp();
    expect(touched).toContainEqual({ kind: 'association', id: 'sprogcafe' });
    expect(touched).toContainEqual({ kind: 'activity', id });
    expect(other.network.activities).toEqual(desk.network.activities);
    expect(other.network.heads.get(id)?.association).toBe('sprogcafe');
    expect([...other.network.associations.keys()].sort()).toEqual(['kvindeklubben', 'sprogcafe']);
    const { activity } = await reviseActivity(other, COORDINATOR, id, input, { ...options, isCurrent });
    expect([activity.association, activity.sequence]).toEqual(['sprogcafe', sequence + 1]);
  });

  test('an older file means the same association and changes nothing', async () => {
    const desk = await opened();
    await publish(desk, { coHosts: ['kvindeklubben'] });
    const older = await exported(desk);
    await rename(desk, 'sprogcafeen', 'sprogcafe');
    const version = await desk.store.latestVersion();
    expect(await loadNetwork(desk, COORDINATOR, older)).toMatchObject({
      associations: 0,
      activities: { created: 0, updated: 0, unchanged: 1 },
    });
    expect(await desk.store.latestVersion()).toBe(version);
  });

  test('a file takes the former names along, and gives its newer name to who has one of them', async () => {
    const desk = await opened();
    const { id } = await publish(desk, {});
    const older = await exported(desk);
    await rename(desk, 'sprogcafeen', 'sprogcafe');
    const newer = await exported(desk);
    expect(newer[1]).toContain('"slug":"sprogcafe"');
    expect(newer[1]).toContain('"formerSlugs":["sprogcafeen"]');

    const afresh = await aDesk(await database.another(), NOW);
    await loadNetwork(afresh, COORDINATOR, newer);
    expect(await exported(afresh)).toEqual(newer);
    const kept = await afresh.store.latestVersion();
    const olderNames = older.filter((line) => !line.startsWith('{"activity"'));
    await loadNetwork(afresh, COORDINATOR, [...newer, ...olderNames]);
    expect(await afresh.store.latestVersion()).toBe(kept);

    const behind = await aDesk(await database.another(), NOW);
    await loadNetwork(behind, COORDINATOR, older);
    const { version } = behind.network;
    await loadNetwork(behind, COORDINATOR, newer);
    expect(await exported(behind)).toEqual(newer);
    expect(behind.network.activities.get(id)?.sequence).toBe(0);
    const since = await changesSince(behind.store.read, version, 10);
    expect(since.map(({ deed }) => deed)).toEqual(['rename-association']);
  });

  test('a file that takes two associations of ours for one is refused by its line, and nothing is stored', async () => {
    const desk = await opened();
    const version = await desk.store.latestVersion();
    const line = { slug: 'sprogcafeen', name: 'Sprogcaféen', formerSlugs: ['kvindeklubben'] };
    const loading = loadNetwork(desk, COORDINATOR, ['', JSON.stringify({ association: line })]);
    await expect(loading).rejects.toMatchObject({ code: 'invalid', issues: [{ field: 'line 2' }] });
    expect(await desk.store.latestVersion()).toBe(version);
  });
});
