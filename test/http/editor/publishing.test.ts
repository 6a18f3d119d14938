import { describe, expect, test } from 'vitest';
import { anInput } from '../../support/app.ts';
import { all, one, textOf } from '../../support/html.ts';
import { aMembersApp, type MembersApp, type Seen } from '../account/visitors.ts';
import { A_CAFE, type Fields, send, writtenIn } from './forms.ts';

const activitiesOf = ({ desk }: MembersApp) => [...desk.network.activities.values()];

/** Sewing at the women's club, which the café falls on eight of twelve times. */
async function sewing({ api }: MembersApp): Promise<void> {
  const schedule = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=8' };
  const none = { excluded: [], added: [], changed: {} };
  const body = anInput(
    { association: 'kvindeklubben', title: 'Systue', needs: [] },
    { ...schedule, ...none },
  );
  const { status } = await api('POST', '/activities', { as: 'kvindeklubben', body });
  if (status !== 201) throw new Error(`Answered ${status}.`);
}

const summaryOf = ({ html }: Seen): string => textOf(one(html, '#answer-summary'));

describe('publishing', () => {
  test('makes of the form an activity like the API’s', async () => {
    const app = await aMembersApp();
    const anna = await app.signedIn('Anna');
    const page = await anna.get('/activities/new');
    expect(page.status).toBe(200);
    expect(page.headers.get('Cache-Control')).toBe('private, no-store');
    const { status, location } = await send(anna, page, '/activities/new', { ...A_CAFE, do: 'publish' });
    const [activity] = activitiesOf(app);
    expect([status, location]).toEqual([303, `/activities/${activity?.id}/edit?done=publish`]);
    expect(activity).toMatchObject({
      association: 'sprogcafeen',
      title: { da: 'Sprogcafé' },
      audiences: ['women'],
      venue: 'holte-bibliotek',
      status: 'confirmed',
      visibility: 'public',
      schedule: {
        start: '2026-12-01T19:00',
        timeZone: 'Europe/Copenhagen',
        duration: { days: 0, seconds: 7_200 },
      },
    });
    expect(activity?.schedule.rule?.text).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=12');
  });

  test('as a hold keeps it among members, for sixty days', async () => {
    const app = await aMembersApp();
    const anna = await app.signedIn('Anna');
    const page = await anna.get('/activities/new');
    const { location } = await send(anna, page, '/activities/new', { ...A_CAFE, do: 'hold' });
    const [activity] = activitiesOf(app);
    expect(activity?.status).toBe('tentative');
    expect(textOf(one((await anna.get(location ?? '')).html, 'main'))).toContain(
      'Reservation: kun foreningerne ser den',
    );
    expect((await app.browser().get(`/activities/${activity?.id}`)).status).toBe(404);
    const own = await anna.get(`/activities/${activity?.id}`);
    expect(own.status).toBe(200);
    expect(own.headers.get('Cache-Control')).toBe('private, no-store');
  });

  test('is told the sentence, the next six dates and the clashes, and stores nothing when only checked', async () => {
    const app = await aMembersApp();
    await sewing(app);
    const before = await app.desk.store.latestVersion();
    const anna = await app.signedIn('Anna');
    const signedIn = await app.desk.store.latestVersion();
    const page = await anna.get('/activities/new');
    const told = await send(anna, page, '/activities/new', { ...A_CAFE, do: 'check' });
    expect(summaryOf(told)).toBe(
      'Hver tirsdag kl. 19-21, fra 1. december, 12 gange i alt. 8 af 12 tirsdage falder sammen med Systue (Kvindeklubben, Holte Bibliotek): samme målgruppe (kvinder).',
    );
    expect(all(told.html, '.answer-dates li').map(textOf)[0]).toBe('tirsdag 1. december kl. 19-21');
    expect(all(told.html, '.answer-dates li')).toHaveLength(6);
    expect(signedIn).toBeGreaterThan(before);
    expect(await app.desk.store.latestVersion()).toBe(signedIn);
  });

  test('takes an alternative by its button, without script, and leaves the rest as typed', async () => {
    const app = await aMembersApp();
    await sewing(app);
    const anna = await app.signedIn('Anna');
    const page = await anna.get('/activities/new');
    const told = await send(anna, page, '/activities/new', { ...A_CAFE, do: 'check' });
    const [button] = all(told.html, 'button[name="fill"]');
    const taken = await send(anna, told, '/activities/new', { fill: button?.attributes.get('value') ?? '' });
    expect(summaryOf(taken)).toContain('Falder ikke sammen med noget.');
    expect(one(taken.html, '#title-da').attributes.get('value')).toBe('Sprogcafé');
    await send(anna, taken, '/activities/new', { do: 'publish' });
    const cafe = activitiesOf(app).find(({ association }) => association === 'sprogcafeen');
    expect(cafe?.schedule.start).not.toContain('2026-12-01T19:00');
    expect(cafe?.schedule.rule?.count).toBe(12);
  });

  test.each<[string, Fields, string, string]>([
    ['no title', { 'title-da': '' }, 'title-da', 'Skriv, hvad det hedder, med højst 1000 tegn.'],
    ['no date', { date: '' }, 'date', 'Skriv dato og klokkeslæt, for eksempel 1. december kl. 19.'],
    ['no hour', { from: '' }, 'date', 'Skriv dato og klokkeslæt, for eksempel 1. december kl. 19.'],
    ['no end', { to: '' }, 'to', 'Skriv, hvornår det slutter.'],
    [
      'an end before the first date',
      { until: '2026-11-01', times: '' },
      'until',
      'Skriv enten en sidste dato',
    ],
    ['both ends', { until: '2027-06-01' }, 'until', 'Skriv enten en sidste dato'],
    ['a venue nobody knows', { venue: 'nirgends' }, 'venue', 'Vælg et sted på listen.'],
    [
      'a link that would run',
      { link: 'javascript:alert(1)' },
      'link',
      'Skriv en adresse, der begynder med https://',
    ],
  ])('with %s is refused beside its field, and nothing typed is lost', async (_, typed, control, message) => {
    const app = await aMembersApp();
    const anna = await app.signedIn('Anna');
    const page = await anna.get('/activities/new');
    const fields = { ...A_CAFE, 'description-da': 'Kom og\ntal "dansk"', ...typed, do: 'publish' };
    const refused = await send(anna, page, '/activities/new', fields);
    expect(refused.status).toBe(422);
    expect(textOf(one(refused.html, `#${control}-fault`))).toContain(message);
    expect(one(refused.html, `#${control}`).attributes.get('aria-invalid')).toBe('true');
    expect(writtenIn(one(refused.html, '#description-da'))).toBe('Kom og\ntal "dansk"');
    expect(activitiesOf(app)).toEqual([]);
  });

  test('for another association is refused', async () => {
    const app = await aMembersApp();
    const anna = await app.signedIn('Anna');
    const page = await anna.get('/activities/new');
    const fields = { ...A_CAFE, association: 'kvindeklubben', do: 'publish' };
    expect((await send(anna, page, '/activities/new', fields)).status).toBe(403);
    expect(activitiesOf(app)).toEqual([]);
  });

  test('after the session has ended gives everything typed back once signed in', async () => {
    const app = await aMembersApp();
    const anna = await app.signedIn('Anna');
    const page = await anna.get('/activities/new');
    const text = 'Linje 1\n<script>alert("1")</script>';
    const fields = { ...A_CAFE, audiences: ['women', 'men'], 'description-da': text, do: 'publish' };
    const nobody = app.browser();
    const kept = await send(nobody, page, '/activities/new', fields);
    expect(kept.status).toBe(401);
    expect(activitiesOf(app)).toEqual([]);
    expect(kept.text).not.toContain('<script>alert');
    const again = await send(anna, kept, '/activities/new', { do: 'check' }, 'main form');
    expect(writtenIn(one(again.html, '#description-da'))).toBe(text);
    expect(one(again.html, '#date').attributes.get('value')).toBe('2026-12-01');
    const ticked = all(again.html, '[name="audiences"][checked]').map(({ attributes }) =>
      attributes.get('value'),
    );
    expect(ticked).toEqual(['women', 'men']);
  });

  test('leads whoever is not signed in to signing in', async () => {
    const app = await aMembersApp();
    const { status, location } = await app.browser().get('/activities/new');
    expect([status, location]).toEqual([303, '/sign-in']);
  });

  test('shows a reader that they may not', async () => {
    const app = await aMembersApp();
    const reader = await app.signedIn('Rasmus', { role: 'reader' });
    expect((await reader.get('/activities/new')).status).toBe(403);
  });

  test('does not happen because of another website', async () => {
    const app = await aMembersApp();
    const anna = await app.signedIn('Anna');
    const { status } = await anna.post(
      '/activities/new',
      { do: 'publish' },
      { Origin: 'https://evil.example' },
    );
    expect(status).toBe(403);
  });
});

describe('what the form answers while somebody types', () => {
  test('is the answer alone, as a page that nothing keeps', async () => {
    const app = await aMembersApp();
    const anna = await app.signedIn('Anna');
    const page = await anna.get('/activities/new');
    const told = await send(anna, page, '/activities/check', A_CAFE);
    expect(told.status).toBe(200);
    expect(told.headers.get('Cache-Control')).toBe('private, no-store');
    expect(summaryOf(told)).toContain('Falder ikke sammen med noget.');
    expect(all(told.html, 'form.editor')).toEqual([]);
  });

  test('says what is missing as long as it cannot tell', async () => {
    const app = await aMembersApp();
    const anna = await app.signedIn('Anna');
    const page = await anna.get('/activities/new');
    const told = await send(anna, page, '/activities/check', { ...A_CAFE, from: '' });
    expect(summaryOf(told)).toBe(
      'Når du har skrevet dato og tid, kan du se her, hvad det falder sammen med.',
    );
  });

  test('names nobody’s activity that the asker may not see', async () => {
    const app = await aMembersApp();
    const busy = anInput({ association: 'kvindeklubben', title: 'Krisemøde', visibility: 'busy' });
    await app.api('POST', '/activities', { as: 'kvindeklubben', body: busy });
    const anna = await app.signedIn('Anna');
    const page = await anna.get('/activities/new');
    const told = await send(anna, page, '/activities/check', A_CAFE);
    expect(summaryOf(told)).toContain('Optaget');
    expect(told.text).not.toContain('Krisemøde');
  });
});
