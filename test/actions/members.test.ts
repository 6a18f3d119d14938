// Who may do what with the members of the network, and what becomes of them.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/actions/actor.ts';
import { changeAccount } from '../../src/actions/change-account.ts';
import { changeRole } from '../../src/actions/change-role.ts';
import { changeCoordinator, handOver } from '../../src/actions/hand-over.ts';
import { invitePerson } from '../../src/actions/invite-person.ts';
import { actorOf, editorsOf, peopleFor } from '../../src/actions/people.ts';
import { removePerson } from '../../src/actions/remove-person.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { personOf } from '../../src/actions/sessions.ts';
import { signInByLink, whoseLink } from '../../src/actions/sign-in.ts';
import { changesAbout } from '../../src/store/changes.ts';
import { findPerson, type Person } from '../../src/store/people.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';

const NOW = '2026-11-20T12:00:00Z';
const BY_TOKEN: Actor = { role: 'coordinator', name: 'Frivilligcentret' };
const OF_CAFE: Actor = { role: 'editor', name: 'Redaktør', associations: ['cafe'] };
const READER: Actor = { role: 'reader', name: 'Læser' };
const NOBODY: Actor = { role: 'public' };

let last = 0;

function invite(desk: ClockedDesk, by: Actor, name: string, more: Readonly<Record<string, unknown>> = {}) {
  last += 1;
  const said = { email: `${name.toLowerCase()}@example.dk`, name, language: 'da' };
  return invitePerson(
    desk,
    by,
    { ...said, role: 'editor', association: 'cafe', ...more },
    Buffer.alloc(32, last),
  );
}

const COORDINATOR = { role: 'coordinator', association: null };

onBothDatabases('the members', (database) => {
  const opened = async (): Promise<ClockedDesk> => {
    const desk = await aDesk(await database.address(), NOW);
    for (const slug of ['cafe', 'kor']) await saveAssociation(desk, BY_TOKEN, slug, { name: slug });
    return desk;
  };

  test.each([
    ['the coordinator invites for any association', BY_TOKEN, {}, null],
    ['the coordinator invites readers of the network', BY_TOKEN, { role: 'reader', association: null }, null],
    ['the coordinator invites coordinators', BY_TOKEN, COORDINATOR, null],
    ['editors invite for their own association', OF_CAFE, {}, null],
    ['editors invite readers for their own association', OF_CAFE, { role: 'reader' }, null],
    ['editors invite nobody for another’s', OF_CAFE, { association: 'kor' }, 'forbidden'],
    ['editors invite no coordinator', OF_CAFE, COORDINATOR, 'forbidden'],
    ['editors invite no reader of the network', OF_CAFE, { role: 'reader', association: null }, 'forbidden'],
    ['readers invite nobody', READER, {}, 'forbidden'],
    ['nobody else invites anybody', NOBODY, {}, 'unauthenticated'],
    ['an editor has an association', BY_TOKEN, { association: null }, 'invalid'],
    ['an association is one of the network’s', BY_TOKEN, { association: 'ukendt' }, 'invalid'],
    ['an address is one address', BY_TOKEN, { email: 'a@example.dk, b@example.dk' }, 'invalid'],
    ['a name is on one line', BY_TOKEN, { name: 'Anna\r\nBcc: x@y.dk' }, 'invalid'],
    ['a language is one the calendar speaks', BY_TOKEN, { language: 'xx' }, 'invalid'],
  ] as const)('%s', async (_sentence, by, more, code) => {
    const desk = await opened();
    const before = await desk.store.latestVersion();
    const invited = invite(desk, by, 'Anna', more);
    if (code === null) {
      const { person } = await invited;
      expect(await changesAbout(desk.store.read, { kind: 'person', id: person.id }, 9)).toMatchObject([
        { deed: 'invite', actor: by.name },
      ]);
    } else {
      await expect(invited).rejects.toMatchObject({ code });
      expect(await desk.store.latestVersion()).toBe(before);
    }
  });

  test('are invited once more without losing what they are or what they are called', async () => {
    const desk = await opened();
    const { person } = await invite(desk, BY_TOKEN, 'Anna');
    const again = await invite(desk, OF_CAFE, 'Anna', {
      email: 'ANNA@example.dk',
      name: 'X',
      role: 'reader',
    });
    expect(again.person).toEqual(person);
    const more = await invite(desk, BY_TOKEN, 'Anna', { association: 'kor', role: 'reader' });
    expect([more.person.name, [...more.person.roles]]).toEqual([
      'Anna',
      [
        ['cafe', 'editor'],
        ['kor', 'reader'],
      ],
    ]);
  });

  test('are signed in by their invitation within a week, once', async () => {
    const desk = await opened();
    const { link, email } = await invite(desk, BY_TOKEN, 'Anna');
    desk.at('2026-11-27T11:59:59Z');
    expect(await whoseLink(desk, link)).toBe(email);
    const newcomer = { device: '', secret: Buffer.alloc(32, 250) };
    const outcome = await signInByLink(desk, link, newcomer);
    if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
    expect((await personOf(desk, outcome.cookie))?.actor).toMatchObject({ associations: ['cafe'] });
    await expect(signInByLink(desk, link, newcomer)).rejects.toMatchObject({ code: 'not_found' });
    const late = await invite(desk, BY_TOKEN, 'Bashir');
    desk.at('2026-12-04T12:00:00Z');
    expect(await whoseLink(desk, late.link)).toBeNull();
  });

  test('are shown to those who look after them', async () => {
    const desk = await opened();
    await invite(desk, BY_TOKEN, 'Anna');
    await invite(desk, BY_TOKEN, 'Bashir', { association: 'kor' });
    const namesFor = async (by: Actor) => (await peopleFor(desk, by)).map(({ name }) => name);
    expect(await namesFor(BY_TOKEN)).toEqual(['Anna', 'Bashir']);
    expect(await namesFor(OF_CAFE)).toEqual(['Anna']);
    expect(await namesFor(READER)).toEqual([]);
    await expect(peopleFor(desk, NOBODY)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('who edit an association are known by address and choice of letters', async () => {
    const desk = await opened();
    const { person } = await invite(desk, BY_TOKEN, 'Anna', { language: 'ar' });
    await invite(desk, BY_TOKEN, 'Bashir', { role: 'reader' });
    await changeAccount(desk, actorOf(person), { name: 'Anna', language: 'ar', letters: 'daily' });
    expect(await editorsOf(desk, 'cafe')).toEqual([
      { id: person.id, email: 'anna@example.dk', name: 'Anna', language: 'ar', letters: 'daily' },
    ]);
    expect(await editorsOf(desk, 'kor')).toEqual([]);
  });

  test('change their own account, and nobody does by a token', async () => {
    const desk = await opened();
    const account = { name: 'Anna', language: 'da', letters: 'never' };
    await expect(changeAccount(desk, BY_TOKEN, account)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(changeAccount(desk, NOBODY, account)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  describe('are given and taken roles', () => {
    test.each([
      ['by the coordinator', BY_TOKEN, 'kor', null],
      ['by an editor in the own association', OF_CAFE, 'cafe', null],
      ['by no editor in another’s', OF_CAFE, 'kor', 'forbidden'],
      ['by no reader', READER, 'cafe', 'forbidden'],
      ['by nobody else', NOBODY, 'cafe', 'unauthenticated'],
      ['in no association that nobody has told of', BY_TOKEN, 'ukendt', 'invalid'],
    ] as const)('%s', async (_sentence, by, association, code) => {
      const desk = await opened();
      const { person } = await invite(desk, BY_TOKEN, 'Anna');
      const changed = changeRole(desk, by, person.id, association, 'reader');
      if (code !== null) return expect(changed).rejects.toMatchObject({ code });
      expect((await changed).roles.get(association)).toBe('reader');
      const without = await changeRole(desk, by, person.id, association, null);
      return expect(without.roles.has(association)).toBe(false);
    });

    test('only while they are members', async () => {
      const desk = await opened();
      await expect(changeRole(desk, BY_TOKEN, 'nobody', 'cafe', null)).rejects.toMatchObject({
        code: 'not_found',
      });
    });
  });

  describe('coordinate', () => {
    const both = async () => {
      const desk = await opened();
      const { person: first } = await invite(desk, BY_TOKEN, 'Karen', COORDINATOR);
      const { person: second } = await invite(desk, BY_TOKEN, 'Anna');
      return { desk, first, second, now: (one: Person) => findPerson(desk.store.read, one.id) };
    };

    test('until they hand over', async () => {
      const { desk, first, second, now } = await both();
      await handOver(desk, actorOf(first), second.id);
      expect([(await now(first))?.isCoordinator, (await now(second))?.isCoordinator]).toEqual([false, true]);
    });

    test('and are never none', async () => {
      const { desk, first, second } = await both();
      const refused = { code: 'forbidden' };
      await expect(changeCoordinator(desk, BY_TOKEN, first.id, false)).rejects.toMatchObject(refused);
      await expect(removePerson(desk, actorOf(first), first.id)).rejects.toMatchObject(refused);
      await expect(handOver(desk, actorOf(first), first.id)).rejects.toMatchObject(refused);
      await changeCoordinator(desk, BY_TOKEN, second.id, true);
      await changeCoordinator(desk, BY_TOKEN, first.id, false);
      await expect(changeCoordinator(desk, BY_TOKEN, second.id, false)).rejects.toMatchObject(refused);
    });

    test('by nobody’s word but a coordinator’s', async () => {
      const { desk, second } = await both();
      for (const by of [OF_CAFE, READER, NOBODY]) {
        await expect(changeCoordinator(desk, by, second.id, true)).rejects.toMatchObject({
          code: by === NOBODY ? 'unauthenticated' : 'forbidden',
        });
      }
    });
  });

  describe('are removed', () => {
    test('with their address and every way in, and stay for the history', async () => {
      const desk = await opened();
      const { person, link } = await invite(desk, BY_TOKEN, 'Anna');
      const outcome = await signInByLink(desk, link, { device: '', secret: Buffer.alloc(32, 251) });
      const second = await invite(desk, BY_TOKEN, 'Anna');
      await removePerson(desk, BY_TOKEN, person.id);
      expect(await findPerson(desk.store.read, person.id)).toMatchObject({
        ...{ email: null, name: 'former member', isCoordinator: false },
        roles: new Map(),
      });
      expect(outcome.kind === 'signed-in' && (await personOf(desk, outcome.cookie))).toBeNull();
      expect(await whoseLink(desk, second.link)).toBeNull();
      const history = await desk.store.read.selectFrom('change').selectAll().execute();
      expect(JSON.stringify(history)).not.toContain('anna@example.dk');
      await expect(removePerson(desk, BY_TOKEN, person.id)).rejects.toMatchObject({ code: 'not_found' });
      expect((await invite(desk, BY_TOKEN, 'Anna')).person.id).not.toBe(person.id);
    });

    test('by themselves or the coordinator alone', async () => {
      const desk = await opened();
      const { person } = await invite(desk, BY_TOKEN, 'Anna');
      await expect(removePerson(desk, OF_CAFE, person.id)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(removePerson(desk, NOBODY, person.id)).rejects.toMatchObject({ code: 'unauthenticated' });
      await removePerson(desk, actorOf(person), person.id);
      expect(await peopleFor(desk, BY_TOKEN)).toEqual([]);
    });
  });
});
