// A process of its own that opens a store when it is told to and then writes: `store-process.ts ADDRESS ACTOR COUNT`.
// Says `ready`, waits for a line of input, and prints the version of each of its changes once that is committed.
import { once } from 'node:events';
import { instant } from '../../src/calendar/time.ts';
import { appendChanges, latestVersion } from '../../src/store/changes.ts';
import type { DatabaseAddress } from '../../src/store/database.ts';
import { Store } from '../../src/store/store.ts';

const [address = '', actor = '', count = ''] = process.argv.slice(2);

process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();

const store = await Store.open(JSON.parse(address) as DatabaseAddress);
for (let written = 0; written < Number(count); written++) {
  const version = await store.transaction(async (trx) => {
    const subject = { kind: 'setting', id: String(written) } as const;
    await appendChanges(trx, [{ at: instant(written), actor, deed: 'write', subject, detail: {} }]);
    return latestVersion(trx);
  });
  process.stdout.write(`${version}\n`);
}
await store.close();
