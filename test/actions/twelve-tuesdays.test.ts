// The story the calendar is made for: twelve Tuesdays, of which eight are somebody else's, from the first hold to two
// associations with one evening.
import { expect, test } from 'vitest';
import { sendLetters } from '../../src/command-line/letter-sending.ts';
import type { Letter } from '../../src/mail/letter.ts';
import { aMembersApp } from '../http/account/visitors.ts';
import { type Checked, type PublishedTold, told } from '../http/api/answers.ts';
import { type Asker, anInput, type TestApp } from '../support/app.ts';
import { onBothDatabases } from '../support/databases.ts';

const TUESDAYS = { start: '2026-12-01T19:00', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12', added: [], changed: {} };

const sewing = anInput(
  { association: 'kvindeklubben', title: 'Systue', description: null, needs: [], venue: 'ny-hal' },
  {
    ...TUESDAYS,
    excluded: ['2026-12-22T19:00', '2026-12-29T19:00', '2027-01-05T19:00', '2027-02-16T19:00'],
  },
);
const cafe = (more: object, changed: object = {}): Record<string, unknown> =>
  anInput({ title: 'Sprogcafé', description: null, ...more }, { ...TUESDAYS, excluded: [], changed });

interface BoardTold {
  readonly clashes: readonly {
    readonly id: string;
    readonly state: string;
    readonly count: number;
    readonly settlement: object | null;
  }[];
}

async function board({ api }: TestApp, as: Asker, query = ''): Promise<BoardTold['clashes']> {
  return told<BoardTold>(await api('GET', `/clashes${query}`, { as }), 200).clashes;
}

/** What a feed says, its folded lines made whole. */
async function feed({ ask }: TestApp, address: string): Promise<string> {
  return (await ask('GET', address)).text.replaceAll('\r\n ', '');
}

onBothDatabases('twelve Tuesdays', (database) => {
  test('are held, checked, moved a little, and joined', async () => {
    const app = await aMembersApp({ address: await database.address(), now: '2026-11-19T19:00:00Z' });
    const { api } = app;
    await app.invite('Anna');
    await app.invite('Bente', { association: 'kvindeklubben', language: 'en' });
    await app.invite('Karen', { role: 'coordinator', association: null });
    /** To whom, and what about, since it was asked last. */
    const mail = async (): Promise<readonly string[]> => {
      const sent: string[] = [];
      const deliver = async ({ to, subject }: Letter): Promise<void> => {
        sent.push(`${to}: ${subject}`);
      };
      await sendLetters(app.desk, { deliver }, { network: 'Fælleskalender', baseUrl: app.baseUrl });
      return sent.sort();
    };
    const systue = told<PublishedTold>(
      await api('POST', '/activities', { as: 'kvindeklubben', body: sewing }),
      201,
    ).activity;

    // The next evening the language café holds its Tuesdays, so that nobody else takes them meanwhile.
    app.at('2026-11-20T19:00:00Z');
    const held = told<PublishedTold>(
      await api('POST', '/activities', { as: 'sprogcafeen', body: cafe({ status: 'tentative' }) }),
      201,
    );
    const { id } = held.activity;
    expect(held.activity).toMatchObject({ status: 'tentative', expires: '2027-01-19T19:00:00Z' });
    for (const address of ['/calendar.ics', '/associations/sprogcafeen.ics', '/']) {
      expect(await feed(app, address)).not.toContain(id);
    }

    // Both sides hear of it, each in their own language; the coordinator has the board.
    expect(await mail()).toEqual([
      'anna@example.dk: Sprogcafé falder sammen med Systue',
      'bente@example.dk: Systue clashes with Sprogcafé',
    ]);

    // What the check says in one sentence, and the way out.
    const body = { ...cafe({ status: 'tentative' }), id };
    const check = told<Checked>(await api('POST', '/clash-check', { as: 'sprogcafeen', body }), 200);
    expect(check.verdict).toEqual({ occurrences: 12, clashing: 8, severity: 'high' });
    expect(check.clashes).toMatchObject([
      { activity: { id: systue.id, title: { da: 'Systue' } }, count: 8, state: 'open' },
    ]);
    const wednesday = { start: '2026-12-02T19:00', rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=12' };
    expect(check.suggestions).toContainEqual({ ...wednesday, clashing: 0, severity: null });

    // The Wednesday is taken for the first date; the rest stays on Tuesdays, and is confirmed in one step.
    const firstOnWednesday = { '2026-12-01T19:00': { start: '2026-12-02T19:00' } };
    const revised = told<PublishedTold>(
      await api('PUT', `/activities/${id}`, {
        as: 'sprogcafeen',
        body: cafe({ status: 'tentative' }, firstOnWednesday),
      }),
      200,
    );
    expect(revised.verdict).toMatchObject({ occurrences: 12, clashing: 7 });
    expect(revised.activity).toMatchObject({ expires: '2027-01-19T19:00:00Z' });
    const confirmed = told<PublishedTold>(
      await api('POST', `/activities/${id}/confirm`, { as: 'sprogcafeen' }),
      200,
    );
    expect(confirmed.verdict).toMatchObject({ occurrences: 12, clashing: 7 });
    expect(confirmed.activity).toMatchObject({ status: 'confirmed', expires: null });

    // Fewer dates are no news, nor is what everybody has heard.
    app.at('2026-11-22T19:00:00Z');
    expect(await mail()).toEqual([]);

    // The coordinator sees them on the board, and brings the two together.
    const open = await board(app, 'coordinator', '?state=open');
    expect(open).toMatchObject([{ count: 7, state: 'open', settlement: null }]);
    const address = `/clashes/${open[0]?.id}/settlement`;
    await api('PUT', address, { as: 'coordinator', body: { outcome: 'joined', note: 'Tal sammen!' } });
    expect(await board(app, 'coordinator', '?state=open')).toEqual([]);
    expect(await board(app, 'coordinator', '?state=talked')).toMatchObject([{ settlement: { agreed: [] } }]);

    const joined = { outcome: 'joined', note: 'Vi syr og taler dansk' };
    const one = told<{ settlement: object }>(
      await api('PUT', address, { as: 'sprogcafeen', body: joined }),
      200,
    );
    expect(one).toMatchObject({
      state: 'talked',
      count: 7,
      settlement: { by: 'Redaktør i sprogcafeen', agreed: [id < systue.id ? 'first' : 'second'] },
    });
    const both = told(await api('PUT', address, { as: 'kvindeklubben', body: joined }), 200);
    expect(both).toMatchObject({
      state: 'settled',
      count: 0,
      dates: [],
      settlement: { outcome: 'joined', by: 'Redaktør i kvindeklubben', agreed: ['first', 'second'] },
    });

    // The one that was published first is by both, and nothing nags any more.
    expect((await api('GET', `/activities/${systue.id}`)).body).toMatchObject({ coHosts: ['sprogcafeen'] });
    expect((await api('GET', `/activities/${id}`)).body).toMatchObject({ coHosts: [] });
    expect(await board(app, 'kvindeklubben')).toEqual([]);
    app.at('2026-11-25T19:00:00Z');
    expect(await mail()).toEqual([]);

    const [ofCafe, ofClub] = [
      await feed(app, '/associations/sprogcafeen.ics'),
      await feed(app, '/associations/kvindeklubben.ics'),
    ];
    expect(summariesOf(ofCafe)).toEqual(['Sprogcafé', 'Sprogcafé', 'Systue']);
    expect(summariesOf(ofClub)).toEqual(['Systue']);
    expect(ofCafe).toContain('RECURRENCE-ID;TZID=Europe/Copenhagen:20261201T190000');
    expect(ofCafe).toContain('DTSTART;TZID=Europe/Copenhagen:20261202T190000');
  });
});

/** Of every component, a changed date among them. */
function summariesOf(text: string): string[] {
  return [...text.matchAll(/^SUMMARY[^:]*:(.*)\r$/gm)].map(([, summary = '']) => summary).sort();
}
