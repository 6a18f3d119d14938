// The pairs that are found anew after a write are those that a search of everything finds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '../../src/actions/actor.ts';
import { cancelActivity } from '../../src/actions/cancel-activity.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { foundPairs } from '../../src/actions/found-pairs.ts';
import { publishActivity } from '../../src/actions/publish-activity.ts';
import { reviseActivity } from '../../src/actions/revise-activity.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { saveVenue } from '../../src/actions/save-venue.ts';
import { clashPairs } from '../../src/calendar/clash-pairs.ts';
import { anInput } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';
import { windowOf } from '../support/schedules.ts';

const coordinator: Actor = { role: 'coordinator', name: 'Frivilligcentret' };
const ASSOCIATIONS = ['sprogcafeen', 'kvindeklubben', 'fri-gear'];
const VENUES = ['holte-bibliotek', 'ny-hal'];
const WINDOW = windowOf('2026-09-01', '2027-03-01');
const OPTIONS = { window: WINDOW, refuseClash: false, isCurrent: () => true };
/** So many that a few of them touched are looked for alone. */
const AT_FIRST = 30;

const activities = fc.record({
  association: fc.constantFrom(...ASSOCIATIONS),
  venue: fc.constantFrom(...VENUES, null),
  audiences: fc.subarray(['women', 'youth']),
  weekday: fc.nat(2),
  hour: fc.integer({ min: 16, max: 20 }),
});
type Drawn = typeof activities extends fc.Arbitrary<infer One> ? One : never;

function inputOf({ association, venue, audiences, weekday, hour }: Drawn) {
  const start = `2026-09-0${weekday + 1}T${hour}:00`;
  const schedule = { start, rule: 'FREQ=WEEKLY', excluded: [], added: [], changed: {} };
  return anInput({ association, venue, audiences, needs: [], title: 'Noget' }, schedule);
}

const deeds = fc.oneof(
  fc.record({ deed: fc.constant('publish' as const), input: activities }),
  fc.record({ deed: fc.constant('revise' as const), at: fc.nat(), input: activities }),
  fc.record({ deed: fc.constant('cancel' as const), at: fc.nat() }),
  fc.record({
    deed: fc.constant('venue' as const),
    slug: fc.constantFrom(...VENUES),
    severalAtOnce: fc.boolean(),
  }),
  fc.record({ deed: fc.constant('association' as const), slug: fc.constantFrom(...ASSOCIATIONS) }),
);
type Deed = typeof deeds extends fc.Arbitrary<infer One> ? One : never;

async function does(desk: Desk, deed: Deed): Promise<void> {
  const { activities: stored } = desk.network;
  const idAt = (at: number): string => [...stored.keys()].sort()[at % stored.size] ?? '';
  if (deed.deed === 'publish') await publishActivity(desk, coordinator, inputOf(deed.input), OPTIONS);
  else if (deed.deed === 'revise')
    await reviseActivity(desk, coordinator, idAt(deed.at), inputOf(deed.input), OPTIONS);
  else if (deed.deed === 'cancel') await cancelActivity(desk, coordinator, idAt(deed.at), () => true);
  else if (deed.deed === 'venue') {
    const { slug, severalAtOnce } = deed;
    await saveVenue(desk, coordinator, slug, { name: slug, area: 'Holte', severalAtOnce });
  } else await saveAssociation(desk, coordinator, deed.slug, { name: deed.slug, area: 'Holte' });
  await desk.network.catchUp();
}

onBothDatabases('pairs found after any writes', (database) => {
  test('are the pairs of the network as it is, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(activities, { minLength: AT_FIRST, maxLength: AT_FIRST }),
        fc.array(fc.array(deeds, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        async (first, writes) => {
          const desk = await aDesk(await database.another(), '2026-09-01T08:00:00Z');
          for (const slug of ASSOCIATIONS) await saveAssociation(desk, coordinator, slug, { name: slug });
          for (const slug of VENUES) await saveVenue(desk, coordinator, slug, { name: slug, area: 'Holte' });
          for (const one of first) await does(desk, { deed: 'publish', input: one });
          expect(foundPairs(desk, WINDOW).length).toBeGreaterThan(0);
          for (const some of writes) {
            for (const one of some) await does(desk, one);
            const index = desk.occurrences.indexFor(WINDOW, desk.clock());
            expect(foundPairs(desk, WINDOW)).toEqual(clashPairs(index, WINDOW, null));
          }
        },
      ),
      { numRuns: database.dialect === 'sqlite' ? 12 : 2 },
    );
  });
});
