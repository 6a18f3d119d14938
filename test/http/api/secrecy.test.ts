// What is for members never reaches the public, in no answer of the API; nor what is busy another association's editor.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answered, anApp, anInput, type TestApp } from '../../support/app.ts';
import { type ActivityTold, type PublishedTold, published, told } from './answers.ts';

const CANARY = 'kanariefugl';
const ADDRESS = 'Hemmelig Vej 7';

let calendar: TestApp;
const hidden: Record<'held' | 'network' | 'busy', string> = { held: '', network: '', busy: '' };
let open = '';
const closing: (() => void | Promise<void>)[] = [];

/** Every word of it says so. */
function canary(more: Record<string, unknown>): Record<string, unknown> {
  const words = {
    title: { da: CANARY, ar: CANARY },
    description: CANARY,
    categories: [CANARY],
    audiences: [CANARY],
    languages: ['x-kanariefugl'.slice(2, 4)],
    needs: [CANARY],
    place: CANARY,
    online: `https://${CANARY}.example/`,
    link: `https://${CANARY}.example/`,
  };
  const changed = { title: CANARY, place: CANARY, online: `https://${CANARY}.example/`, note: CANARY };
  return anInput(
    { ...words, venue: 'ny-hal', ...more },
    {
      added: [],
      excluded: [],
      changed: { '2026-12-08T19:00': changed, '2026-12-15T19:00': { status: 'cancelled', note: CANARY } },
    },
  );
}

beforeAll(async () => {
  calendar = await anApp({ whenDone: (close) => closing.unshift(close) });
  const publish = async (more: Record<string, unknown>) =>
    (await published(calendar, canary(more))).activity.id;
  hidden.held = await publish({ status: 'tentative' });
  hidden.network = await publish({ visibility: 'network' });
  hidden.busy = await publish({ visibility: 'busy' });
  open = (
    await published(calendar, anInput({ audiences: [], needs: [] }, { excluded: [], added: [], changed: {} }))
  ).activity.id;
  return async () => {
    for (const close of closing) await close();
  };
});

/** Every word and id that the public must not see. */
function secretsIn({ text, headers }: Answered): string[] {
  const said = `${text} ${[...headers].flat().join(' ')}`.toLowerCase();
  return [CANARY, ADDRESS.toLowerCase(), ...Object.values(hidden)].filter((secret) => said.includes(secret));
}

const QUERIES = [
  '',
  '?limit=1',
  '?association=sprogcafeen&limit=500',
  `?q=${CANARY}`,
  `?category=${CANARY}`,
  '?audience=women',
  '?area=Holte',
  '?from=2026-12-01&to=2027-12-01&limit=730',
  '?from=2026-12-08&to=2026-12-09',
  '?from=2140-01-01',
];

describe('the public', () => {
  it('reads nothing that is for members, at any address and with any query', async () => {
    const paths = calendar.app.routes
      .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1/'))
      .map(({ path }) => path.slice('/api/v1'.length));
    expect(paths.length).toBeGreaterThan(8);
    let good = 0;
    for (const path of paths) {
      for (const part of [hidden.held, hidden.network, hidden.busy, open, 'ny-hal', 'sprogcafeen']) {
        for (const query of QUERIES) {
          const address = path.replace(':id', part).replace(':slug', part) + query;
          const answer = await calendar.api('GET', address);
          // A problem says again what was asked for.
          const said = answer.status < 400 ? answer : { ...answer, text: answer.text.replaceAll(part, '…') };
          expect(secretsIn(said), address).toEqual([]);
          if (answer.status === 200) good++;
        }
      }
    }
    expect(good).toBeGreaterThan(100);
    expect(calendar.faults).toEqual([]);
  });

  it.each(['held', 'network', 'busy'] as const)('cannot tell a %s activity from none', async (kind) => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const [method, rest] of [
      ['GET', ''],
      ['GET', '/occurrences'],
      ['PUT', ''],
      ['DELETE', ''],
    ] as const) {
      const answers = await Promise.all(
        [hidden[kind], unknown].map(async (id) => {
          const answer = await calendar.api(method, `/activities/${id}${rest}`);
          return {
            status: answer.status,
            text: answer.text.replaceAll(id, '…'),
            headers: [...answer.headers],
          };
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect([401, 404]).toContain(answers[0]?.status);
    }
  });

  it('finds as much by a word that only members may read as by one that nobody says', async () => {
    for (const path of ['/activities', '/occurrences']) {
      const [secret, nonsense] = await Promise.all(
        [CANARY, 'volapyk'].map((word) => calendar.api('GET', `${path}?q=${word}`)),
      );
      expect(secret?.body).toEqual(nonsense?.body);
      expect(secret?.headers.get('ETag')).toBe(nonsense?.headers.get('ETag'));
    }
  });

  it('no longer sees what is no longer public', async () => {
    const app = await anApp();
    const { activity } = await published(app, anInput());
    const path = `/activities/${activity.id}`;
    expect((await app.api('GET', path)).status).toBe(200);
    await app.api('PUT', path, { as: 'sprogcafeen', body: anInput({ status: 'tentative' }) });
    expect((await app.api('GET', path)).status).toBe(404);
    expect((await app.api('GET', '/occurrences?from=2026-12-01')).body).toMatchObject({ occurrences: [] });
  });

  it('does not see the address of a venue that is for members, and members do', async () => {
    expect((await calendar.api('GET', '/venues/ny-hal')).body).toMatchObject({
      address: null,
      name: 'Ny Hal',
    });
    const own = await calendar.api('GET', '/venues/ny-hal', { as: 'kvindeklubben' });
    expect(own.body).toMatchObject({ address: ADDRESS });
  });
});

describe('a member', () => {
  it.each(['held', 'network'] as const)('sees a %s activity whole', async (kind) => {
    const answer = await calendar.api('GET', `/activities/${hidden[kind]}`, { as: 'kvindeklubben' });
    expect(told<ActivityTold>(answer, 200).title).toEqual({ da: CANARY, ar: CANARY });
  });

  it('sees of another association’s busy activity that it is taken, and when', async () => {
    const sent = { as: 'kvindeklubben' } as const;
    const shown = await calendar.api('GET', `/activities/${hidden.busy}`, sent);
    expect(shown.body).toMatchObject({
      title: { da: 'Optaget' },
      venue: null,
      needs: [],
      association: 'sprogcafeen',
    });
    const next = await calendar.api('GET', `/activities/${hidden.busy}/occurrences?limit=3`, sent);
    expect(next.body).toMatchObject({
      occurrences: [
        { start: '2026-12-01T19:00:00+01:00', title: { da: 'Optaget' }, venue: null },
        { start: '2026-12-08T19:00:00+01:00', title: { da: 'Optaget' } },
        { status: 'cancelled' },
      ],
    });
    for (const answer of [shown, next]) expect(answer.text).not.toContain(CANARY);
    const list = await calendar.api('GET', '/activities', sent);
    const busy = (list.body as { activities: ActivityTold[] }).activities.find(
      ({ id }) => id === hidden.busy,
    );
    expect(busy).toEqual(shown.body);
  });

  it('sees their own busy activity whole', async () => {
    const answer = await calendar.api('GET', `/activities/${hidden.busy}`, { as: 'sprogcafeen' });
    expect(told<ActivityTold>(answer, 200).title).toEqual({ da: CANARY, ar: CANARY });
  });

  it('is told of a clash with a busy activity, and of nothing in it', async () => {
    const body = anInput(
      { association: 'kvindeklubben', audiences: [], venue: 'ny-hal', needs: [] },
      { excluded: [], added: [], changed: {} },
    );
    const sent = { as: 'kvindeklubben', body } as const;
    for (const path of ['/clash-check', '/activities?onClash=refuse', '/activities']) {
      const answer = await calendar.api('POST', path, sent);
      const { clashes } = answer.body as PublishedTold;
      const busy = clashes.find(({ activity }) => activity.id === hidden.busy);
      expect(busy?.activity).toEqual({
        id: hidden.busy,
        title: expect.objectContaining({ da: 'Optaget' }),
        association: 'sprogcafeen',
      });
      expect(JSON.stringify(busy)).not.toContain(CANARY);
      // Held and internal ones count too, and members see what they are.
      expect(clashes.map(({ activity }) => activity.id)).toEqual(
        expect.arrayContaining([hidden.held, hidden.network]),
      );
    }
    const pairs = await calendar.api('GET', '/clashes?association=kvindeklubben', { as: 'kvindeklubben' });
    const ofBusy = told<{ clashes: { id: string }[] }>(pairs, 200).clashes.filter(({ id }) =>
      id.includes(hidden.busy),
    );
    expect(ofBusy).toHaveLength(1);
    expect(JSON.stringify(ofBusy)).not.toContain(CANARY);
  });
});
