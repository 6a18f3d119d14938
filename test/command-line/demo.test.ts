import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newFolder, Program } from '../support/program.ts';

describe('the demo', () => {
  test('tells of three clashes with links, gives a token that works, and leaves nothing behind', async () => {
    const [temporary, data] = [newFolder(), newFolder()];
    const environment = {
      PORT: '0',
      TMPDIR: temporary,
      DATA_DIR: data,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/k',
    };
    const demo = new Program(['demo'], { environment });
    const address = await demo.address();
    const [, token = ''] = await demo.says(/A coordinator's token for the API: (fk_[\w-]{43})\n/);
    expect(readdirSync(temporary)).toHaveLength(1);
    const asked = await fetch(`${address}/api/v1/clashes?state=open`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const { clashes } = (await asked.json()) as {
      clashes: { first: { id: string }; second: { id: string } }[];
    };
    expect(clashes).toHaveLength(3);
    const [, start = ''] = await demo.says(/Be its coordinator for a while, .*: (\S+)\n/);
    expect((await fetch(start)).status).toBe(200);
    demo.stop('SIGINT');
    const { code, output } = await demo.ended();
    expect(code).toBe(0);
    for (const { first, second } of clashes) {
      for (const { id } of [first, second]) expect(output).toContain(`/activities/${id}\n`);
    }
    expect(output.match(/^\d\. .+\.$/gm)).toHaveLength(3);
    expect([...readdirSync(temporary), ...readdirSync(data)]).toEqual([]);
  });
});
