// Associations and venues are changed by those who have read them as they are.
import { describe, expect, it } from 'vitest';
import { anApp } from '../../support/app.ts';
import { told } from './answers.ts';

const AS = { as: 'coordinator' } as const;

describe.each([
  ['an association', '/associations/sprogcafeen', '/associations/ny-forening'],
  ['a venue', '/venues/holte-bibliotek', '/venues/nyt-sted'],
])('%s', (_sentence, path, fresh) => {
  it('is sent back as it was read, under the tag it was read with', async () => {
    const { api } = await anApp();
    const read = await api('GET', path, AS);
    const headers = { 'If-Match': read.headers.get('ETag') ?? '' };
    const answer = await api('PUT', path, { ...AS, body: read.body, headers });
    expect(told(answer, 200)).toEqual(read.body);
    expect(answer.headers.get('ETag')).toBe(headers['If-Match']);
  });

  it('is not changed by one who has read something else', async () => {
    const { api } = await anApp();
    const first = (await api('GET', path, AS)).headers.get('ETag') ?? '';
    const put = (name: string, match: string) =>
      api('PUT', path, { ...AS, body: { name }, headers: { 'If-Match': match } });
    const changed = await put('Den første', first);
    expect(changed.status).toBe(200);
    for (const match of [first, `W/${changed.headers.get('ETag')}`, '"noget andet"']) {
      expect((await put('For sent', match)).status).toBe(412);
    }
    expect((await put('Uden anførselstegn', 'x')).status).toBe(400);
    expect((await api('GET', path)).body).toMatchObject({ name: 'Den første' });
    expect((await put('Hvad som helst', '*')).status).toBe(200);
  });

  it('that is not there yet has no tag that could fit', async () => {
    const { api } = await anApp();
    const body = { name: 'Ny' };
    expect((await api('PUT', fresh, { ...AS, body, headers: { 'If-Match': '*' } })).status).toBe(412);
    const made = await api('PUT', fresh, { ...AS, body });
    expect(made.status).toBe(201);
    expect(made.headers.get('ETag')).toBe((await api('GET', fresh, AS)).headers.get('ETag'));
  });
});
