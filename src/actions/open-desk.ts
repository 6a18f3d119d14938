// Making a desk ready: the store opened, the network in memory, the renderings of this month.
import { randomUUID } from 'node:crypto';
import type { Instant } from '../calendar/time.ts';
import type { DatabaseAddress } from '../store/database.ts';
import { LiveNetwork } from '../store/live-network.ts';
import { Store } from '../store/store.ts';
import type { Desk, NetworkSettings } from './desk.ts';
import { LiveOccurrences } from './live-occurrences.ts';

/**
 * Opens the store and reads what feeds need; `desk.network.whole()` reads the rest.
 * @throws CannotOpen with a sentence saying what to do
 */
export async function openDesk(
  address: DatabaseAddress,
  settings: NetworkSettings,
  clock: () => Instant,
): Promise<Desk> {
  const store = await Store.open(address);
  try {
    const network = await LiveNetwork.loadForFeeds(store);
    const occurrences = new LiveOccurrences(network, settings);
    return { store, network, occurrences, settings, clock, newId: randomUUID };
  } catch (error) {
    await store.close();
    throw error;
  }
}

export async function closeDesk({ store }: Desk): Promise<void> {
  await store.close();
}
