import { describe, expect, test } from 'vitest';
import { type Following, type Pace, refresher } from '../../src/http/refresher.ts';
import { Later } from '../support/later.ts';

const PACE: Pace = { every: 50, patience: 20 };

describe('before a request is served', () => {
  test('what others have committed is taken in', async () => {
    const network = new Network();
    await network.ask(0);
    expect(network).toMatchObject({ asked: 1, caughtUp: 1 });
  });

  test('nothing is taken in where nothing was committed', async () => {
    const network = new Network();
    network.isBehindNow = false;
    await network.ask(0);
    expect(network).toMatchObject({ asked: 1, caughtUp: 0 });
  });

  test('nothing is asked again so soon, and nobody waits', async () => {
    const network = new Network();
    await network.ask(0);
    expect(network.ask(49)).toBeUndefined();
    await network.ask(50);
    expect(network).toMatchObject({ asked: 2 });
  });

  test('all who come while it is asked wait for the same answer', async () => {
    const network = new Network();
    const answer = network.hold();
    const waiting = [network.ask(0), network.ask(1), network.ask(2)];
    answer.tell(true);
    await Promise.all(waiting);
    expect(network).toMatchObject({ asked: 1, caughtUp: 1 });
  });

  test('nobody waits for ever where no answer comes', async () => {
    const network = new Network();
    network.hold();
    await network.ask(0);
    expect(network.ask(20)).toBeUndefined();
    expect(network).toMatchObject({ asked: 1, caughtUp: 0 });
  });

  test('a database that is away is noted, and the request is served from what is known', async () => {
    const network = new Network();
    network.failure = new Error('away');
    await network.ask(0);
    expect(network.faults).toEqual([network.failure]);
    network.failure = null;
    await network.ask(50);
    expect(network).toMatchObject({ asked: 2, caughtUp: 1 });
  });
});

/** A network that says what the test wants it to say. */
class Network implements Following {
  asked = 0;
  caughtUp = 0;
  isBehindNow = true;
  failure: Error | null = null;
  readonly faults: unknown[] = [];
  #answer: Later<boolean> | null = null;
  #now = 0;
  readonly #refresh = refresher(
    this,
    PACE,
    () => this.#now,
    (fault) => this.faults.push(fault),
  );

  ask(now: number): Promise<void> | undefined {
    this.#now = now;
    return this.#refresh();
  }

  /** Holds the next answer back. */
  hold(): Later<boolean> {
    this.#answer = new Later();
    return this.#answer;
  }

  async isBehind(): Promise<boolean> {
    this.asked++;
    if (this.failure) throw this.failure;
    return this.#answer ? this.#answer.value : this.isBehindNow;
  }

  async catchUp(): Promise<void> {
    this.caughtUp++;
  }
}
