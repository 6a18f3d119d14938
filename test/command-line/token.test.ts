import { expect, test } from 'vitest';
import { onBothDatabases } from '../support/databases.ts';
import { environmentFor, Program, runProgram } from '../support/program.ts';

onBothDatabases('a token made on the command line while the server runs', (database) => {
  test('is all that is printed, and works at once', async () => {
    const environment = environmentFor(await database.address());
    const server = new Program(['serve'], { environment });
    const address = await server.address();
    const { code, output, notes } = await runProgram(['token', '--role', 'coordinator'], { environment });
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    expect(output).toMatch(/^fk_[\w-]{43}\n$/);
    expect((await put(`${address}/api/v1/associations/spiren`, output, { name: 'Spiren' })).status).toBe(201);
  });

  test('lets an editor write for their own association alone', async () => {
    const environment = environmentFor(await database.address());
    const input = '{"association":{"slug":"a","name":"A"}}\n{"association":{"slug":"b","name":"B"}}\n';
    expect((await runProgram(['load', '-'], { environment, input })).code).toBe(0);
    const server = new Program(['serve'], { environment });
    const address = await server.address();
    const words = ['token', '--role', 'editor', '--association', 'a', '--name', 'Amina'];
    const { output } = await runProgram(words, { environment });
    expect((await put(`${address}/api/v1/associations/a`, output, { name: 'Aa' })).status).toBe(200);
    expect((await put(`${address}/api/v1/associations/b`, output, { name: 'Bb' })).status).toBe(403);
  });
});

function put(url: string, token: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token.trim()}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}
