// A clash with what a neighbouring network does is told as that network's, wherever it is named and in every language.
import { describe, expect, test } from 'vitest';
import { lettersDue } from '../../src/actions/due-letters.ts';
import { noteLetters } from '../../src/actions/note-letters.ts';
import { refreshSources } from '../../src/actions/refresh-sources.ts';
import { newsLetter } from '../../src/http/letters/news-letter.ts';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../src/http/words/languages.ts';
import { plainText } from '../../src/mail/letter.ts';
import { anOutsideCalendar } from '../actions/a-source.ts';
import { tuesdays } from '../actions/imports.ts';
import { anInput } from '../support/app.ts';
import { all, parseHtml, plain, textOf } from '../support/html.ts';
import { aMembersApp, type MembersApp } from './account/visitors.ts';
import { type PublishedTold, told } from './api/answers.ts';

const PLAIN = { added: [], excluded: [], changed: {} };

interface Clashing {
  readonly app: MembersApp;
  readonly own: string;
  readonly pair: string;
}

/** Kvindeklubben's sewing, and a language café in Gentofte on the same evenings; whichever came first. */
async function clashing(isNeighbourFirst: boolean): Promise<Clashing> {
  const calendar = await anOutsideCalendar(
    tuesdays('cafe@gentofte', 'Sprogcafé', 'LOCATION:Hovedbiblioteket'),
  );
  const app = await aMembersApp({ services: { fetching: calendar.fetching } });
  const by = { as: 'coordinator' } as const;
  await app.invite('Bente', { association: 'kvindeklubben' });
  await app.api('PUT', '/associations/gentofte', { ...by, body: { name: 'Gentofte' } });
  const source = { url: calendar.url, kind: 'neighbour' };
  told(await app.api('PUT', '/associations/gentofte/sources/feed', { ...by, body: source }), 201);
  const input = anInput(
    { association: 'kvindeklubben', title: 'Systue', venue: null, needs: [], audiences: [] },
    PLAIN,
  );
  const publish = async (): Promise<string> =>
    told<PublishedTold>(await app.api('POST', '/activities', { as: 'kvindeklubben', body: input }), 201)
      .activity.id;
  const early = isNeighbourFirst ? null : await publish();
  app.at('2026-11-20T13:00:00Z');
  await refreshSources(app.desk, calendar.refreshing);
  app.at('2026-11-20T14:00:00Z');
  const own = early ?? (await publish());
  const [theirs = ''] = app.desk.network.origins.keys();
  return { app, own, pair: [own, theirs].sort().join('~') };
}

const IN_A_SENTENCE: Readonly<Record<InterfaceLanguage, string>> = {
  da: 'noget i Gentofte: Sprogcafé (Hovedbiblioteket)',
  en: 'something in Gentofte: Sprogcafé (Hovedbiblioteket)',
  ar: 'نشاط في Gentofte: Sprogcafé (Hovedbiblioteket)',
  uk: 'заходом у мережі Gentofte: «Sprogcafé» (Hovedbiblioteket)',
  ti: 'ኣብ Gentofte ዘሎ ንጥፈት Sprogcafé (Hovedbiblioteket)',
};
const IN_A_LIST: Readonly<Record<InterfaceLanguage, string>> = {
  da: 'I Gentofte: Sprogcafé',
  en: 'In Gentofte: Sprogcafé',
  ar: 'في Gentofte: Sprogcafé',
  uk: 'У мережі Gentofte: «Sprogcafé»',
  ti: 'ኣብ Gentofte፦ Sprogcafé',
};
const SUBJECT: Readonly<Record<InterfaceLanguage, string>> = {
  da: 'Systue falder sammen med Sprogcafé i Gentofte',
  en: 'Systue clashes with Sprogcafé in Gentofte',
  ar: 'Systue يتزامن مع Sprogcafé في Gentofte',
  uk: '«Systue» збігається з «Sprogcafé» у мережі Gentofte',
  ti: 'Systue ምስ ኣብ Gentofte ዘሎ Sprogcafé ብሓደ ግዜ እዩ',
};

describe.each([true, false])('a clash with a neighbour’s activity (that came first: %s)', (isFirst) => {
  test('is told by the API with what the neighbour is called', async () => {
    const { app, own, pair } = await clashing(isFirst);
    const theirs = { association: 'gentofte', neighbour: 'Gentofte', title: { da: 'Sprogcafé' } };
    const activity = await app.api('GET', `/activities/${own}`, { as: 'kvindeklubben' });
    const check = await app.api('POST', '/clash-check', { as: 'kvindeklubben', body: activity.body });
    expect(told(check, 200)).toMatchObject({ clashes: [{ activity: theirs }] });
    const list = told<{ clashes: Record<'first' | 'second', { id: string; neighbour?: string }>[] }>(
      await app.api('GET', '/clashes', { as: 'kvindeklubben' }),
      200,
    );
    expect(list.clashes.map(({ first, second }) => `${first.id}~${second.id}`)).toEqual([pair]);
    const sides = list.clashes.flatMap(({ first, second }) => [first, second]);
    const called = sides.map(({ id, neighbour }) => [id === own, neighbour]);
    expect(called).toEqual(
      expect.arrayContaining([
        [true, undefined],
        [false, 'Gentofte'],
      ]),
    );
  });

  test.each(INTERFACE_LANGUAGES)(
    'is told in %s on the editor’s page, the board and the pair’s page',
    async (language) => {
      const { app, own, pair } = await clashing(isFirst);
      const bente = await app.signedIn('Birgit', { association: 'kvindeklubben', language });
      const read = async (path: string) => parseHtml((await bente.get(`${path}?lang=${language}`)).text);
      const edit = plain(textOf(await read(`/activities/${own}/edit`)));
      expect(edit).toContain(IN_A_SENTENCE[language]);
      for (const path of ['/board', `/board/${pair}`]) {
        const html = await read(path);
        const sides = all(html, '.pair-sides li').map((side) => plain(textOf(side)));
        expect(sides[0]).toContain('Systue');
        expect(sides[1]).toContain(IN_A_LIST[language]);
        // The one that could be moved here is told about, whichever came first.
        expect(plain(textOf(html))).toMatch(/Systue[»]?[:፦] /);
        expect(plain(textOf(html))).toContain(IN_A_SENTENCE[language]);
      }
      expect(plain(textOf(await read('/my'))).toLowerCase()).toContain(IN_A_LIST[language].toLowerCase());
    },
  );

  test.each(INTERFACE_LANGUAGES)('is told in %s in the letter', async (language) => {
    const { app } = await clashing(isFirst);
    await app.desk.store.transaction((trx) => trx.updateTable('person').set({ language }).execute());
    await noteLetters(app.desk);
    const due = await lettersDue(app.desk);
    const letters = due.map((one) =>
      newsLetter(one, app.desk, { network: 'Fælleskalender', baseUrl: app.baseUrl }),
    );
    expect(letters.map(({ subject }) => subject)).toEqual([SUBJECT[language]]);
    for (const letter of letters) expect(plain(plainText(letter))).toContain(IN_A_SENTENCE[language]);
  });
});

test('an association that follows its own calendar elsewhere is no neighbour', async () => {
  const calendar = await anOutsideCalendar(tuesdays('cafe@google', 'Sprogcafé'));
  const app = await aMembersApp({ services: { fetching: calendar.fetching } });
  const source = { url: calendar.url };
  told(
    await app.api('PUT', '/associations/sprogcafeen/sources/feed', { as: 'coordinator', body: source }),
    201,
  );
  await refreshSources(app.desk, calendar.refreshing);
  const input = anInput({ association: 'kvindeklubben', venue: null, needs: [], audiences: [] }, PLAIN);
  const check = await app.api('POST', '/clash-check', { as: 'kvindeklubben', body: input });
  const { clashes } = told<{ clashes: { activity: object }[] }>(check, 200);
  expect(clashes.map(({ activity }) => Object.keys(activity).sort())).toEqual([
    ['association', 'id', 'title'],
  ]);
});
