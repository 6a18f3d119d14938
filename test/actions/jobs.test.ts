// How the jobs beside serving went, wherever they were done.
import { expect, test } from 'vitest';
import { type Job, type JobState, jobStates, noteJob } from '../../src/actions/jobs.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk, instantOf } from '../support/desks.ts';

const NOON = '2026-11-20T12:00:00Z';
const SOON = new Date('2026-11-20T12:20:00Z');

const stateOf = (states: readonly JobState[], job: Job): JobState | undefined =>
  states.find((state) => state.job === job);

onBothDatabases('a job beside serving', (database) => {
  test('is known as done, with when it is done again, in every process', async () => {
    const desk = await aDesk(await database.address(), NOON);
    await noteJob(desk, 'backup', 'done', SOON);
    await using other = await Store.open(await database.address());
    const states = await jobStates(other.read, instantOf(NOON));
    const at = instantOf(NOON);
    const last = { name: 'backup', ended: at, outcome: 'done', succeeded: at, next: SOON.getTime() };
    expect(stateOf(states, 'backup')).toEqual({ job: 'backup', last, isLate: false });
    expect(stateOf(states, 'letters')).toEqual({ job: 'letters', last: null, isLate: false });
  });

  test('that fails is known to have gone well before', async () => {
    const desk = await aDesk(await database.address(), NOON);
    await noteJob(desk, 'letters', 'failed', null);
    const letters = async () => stateOf(await jobStates(desk.store.read, desk.clock()), 'letters')?.last;
    expect(await letters()).toMatchObject({ outcome: 'failed', succeeded: null, next: null });
    await noteJob(desk, 'letters', 'done', SOON);
    desk.at('2026-11-20T12:10:00Z');
    await noteJob(desk, 'letters', 'failed', SOON);
    expect(await letters()).toMatchObject({
      outcome: 'failed',
      ended: instantOf('2026-11-20T12:10:00Z'),
      succeeded: instantOf(NOON),
    });
  });

  test('is late once it ought to have been done again for an hour', async () => {
    const desk = await aDesk(await database.address(), NOON);
    await noteJob(desk, 'holds', 'done', SOON);
    const isLate = async (now: string) =>
      stateOf(await jobStates(desk.store.read, instantOf(now)), 'holds')?.isLate;
    expect([await isLate('2026-11-20T13:20:00Z'), await isLate('2026-11-20T13:20:01Z')]).toEqual([
      false,
      true,
    ]);
  });
});
