// What is for members never reaches the public, at any address that the calendar answers: pages, feeds, API and search,
// with filters and without.
import { beforeAll, expect, it } from 'vitest';
import { releaseHolds } from '../../src/actions/holds.ts';
import { anApp, anInput, type TestApp } from '../support/app.ts';
import { published } from './api/answers.ts';

const CANARY = 'kanariefugl';

let calendar: TestApp;
let open = '';
const hidden: string[] = [];
const closing: (() => void | Promise<void>)[] = [];

/** Every word of it says so. */
function canary(more: Record<string, unknown>): Record<string, unknown> {
  const link = `https://${CANARY}.example/`;
  const words = { title: { da: CANARY, ar: CANARY }, description: CANARY, place: CANARY, online: link, link };
  const tags = { categories: [CANARY], audiences: [CANARY], needs: [CANARY] };
  const changed = { title: CANARY, place: CANARY, online: link, note: CANARY };
  return anInput(
    { ...words, ...tags, venue: null, coHosts: ['kvindeklubben'], ...more },
    { excluded: [], added: [], changed: { '2026-12-08T19:00': changed } },
  );
}

beforeAll(async () => {
  calendar = await anApp({ whenDone: (close) => closing.unshift(close) });
  const publish = async (more: Record<string, unknown>): Promise<string> => {
    const { id } = (await published(calendar, canary(more))).activity;
    hidden.push(id);
    return id;
  };
  await publish({ status: 'tentative', expires: '2026-11-20' });
  const cancelled = await publish({ status: 'tentative' });
  await calendar.api('DELETE', `/activities/${cancelled}`, { as: 'coordinator' });
  await publish({ status: 'tentative' });
  await publish({ visibility: 'network' });
  await publish({ visibility: 'busy' });
  open = (await published(calendar, anInput({}, { excluded: [], added: [], changed: {} }))).activity.id;
  calendar.at('2026-11-21T12:00:00Z');
  expect(await releaseHolds(calendar.desk)).toBe(1);
  return async () => {
    for (const close of closing) await close();
  };
});

const QUERIES = [
  '',
  `?q=${CANARY}`,
  `?category=${CANARY}`,
  `?audience=${CANARY}`,
  '?association=sprogcafeen',
  '?association=kvindeklubben',
  '?view=month&from=2026-12-01',
  '?from=2026-12-08&limit=200',
  '?language=da&lang=ar',
  '?url=http%3A%2F%2Fkalender.example%2F',
  '?url=http%3A%2F%2Fkalender.example%2Fassociations%2Fsprogcafeen',
];

/** The address with each of the names in the place of what a route leaves open. */
function filledIn(path: string): string[] {
  const isOpen = /:\w+(\{[^/]*\})?\??/g;
  const names = [open, ...hidden, 'sprogcafeen', 'kvindeklubben'];
  const isFeed = path.includes('.ics');
  return isOpen.test(path)
    ? names.map((name) => path.replace(isOpen, isFeed ? `${name}.ics` : name))
    : [path];
}

it('the public finds nothing that is for members, wherever it looks', async () => {
  const paths = calendar.app.routes
    .filter(({ method, path }) => method === 'GET' && !path.includes('*'))
    .map(({ path }) => path);
  let good = 0;
  const kinds = new Set<string>();
  for (const address of new Set(paths.flatMap(filledIn))) {
    for (const query of QUERIES) {
      const answer = await calendar.ask('GET', address + query);
      const headers = [...answer.headers].flat().join(' ');
      // What was asked for may be said again: in a search box, in a link to the same page in another language.
      const asked = hidden.find((id) => address.includes(id)) ?? address;
      const isEchoed = query.includes(CANARY);
      const said = `${answer.text} ${headers}`.toLowerCase().replaceAll(asked, '…');
      for (const id of hidden) expect(said, address + query).not.toContain(id);
      if (!isEchoed) expect(said, address + query).not.toContain(CANARY);
      if (answer.status !== 200) continue;
      good++;
      kinds.add(answer.headers.get('Content-Type')?.split(';')[0] ?? '');
    }
  }
  expect(calendar.faults).toEqual([]);
  expect(good).toBeGreaterThan(100);
  expect([...kinds]).toEqual(expect.arrayContaining(['text/html', 'text/calendar', 'application/json']));
});

it.each([
  ['category', CANARY],
  ['audience', CANARY],
  ['q', CANARY],
])('the public finds as much by the %s of what is hidden as by one that nobody has', async (name, word) => {
  const paths = calendar.app.routes
    .filter(({ method, path }) => method === 'GET' && !/[*:]/.test(path))
    .map(({ path }) => path);
  for (const path of new Set(paths)) {
    const [secret, nonsense] = await Promise.all(
      [word, 'kanariefisk'].map(async (said) => {
        const answer = await calendar.ask('GET', `${path}?${name}=${said}`);
        // The address asked for, once more for the phone's camera.
        const text = answer.text.toLowerCase().replaceAll(/<svg class="qr-code".*?<\/svg>/g, '…');
        return [answer.status, text.replaceAll(said, '…')];
      }),
    );
    expect(secret, path).toEqual(nonsense);
  }
});
