// What is kept of people's signing in, and for how long.
import { expect, test } from 'vitest';
import { askToSignIn } from '../../src/actions/ask-to-sign-in.ts';
import { type Invitation, invitePerson } from '../../src/actions/invite-person.ts';
import { newChallenge } from '../../src/actions/passkey-challenge.ts';
import { removePerson } from '../../src/actions/remove-person.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { signInByLink } from '../../src/actions/sign-in.ts';
import { makeStartLink } from '../../src/actions/start-links.ts';
import { sweep } from '../../src/actions/sweep.ts';
import { HOUR, instant } from '../../src/calendar/time.ts';
import { changesAbout } from '../../src/store/changes.ts';
import { takeLease } from '../../src/store/leases.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, type ClockedDesk } from '../support/desks.ts';
import { allRows } from '../support/every-table.ts';

const COORDINATOR = { role: 'coordinator', name: 'Karen' } as const;

onBothDatabases('what has had its time', (database) => {
  const opened = async (): Promise<ClockedDesk> => {
    const desk = await aDesk(await database.address(), '2026-11-20T12:00:00Z');
    await saveAssociation(desk, COORDINATOR, 'cafe', { name: 'Caféen' });
    return desk;
  };

  let last = 0;
  const invited = (desk: ClockedDesk): Promise<Invitation> => {
    const said = {
      name: 'Anna Ærø',
      email: 'anna@example.dk',
      language: 'da',
      role: 'editor',
      association: 'cafe',
    };
    return invitePerson(desk, COORDINATOR, said, Buffer.alloc(32, ++last));
  };
  const signedIn = async (desk: ClockedDesk): Promise<string> => {
    const { link, person } = await invited(desk);
    await signInByLink(desk, link, { device: 'Firefox, Android', secret: Buffer.alloc(32, ++last) });
    return person.id;
  };

  test('is swept: sessions, letters, links, challenges and leases, and nothing before it ends', async () => {
    const desk = await opened();
    await signedIn(desk);
    const secrets = { link: Buffer.alloc(32, 80), code: '123456', browser: 'b' };
    await askToSignIn(desk, 'anna@example.dk', secrets);
    await makeStartLink(desk, Buffer.alloc(32, 81));
    await newChallenge(desk, null);
    const now = desk.clock();
    expect(await takeLease(desk.store, 'a job', { holder: 'a', until: instant(now + HOUR) }, now)).toBe(true);
    const kept = async (): Promise<Record<string, number>> => {
      const rows = await allRows(desk.store.read);
      const of = (name: string): number => rows[name]?.length ?? -1;
      return {
        sessions: of('session'),
        letters: of('sign_in'),
        links: of('start_link'),
        challenges: of('passkey_challenge'),
        leases: of('lease'),
      };
    };
    const all = await kept();
    expect(all).toEqual({ sessions: 1, letters: 2, links: 1, challenges: 1, leases: 1 });
    await sweep(desk);
    expect(await kept()).toEqual(all);
    desk.at('2026-11-20T13:10:00Z');
    await sweep(desk);
    // An invitation is good for longer than a letter.
    expect(await kept()).toMatchObject({ sessions: 1, links: 0, challenges: 0, leases: 0 });
    desk.at('2026-12-21T12:00:00Z');
    await sweep(desk);
    expect(await kept()).toEqual({ sessions: 0, letters: 0, links: 0, challenges: 0, leases: 0 });
  });

  test('a member who is removed is nowhere in the database, and the history stays whole', async () => {
    const desk = await opened();
    const id = await signedIn(desk);
    await saveAssociation(
      desk,
      { role: 'editor', name: 'Anna Ærø', person: id, associations: ['cafe'] },
      'cafe',
      { name: 'Det nye navn' },
    );
    const deeds = async (): Promise<readonly string[]> =>
      (await changesAbout(desk.store.read, { kind: 'association', id: 'cafe' }, 9)).map(({ deed }) => deed);
    const before = await deeds();
    await removePerson(desk, COORDINATOR, id);
    const { change = [], ...rest } = await allRows(desk.store.read);
    const said = JSON.stringify(rest);
    expect(said).not.toContain('anna@example.dk');
    expect(said).not.toContain('Anna Ærø');
    expect(said).not.toContain('Firefox');
    // What was done stays done, by the name it was done under; the address is in none of it.
    expect(JSON.stringify(change)).not.toContain('anna@example.dk');
    expect(await deeds()).toEqual(before);
    const [, ...earlier] = await changesAbout(desk.store.read, { kind: 'person', id }, 9);
    expect(earlier.map(({ deed }) => deed)).toContain('sign-in');
  });
});
