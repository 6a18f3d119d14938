// A new network: whoever coordinates it is always shown the one next step, until all have been taken.
import { expect, test } from 'vitest';
import { anInput } from '../../support/app.ts';
import { all, textOf } from '../../support/html.ts';
import { aMembersApp, type Seen } from '../account/visitors.ts';

const nextIn = ({ html }: Seen) => all(html, '.beginning a.button').map((link) => textOf(link).trim());

test('a new calendar leads its coordinator by the hand, from an empty database to its first activity', async () => {
  const app = await aMembersApp({ isEmpty: true });
  const karen = await app.signedIn('Karen', { role: 'coordinator', association: null });
  expect(nextIn(await karen.get('/my'))).toEqual(['Tilføj den første forening']);
  await karen.post('/coordinate/associations', { name: 'Sprogcaféen' });
  expect(nextIn(await karen.get('/my'))).toEqual(['Tilføj et sted, I bruger']);
  const list = await karen.get('/coordinate/associations');
  expect(list.text).toContain('Næste skridt:');
  await karen.post('/coordinate/venues', { isNew: 'yes', name: 'Biblioteket' });
  expect(nextIn(await karen.get('/coordinate'))).toEqual(['Invitér en redaktør fra foreningen']);
  const anna = { name: 'Anna', email: 'anna@example.dk', language: 'da', role: 'editor' };
  await karen.post('/coordinate/people', { ...anna, association: 'sprogcafeen' });
  expect(nextIn(await karen.get('/coordinate'))).toEqual(['Læg den første aktivitet i kalenderen']);
  const body = anInput({ association: 'sprogcafeen', venue: 'biblioteket', needs: [] }, { changed: {} });
  await app.api('POST', '/activities', { as: 'coordinator', body });
  await app.desk.network.catchUp();
  expect(nextIn(await karen.get('/my'))).toEqual([]);
});

test('nobody else is shown how to begin', async () => {
  const app = await aMembersApp();
  const anna = await app.signedIn('Anna');
  expect(nextIn(await anna.get('/my'))).toEqual([]);
});
