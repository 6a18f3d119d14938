// Bringing in what is kept elsewhere: a file, a source, and what then is there twice.
import { describe, expect, test } from 'vitest';
import { pairIdOf } from '../../../src/calendar/settlement.ts';
import { all, one, parseHtml, textOf } from '../../support/html.ts';
import type { MembersApp } from '../account/visitors.ts';
import { HOSTILE_WORDS } from '../pages/hostile.ts';
import { aNetwork, anActivity, asWho, sendFile } from './a-members-network.ts';

const PAGE = '/associations/sprogcafeen/import';

const calendar = (...summaries: string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//prove//da',
    ...summaries.flatMap((summary, i) => [
      'BEGIN:VEVENT',
      `UID:${i}@example.dk`,
      'DTSTAMP:20261120T120000Z',
      `DTSTART:2026120${i + 1}T180000Z`,
      `DTEND:2026120${i + 1}T190000Z`,
      `SUMMARY:${summary}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const fileOf = (text: string | Uint8Array<ArrayBuffer>) =>
  new File([text], 'kor.ics', { type: 'text/calendar' });

describe('a calendar file', () => {
  test('is reported first, with nothing stored; stored on a yes; and then holds nothing new', async () => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const before = await app.desk.store.latestVersion();
    const report = await sendFile(app, editor, PAGE, { file: fileOf(calendar('Kor', 'Fælles sang')) });
    expect(textOf(one(parseHtml(report.text), '#content'))).toMatch(/Nye: 2.*Ændrede: 0.*Uændrede: 0/);
    expect(await app.desk.store.latestVersion()).toBe(before);
    const carried = one(parseHtml(report.text), 'input[name="text"]').attributes.get('value') ?? '';
    const done = await sendFile(app, editor, PAGE, { yes: 'yes', text: carried });
    expect(done.location).toBe('/associations/sprogcafeen/manage?done=imported');
    const titles = [...app.desk.network.activities.values()].map(({ title }) => title['da']);
    expect(titles.sort()).toEqual(['Fælles sang', 'Kor']);
    const stored = await app.desk.store.latestVersion();
    const again = await sendFile(app, editor, PAGE, { file: fileOf(calendar('Kor', 'Fælles sang')) });
    const html = parseHtml(again.text);
    expect(textOf(one(html, '#content'))).toContain('Uændrede: 2');
    expect(all(html, 'input[name="yes"]')).toEqual([]);
    await sendFile(app, editor, PAGE, { yes: 'yes', text: carried });
    expect(await app.desk.store.latestVersion()).toBe(stored);
  });

  test('is read in the encoding it was saved in', async () => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const latin = new Uint8Array(Buffer.from(calendar('Fællessang på øen'), 'latin1'));
    const { text } = await sendFile(app, editor, PAGE, { file: fileOf(latin) });
    const carried = one(parseHtml(text), 'input[name="text"]').attributes.get('value') ?? '';
    expect(carried).toContain('Fællessang på øen');
  });

  test('may be pasted in the place of a file', async () => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const { status, html } = await editor.post(PAGE, { text: `\n${calendar('Kor')}` });
    expect([status, textOf(one(html, '#content')).includes('Nye: 1')]).toEqual([200, true]);
  });

  test.each([
    ['nothing', {}],
    ['something else', { text: 'Kære alle' }],
    ['half a calendar', { text: 'VCALENDAR' }],
  ])('is asked for again where %s came', async (_name, fields) => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const { status, html } = await editor.post(PAGE, fields as Readonly<Record<string, string>>);
    expect(status).toBe(422);
    expect(textOf(one(html, '.fault'))).toContain('BEGIN:VCALENDAR');
  });

  test.each(HOSTILE_WORDS)('brings in words and no more: %j', async (words) => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const { status, html } = await editor.post(PAGE, { text: calendar(words) });
    expect(status).toBe(200);
    expect(all(html, 'script').every(({ attributes }) => attributes.has('src'))).toBe(true);
    expect(all(html, 'iframe')).toEqual([]);
  });
});

describe('the calendars that an association follows', () => {
  const path = '/associations/sprogcafeen/sources';
  const url = 'https://calendar.example/secret.ics';

  test('are added, listed with their age, and removed', async () => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    await editor.post(path, { name: 'google', url });
    const { html } = await editor.get(path);
    expect(all(html, 'main ul p').map(textOf)).toEqual(['google · Aktiviteter: 0', url, 'Ikke hentet endnu']);
    await editor.post(`${path}/remove`, { name: 'google' });
    expect((await editor.get(path)).text).not.toContain(url);
  });

  test.each([
    ['a bad name', { name: 'Min Google', url }, 'source-name'],
    ['no address', { name: 'google', url: 'kalender' }, 'source-url'],
    ['an address with a port', { name: 'google', url: 'https://calendar.example:8080/' }, 'source-url'],
  ])('are asked for again: %s', async (_name, fields, id) => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    const { status, html } = await editor.post(path, fields);
    expect(status).toBe(422);
    expect(all(html, '[aria-invalid]').map(({ attributes }) => attributes.get('id'))).toEqual([id]);
  });

  test('are not replaced by another that is given the same name', async () => {
    const app = await aNetwork();
    const editor = await asWho(app, 'its editor');
    await editor.post(path, { name: 'google', url, busyOnly: 'yes' });
    const { status, html } = await editor.post(path, { name: 'google', url: 'https://other.example/a.ics' });
    expect(status).toBe(422);
    expect(all(html, '[aria-invalid]').map(({ attributes }) => attributes.get('id'))).toEqual([
      'source-name',
    ]);
    expect((await app.desk.store.read.selectFrom('source').selectAll().execute())[0]).toMatchObject({
      url,
      busy_only: 1,
    });
  });

  describe('are followed otherwise', () => {
    const settings = `${path}/google/settings`;
    const told = async (app: MembersApp) =>
      (await app.api('GET', '/associations/sprogcafeen/sources/google', { as: 'coordinator' })).body;

    test('once it is said on a page that shows how they are followed now', async () => {
      const app = await aNetwork();
      const editor = await asWho(app, 'its editor');
      await editor.post(path, { name: 'google', url, interval: 'PT3H', busyOnly: 'yes' });
      const list = await editor.get(path);
      expect(all(list.html, 'main li a').map(({ attributes }) => attributes.get('href'))).toEqual([settings]);
      const { html } = await editor.get(settings);
      expect(one(html, '#source-url').attributes.get('value')).toBe(url);
      expect(textOf(one(html, '#source-interval option[selected]'))).toBe('Hver 3. time');
      expect(one(html, '#source-busyOnly').attributes.has('checked')).toBe(true);
      expect(all(html, '#source-shown')).toEqual([]);
      const moved = 'https://calendar.example/other.ics';
      expect((await editor.post(settings, { url: moved, interval: 'PT15M' })).location).toBe(
        `${path}?done=saved`,
      );
      expect(await told(app)).toMatchObject({
        ...{ url: moved, interval: 'PT15M', busyOnly: false, kind: 'own', shown: true },
      });
    });

    test('and keep an interval that only the API offers', async () => {
      const app = await aNetwork();
      const body = { url, interval: 'PT45M' };
      await app.api('PUT', '/associations/sprogcafeen/sources/google', { as: 'coordinator', body });
      const { html } = await (await asWho(app, 'its editor')).get(settings);
      expect(textOf(one(html, '#source-interval option[selected]'))).toBe('Hvert 45. minut');
    });

    test.each([
      ['no address', { url: 'kalender', interval: 'PT1H' }, 'source-url'],
      ['an address inside', { url: 'ftp://calendar.example/', interval: 'PT1H' }, 'source-url'],
      ['every minute', { url, interval: 'PT1M' }, 'source-interval'],
    ])('but not so: %s', async (_name, fields, id) => {
      const app = await aNetwork();
      const editor = await asWho(app, 'its editor');
      await editor.post(path, { name: 'google', url });
      const before = await told(app);
      const { status, html } = await editor.post(settings, fields);
      expect(status).toBe(422);
      expect(all(html, '[aria-invalid]').map(({ attributes }) => attributes.get('id'))).toEqual([id]);
      expect(one(html, '#source-url').attributes.get('value')).toBe(fields.url);
      expect(await told(app)).toEqual(before);
    });

    test('by the coordinator alone where they are a neighbour’s, whose showing is the coordinator’s to choose', async () => {
      const app = await aNetwork();
      const coordinator = await asWho(app, 'the coordinator');
      await coordinator.post(path, { name: 'google', url, kind: 'neighbour' });
      const editor = await asWho(app, 'its editor');
      expect((await editor.get(settings)).status).toBe(403);
      expect((await editor.post(settings, { url, shown: 'yes' })).status).toBe(403);
      expect(await told(app)).toMatchObject({ kind: 'neighbour', shown: false });
      expect((await coordinator.post(settings, { url, shown: 'yes' })).location).toContain('done=saved');
      expect(await told(app)).toMatchObject({ kind: 'neighbour', shown: true, interval: 'PT1H' });
    });

    test('only where there is such a calendar', async () => {
      const editor = await asWho(await aNetwork(), 'its editor');
      expect((await editor.get(settings)).status).toBe(404);
      expect((await editor.post(settings, { url })).status).toBe(404);
    });
  });

  test('are a neighbour’s by the coordinator’s hand alone', async () => {
    const app = await aNetwork();
    const said = { name: 'gentofte', url, kind: 'neighbour' };
    const editor = await asWho(app, 'its editor');
    expect((await editor.post(path, said)).location).toContain('done=refused');
    expect((await editor.get(path)).text).not.toContain('Et nabonetværks');
    const coordinator = await asWho(app, 'the coordinator');
    expect((await coordinator.post(path, said)).location).toContain('done=saved');
    expect((await editor.get(path)).text).not.toContain(url);
  });
});

describe('what is there twice', () => {
  const path = '/associations/sprogcafeen/duplicates';

  test('is offered for merging, and one is kept', async () => {
    const app = await aNetwork();
    const [first, second] = [await anActivity(app), await anActivity(app)];
    const editor = await asWho(app, 'its editor');
    const { html } = await editor.get(path);
    expect(all(html, 'input[name="keep"]').map(({ attributes }) => attributes.get('value'))).toEqual(
      [first, second].sort(),
    );
    await editor.post(path, { pair: pairIdOf(first, second), keep: second });
    const { activities } = app.desk.network;
    expect([activities.get(first)?.status, activities.get(second)?.status]).toEqual([
      'cancelled',
      'confirmed',
    ]);
    expect(textOf(one((await editor.get(path)).html, 'main'))).toContain('Ingen aktiviteter ligner');
  });

  test('is not asked about again once it is two', async () => {
    const app = await aNetwork();
    const pair = pairIdOf(await anActivity(app), await anActivity(app));
    const editor = await asWho(app, 'its editor');
    await editor.post(path, { pair });
    expect(all((await editor.get(path)).html, 'input[name="keep"]')).toEqual([]);
  });

  test('is not decided for another association’s', async () => {
    const app = await aNetwork();
    const association = 'kvindeklubben';
    const pair = pairIdOf(await anActivity(app, { association }), await anActivity(app, { association }));
    const editor = await asWho(app, 'its editor');
    expect((await editor.post(path, { pair })).location).toContain('done=refused');
  });
});
