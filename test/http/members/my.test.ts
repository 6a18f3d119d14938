// Where members begin: what is theirs, what soon wants something of them.
import { describe, expect, test } from 'vitest';
import { all, one, textOf } from '../../support/html.ts';
import { aHold, aNetwork, anActivity, asWho } from './a-members-network.ts';

const hrefs = (html: Parameters<typeof all>[0], selector: string) =>
  all(html, selector).map(({ attributes }) => attributes.get('href'));

describe('the page that signing in leads to', () => {
  test('has one obvious next step for an editor, and their association', async () => {
    const app = await aNetwork();
    const { html, headers } = await (await asWho(app, 'its editor')).get('/my');
    expect(hrefs(html, 'main .button')).toEqual(['/activities/new?association=sprogcafeen']);
    expect(hrefs(html, '[aria-labelledby="associations"] a')).toEqual(['/associations/sprogcafeen/manage']);
    expect(textOf(one(html, '[aria-labelledby="clashes"]'))).toContain('Lige nu falder intet sammen.');
    expect(headers.get('Cache-Control')).toBe('private, no-store');
  });

  test('has every association for the coordinator, and the way to the pages of coordination', async () => {
    const app = await aNetwork();
    const { html } = await (await asWho(app, 'the coordinator')).get('/my');
    expect(hrefs(html, '[aria-labelledby="associations"] a')).toEqual([
      '/associations/kvindeklubben/manage',
      '/associations/sprogcafeen/manage',
    ]);
    expect(hrefs(html, 'main a')).toContain('/coordinate');
  });

  test('tells a reader what they lack, and offers nothing that would be refused', async () => {
    const app = await aNetwork();
    const { html } = await (await asWho(app, 'a reader')).get('/my');
    expect(textOf(one(html, 'main'))).toContain('Spørg koordinatoren');
    expect(hrefs(html, 'main a')).toEqual([]);
    expect(all(html, 'main form')).toEqual([]);
  });

  test('names the holds of one’s own that end within two weeks, the first one first', async () => {
    const app = await aNetwork();
    await aHold(app, { title: 'Om to dage', expires: '2026-11-22T12:00:00Z' });
    await aHold(app, { title: 'I morgen', expires: '2026-11-21T12:00:00Z' });
    await aHold(app, { title: 'Om tre uger', expires: '2026-12-11T12:00:00Z' });
    await aHold(app, { title: 'Systue', association: 'kvindeklubben', expires: '2026-11-21T12:00:00Z' });
    const { html } = await (await asWho(app, 'its editor')).get('/my');
    const titles = all(html, '[aria-labelledby="holds"] li a').map(textOf);
    expect(titles).toEqual(['I morgen', 'Om to dage']);
    expect(textOf(one(html, '[aria-labelledby="holds"]'))).toContain('Udløber lørdag 21. november');
  });

  test('names the open clashes of one’s own, and shows no more of what is taken than others may know', async () => {
    const app = await aNetwork();
    await anActivity(app);
    await anActivity(app, { association: 'kvindeklubben', title: 'Hemmeligt', visibility: 'busy' });
    const { html, text } = await (await asWho(app, 'its editor')).get('/my');
    expect(textOf(one(html, '[aria-labelledby="clashes"] li'))).toMatch(/Sprogcafé|Optaget/);
    expect(text).not.toContain('Hemmeligt');
    expect(hrefs(html, '[aria-labelledby="clashes"] a')).toEqual(['/board']);
  });
});
