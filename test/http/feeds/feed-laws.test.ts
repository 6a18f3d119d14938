import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Activity, isPublic } from '../../../src/calendar/activity.ts';
import { DAY, instant, SECOND } from '../../../src/calendar/time.ts';
import { feedRoutes } from '../../../src/http/feeds/feed-routes.ts';
import { LiveNetwork } from '../../../src/store/live-network.ts';
import { anActivity } from '../../ical/an-activity.ts';
import { anAssociation, answering, idOf, SETTINGS, START, TestNetwork } from './a-network.ts';

const SLUGS = ['a', 'b', 'c'] as const;
const IDS = [1, 2, 3, 4, 5, 6, 7, 8];

const PATHS = [
  '/calendar.ics',
  ...SLUGS.map((slug) => `/associations/${slug}.ics`),
  '/associations/a.ics?lang=ar',
  '/calendar.ics?lang=ar',
  '/calendar.ics?association=a,b',
  '/calendar.ics?category=craft',
  '/calendar.ics?q=aktivitet',
  '/calendar.ics?q=hemmeligt',
  '/calendar.ics?lang=ar&audience=women',
  ...IDS.map((number) => `/activities/${idOf(number)}.ics`),
];

/** What one edit makes of an activity. Long words make feeds of several chunks out of few activities. */
const edits = fc.record({
  number: fc.constantFrom(...IDS),
  association: fc.constantFrom(...SLUGS),
  coHosts: fc.uniqueArray(fc.constantFrom(...SLUGS), { maxLength: 2 }),
  status: fc.constantFrom(
    'confirmed' as const,
    'confirmed' as const,
    'tentative' as const,
    'cancelled' as const,
  ),
  visibility: fc.constantFrom('public' as const, 'public' as const, 'network' as const, 'busy' as const),
  isArabic: fc.boolean(),
  length: fc.constantFrom(1, 50, 1_500),
  categories: fc.constantFrom([], ['craft']),
  audiences: fc.constantFrom([], ['women']),
});
type Edit = typeof edits extends fc.Arbitrary<infer Value> ? Value : never;

type Step =
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'rename'; readonly slug: string; readonly name: string }
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'look'; readonly path: string; readonly coding: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: edits.map((edit) => ({ kind: 'edit' as const, edit })) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rename' as const),
      slug: fc.constantFrom(...SLUGS),
      name: fc.constantFrom('Sprogcaféen', 'Kvindeklubben'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(1, 16, 31) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('look' as const),
      path: fc.constantFrom(...PATHS),
      coding: fc.constantFrom('gzip', 'identity'),
    }),
  },
);

/** What is not public says so, in everything that it says. */
function edited(network: TestNetwork, edit: Edit): Activity {
  const { number, isArabic, length, ...fields } = edit;
  const before = network.live.activities.get(idOf(number));
  const isShown = isPublic({ ...anActivity(), ...fields });
  const words = isShown ? 'Aktivitet' : 'Hemmeligt';
  return anActivity({
    ...fields,
    id: idOf(number),
    uid: `${number}@kalender.example`,
    title: isArabic ? { da: words, ar: `${words} نشاط` } : { da: words },
    description: { da: `${words} ${number} `.repeat(length) },
    place: { da: words },
    sequence: (before?.sequence ?? -1) + 1,
    updated: instant(Math.max(network.now, (before?.updated ?? 0) + SECOND)),
  });
}

async function take(network: TestNetwork, step: Step): Promise<void> {
  if (step.kind === 'edit') await network.publish(edited(network, step.edit));
  else if (step.kind === 'rename')
    await network.saveAssociations(anAssociation(step.slug, { name: step.name }));
  else if (step.kind === 'wait') network.pass(step.days);
  else await network.get(step.path, { 'Accept-Encoding': step.coding });
}

interface Taken {
  readonly status: number;
  readonly etag: string | null;
  readonly text: string;
}

async function taken(response: Response): Promise<Taken> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isGzip = response.headers.get('content-encoding') === 'gzip';
  const text = (isGzip ? gunzipSync(bytes) : bytes).toString();
  return { status: response.status, etag: response.headers.get('etag'), text };
}

async function afterSteps(
  steps: readonly Step[],
  check: (network: TestNetwork) => Promise<void>,
): Promise<void> {
  await using network = await TestNetwork.open();
  await network.saveAssociations(...SLUGS.map((slug) => anAssociation(slug)));
  for (const step of steps) await take(network, step);
  await check(network);
}

describe('after any edits and looks', () => {
  it('the feeds are those that a process which starts now would make, byte for byte', async () => {
    const law = fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) =>
      afterSteps(steps, async (network) => {
        const live = await LiveNetwork.loadForFeeds(network.store);
        const deps = { ...SETTINGS, network: live, clock: () => network.now, refresh: () => undefined };
        const fresh = answering(feedRoutes(deps));
        for (const path of PATHS) {
          for (const coding of ['gzip', 'identity']) {
            const headers = { 'Accept-Encoding': coding };
            const ours = await taken(await network.get(path, headers));
            expect(ours).toEqual(await taken(await fresh.request(path, { headers })));
          }
        }
      }),
    );
    await fc.assert(law, { numRuns: 30 });
  });

  it('the compressed feed is the plain one', async () => {
    const law = fc.asyncProperty(fc.array(step, { maxLength: 20 }), (steps) =>
      afterSteps(steps, async (network) => {
        for (const path of PATHS) {
          const plain = await taken(await network.get(path));
          const gzip = await taken(await network.get(path, { 'Accept-Encoding': 'gzip' }));
          expect(gzip.text).toBe(plain.text);
          expect(gzip.etag ?? '').toBe((plain.etag ?? '').replace(/"$/, '-gz"'));
        }
      }),
    );
    await fc.assert(law, { numRuns: 25 });
  });

  it('no feed, filter or encoding holds a word of what is not public', async () => {
    const law = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      await using network = await TestNetwork.open();
      await network.saveAssociations(...SLUGS.map((slug) => anAssociation(slug)));
      for (const step of steps) {
        await take(network, step);
        if (step.kind !== 'edit') continue;
        const hidden = [...network.live.activities.values()].filter((activity) => !isPublic(activity));
        for (const path of PATHS) {
          for (const coding of ['gzip', 'identity']) {
            const { text } = await taken(await network.get(path, { 'Accept-Encoding': coding }));
            // The word is in the name of the feed that is asked for it.
            expect(text.replace(/^(NAME|X-WR-CALNAME):.*$/gm, '')).not.toMatch(/hemmeligt/i);
            for (const { uid } of hidden) expect(text).not.toContain(`UID:${uid}`);
          }
        }
      }
    });
    await fc.assert(law, { numRuns: 25 });
  });

  it('everything public is in the combined feed, until it has been cancelled for 30 days', async () => {
    const law = fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) =>
      afterSteps(steps, async (network) => {
        const { text } = await taken(await network.get('/calendar.ics'));
        for (const activity of network.live.activities.values()) {
          const isOver = activity.status === 'cancelled' && network.now - activity.updated >= 30 * DAY;
          expect(text.includes(`UID:${activity.uid}`)).toBe(isPublic(activity) && !isOver);
        }
      }),
    );
    await fc.assert(law, { numRuns: 30 });
  });
});

it('the first feeds are served before the activities are read', async () => {
  await using network = await TestNetwork.open();
  await network.publish(anActivity());
  const live = await LiveNetwork.loadForFeeds(network.store);
  const app = feedRoutes({ ...SETTINGS, network: live, clock: () => START, refresh: () => undefined });
  for (const path of ['/calendar.ics', '/associations/sprogcafeen.ics']) {
    expect(await (await app.request(path)).text()).toContain('SUMMARY:Sprogcafé');
    expect(() => live.activities).toThrow('not read yet');
  }
});
