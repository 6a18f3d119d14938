// A calendar that cannot be fetched, as its editors and the coordinator see it: why, and how old what is here is.
import { expect, test } from 'vitest';
import { refreshSources } from '../../../src/actions/refresh-sources.ts';
import { INTERFACE_LANGUAGES } from '../../../src/http/words/languages.ts';
import { wordsIn } from '../../../src/http/words/words.ts';
import { anOutsideCalendar } from '../../actions/a-source.ts';
import { tuesdays } from '../../actions/imports.ts';
import { parseHtml, plain, textOf } from '../../support/html.ts';
import { told } from '../api/answers.ts';
import { aNetwork, asWho } from './a-members-network.ts';

const KEPT = { da: 'fredag 20. november kl. 13.00', en: 'Friday 20 November at 13:00' } as const;

test('a calendar that fails says since when nothing came of it and why, to its editors and on the status page', async () => {
  const calendar = await anOutsideCalendar(tuesdays('cafe@google', 'Sprogcafé'));
  const app = await aNetwork({ services: { fetching: calendar.fetching } });
  const body = { url: calendar.url };
  told(await app.api('PUT', '/associations/sprogcafeen/sources/google', { as: 'coordinator', body }), 201);
  await refreshSources(app.desk, calendar.refreshing);
  calendar.answers((_request, response) => response.writeHead(401).end());
  for (const hour of ['14', '17']) {
    app.at(`2026-11-20T${hour}:00:00Z`);
    await refreshSources(app.desk, calendar.refreshing);
  }
  const [anna, karen] = [await asWho(app, 'its editor'), await asWho(app, 'the coordinator')];
  for (const language of INTERFACE_LANGUAGES) {
    const pages = await Promise.all([
      anna.get(`/associations/sprogcafeen/sources?lang=${language}`),
      karen.get(`/coordinate/status?lang=${language}`),
    ]);
    const why = plain(wordsIn(language).say('source.failures', { count: 2, fault: 'refused' }));
    for (const { text } of pages) {
      const said = plain(textOf(parseHtml(text)));
      expect(said).toContain(why);
      expect(said).toMatch(/20[^0-9]*13[.:]00/);
      if (language === 'da' || language === 'en') expect(said).toContain(KEPT[language]);
    }
    expect(pages[1]?.text).not.toContain(calendar.url);
  }
  calendar.has(tuesdays('cafe@google', 'Sprogcafé'));
  app.at('2026-11-21T12:00:00Z');
  await refreshSources(app.desk, calendar.refreshing);
  const status = plain(textOf(parseHtml((await karen.get('/coordinate/status?lang=da')).text)));
  expect(status).toContain(wordsIn('da').say('status.sourcesGood'));
});
