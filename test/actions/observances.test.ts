// Observances of the network's own: telling of them, removing them, loading them from a table.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/actions/actor.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { loadObservances } from '../../src/actions/load-observances.ts';
import { observancesIn } from '../../src/actions/observances.ts';
import { removeObservance } from '../../src/actions/remove-observance.ts';
import { saveObservance } from '../../src/actions/save-observance.ts';
import { saveVenue } from '../../src/actions/save-venue.ts';
import { CalendarError } from '../../src/calendar/errors.ts';
import { changesAbout } from '../../src/store/changes.ts';
import { LiveNetwork } from '../../src/store/live-network.ts';
import { onBothDatabases } from '../support/databases.ts';
import { aDesk } from '../support/desks.ts';
import { windowOf } from '../support/schedules.ts';

const coordinator: Actor = { role: 'coordinator', name: 'Frivilligcentret' };
const editor: Actor = { role: 'editor', name: 'Anna', associations: ['sprogcafeen'] };
const autumn = { kind: 'school-break', name: 'Efterårsferie', start: '2026-10-12', end: '2026-10-19' };
const told = {
  ...autumn,
  id: 'efteraarsferie',
  name: { da: 'Efterårsferie' },
  approximate: false,
  venue: null,
};

/** The fields at fault, each with what is said of it. */
async function faultsOf(deed: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await deed.then(
    () => new Error('It was done.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof CalendarError) || error.code !== 'invalid') throw error;
  return error.issues.map(({ field, message }) => `${field}: ${message}`);
}

onBothDatabases('observances of the network’s own', (database) => {
  const open = async (): Promise<Desk> => {
    const desk = await aDesk(await database.address(), '2026-08-01T12:00:00Z');
    await saveVenue(desk, coordinator, 'holte-bibliotek', { name: 'Holte Bibliotek' });
    await saveVenue(desk, coordinator, 'ny-hal', { name: 'Ny Hal' });
    return desk;
  };
  const save = (desk: Desk, input: unknown, id = 'efteraarsferie') =>
    saveObservance(desk, coordinator, id, input);
  const load = (desk: Desk, text: string) => loadObservances(desk, coordinator, text);

  it('are told of, changed and removed, each in the history', async () => {
    const desk = await open();
    expect(await save(desk, autumn)).toEqual({ observance: told, isNew: true });
    const longer = { ...autumn, end: '2026-10-20' };
    expect((await save(desk, longer)).isNew).toBe(false);
    expect(desk.network.observances.get('efteraarsferie')).toEqual({ ...told, end: '2026-10-20' });
    expect(await removeObservance(desk, coordinator, 'efteraarsferie')).toEqual({
      ...told,
      end: '2026-10-20',
    });
    expect(desk.network.observances.size).toBe(0);
    const history = await changesAbout(desk.store.read, { kind: 'observance', id: 'efteraarsferie' }, 10);
    expect(history.map(({ deed, actor }) => `${deed} by ${actor}`)).toEqual([
      'remove-observance by Frivilligcentret',
      'save-observance by Frivilligcentret',
      'save-observance by Frivilligcentret',
    ]);
    expect(history[1]?.detail).toEqual({
      before: { ...told, shipped: false },
      after: { ...told, end: '2026-10-20', shipped: false },
    });
    expect((await LiveNetwork.load(desk.store)).observances.size).toBe(0);
  });

  it('told of in the same words again change nothing', async () => {
    const desk = await open();
    await save(desk, autumn);
    const version = await desk.store.latestVersion();
    await save(desk, { ...autumn, id: 'efteraarsferie', approximate: false, venue: null, shipped: false });
    expect(await desk.store.latestVersion()).toBe(version);
  });

  it('last one day where no end is given', async () => {
    const desk = await open();
    const { observance } = await save(desk, { ...autumn, end: null });
    expect([observance.start, observance.end]).toEqual(['2026-10-12', '2026-10-13']);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'a kind nobody knows',
      { kind: 'party' },
      ['kind: Give one of holiday, half-day, festival, school-break, closure.'],
    ],
    ['no name', { name: ' ' }, ['name: Give this field: it cannot be left out.']],
    ['a start that is no date', { start: '2026-02-30' }, ['start: Give a date that exists, as 2026-10-12.']],
    [
      'a start with a time',
      { start: '2026-10-12T10:00' },
      ['start: Give a date that exists, as 2026-10-12.'],
    ],
    ['no start', { start: null }, ['start: Give this field: it cannot be left out.']],
    ['an end before its start', { end: '2026-10-12' }, ['end: Give an end after the start.']],
    [
      'years between its start and its end',
      { end: '2027-10-14' },
      ['end: Give at most 366 days from the start.'],
    ],
    ['a year long ago', { start: '1066-10-14', end: null }, ['start: Give a year from 1900 to 2200.']],
    [
      'a venue without being a closure',
      { venue: 'ny-hal' },
      ['venue: Leave the venue out: only a closure has one.'],
    ],
    ['no venue, being a closure', { kind: 'closure' }, ['venue: Give the venue that is closed.']],
    [
      'a venue nobody knows',
      { kind: 'closure', venue: 'ukendt' },
      ['venue: Register the venue ukendt first or correct the slug: there is none such.'],
    ],
    [
      'another id than its address',
      { id: 'jul' },
      ['id: Leave the id out or give efteraarsferie, as the address does.'],
    ],
    [
      'a field nobody knows',
      { colour: 'red' },
      ['colour: Leave this field out: the calendar does not know it.'],
    ],
    [
      'a claim to have been shipped',
      { shipped: true },
      ['shipped: Leave this out: what ships with the calendar stays as it is.'],
    ],
  ])('are not stored with %s', async (_sentence, more, faults) => {
    const desk = await open();
    expect(await faultsOf(save(desk, { ...autumn, ...more }))).toEqual(faults);
    expect(desk.network.observances.size).toBe(0);
  });

  it('are not stored at an address that is no slug', async () => {
    const desk = await open();
    expect(await faultsOf(save(desk, autumn, 'Efterår'))).toEqual([
      expect.stringContaining('id: Give lower-case'),
    ]);
  });

  it('leave what ships with the calendar alone', async () => {
    const desk = await open();
    const id = 'christmas-eve-2026-12-24';
    await expect(save(desk, autumn, id)).rejects.toThrow(`${id} came with the calendar and stays as it is`);
    await expect(removeObservance(desk, coordinator, id)).rejects.toThrow('stays as it is');
  });

  it('are the coordinator’s to tell of', async () => {
    const desk = await open();
    await expect(saveObservance(desk, editor, 'a', autumn)).rejects.toThrow('Only the coordinator');
    await expect(removeObservance(desk, editor, 'a')).rejects.toThrow('Only the coordinator');
    await expect(loadObservances(desk, editor, '')).rejects.toThrow('Only the coordinator');
    await expect(removeObservance(desk, coordinator, 'a')).rejects.toThrow('There is no observance a.');
  });

  it('are listed with those that ship, by start, as far as they have a day in the window', async () => {
    const desk = await open();
    await save(desk, { ...autumn, start: '2026-12-20', end: '2027-01-04' }, 'juleferie');
    const list = (from: string, to: string): readonly string[] =>
      observancesIn(desk, windowOf(from, to)).map(({ id }) => id);
    // Midnight in Copenhagen is an hour before that of UTC.
    expect(list('2026-12-23T23:00:00Z', '2026-12-25T23:00:00Z')).toEqual([
      'juleferie',
      'christmas-eve-2026-12-24',
      'christmas-day-2026-12-25',
    ]);
    expect(list('2027-01-02T23:00:00Z', '2027-01-03T23:00:00Z')).toEqual(['juleferie']);
    expect(list('2027-01-03T23:00:00Z', '2027-01-04T23:00:00Z')).toEqual([]);
  });

  describe('from a table', () => {
    const TABLE = [
      'kind;name;start;end;venue',
      'school-break;Efterårsferie;2026-10-12;2026-10-18;',
      'school-break;"Jule""ferie""; kort";2026-12-19;2027-01-03;',
      'closure;Lukket for maling;2026-11-02;2026-11-02;holte-bibliotek',
      'festival;Kulturnat;2026-10-09;;',
      "holiday;=cmd|' /C calc'!A0;2026-09-05;;",
    ].join('\r\n');

    const spansIn = (desk: Desk): readonly string[] =>
      [...desk.network.observances.values()]
        .map(({ kind, name, start, end, venue }) => `${kind} ${name['da']} ${start}/${end} ${venue}`)
        .sort();

    const SPANS = [
      'closure Lukket for maling 2026-11-02/2026-11-03 holte-bibliotek',
      'festival Kulturnat 2026-10-09/2026-10-10 null',
      "holiday =cmd|' /C calc'!A0 2026-09-05/2026-09-06 null",
      'school-break Efterårsferie 2026-10-12/2026-10-19 null',
      'school-break Jule"ferie"; kort 2026-12-19/2027-01-04 null',
    ];

    it('are stored, the last day being one of them', async () => {
      const desk = await open();
      expect(await load(desk, TABLE)).toEqual({ created: 5, updated: 0, unchanged: 0 });
      expect(spansIn(desk)).toEqual(SPANS);
      expect((await LiveNetwork.load(desk.store)).observances).toEqual(desk.network.observances);
      for (const id of desk.network.observances.keys()) {
        const history = await changesAbout(desk.store.read, { kind: 'observance', id }, 10);
        expect(history.map(({ deed }) => deed)).toEqual(['save-observance']);
      }
    });

    it('loaded again change nothing', async () => {
      const desk = await open();
      await load(desk, TABLE);
      const version = await desk.store.latestVersion();
      expect(await load(desk, TABLE)).toEqual({ created: 0, updated: 0, unchanged: 5 });
      expect(await desk.store.latestVersion()).toBe(version);
    });

    it('take the place of those with the same kind, name, first day and venue', async () => {
      const desk = await open();
      await load(desk, TABLE);
      const corrected = TABLE.replace('2026-10-18', '2026-10-16').replace('Kulturnat', 'Kulturdag');
      expect(await load(desk, corrected)).toEqual({ created: 1, updated: 1, unchanged: 3 });
      expect(spansIn(desk)).toContain('school-break Efterårsferie 2026-10-12/2026-10-17 null');
      expect(desk.network.observances.size).toBe(6);
    });

    it('keep the names that they have been given in other languages', async () => {
      const desk = await open();
      await load(desk, TABLE);
      const [before] = [...desk.network.observances.values()].filter(
        ({ name }) => name['da'] === 'Kulturnat',
      );
      if (!before) throw new Error('There is no Kulturnat.');
      const name = { da: 'Kulturnat', uk: 'Ніч культури' };
      await save(desk, { kind: before.kind, name, start: before.start }, before.id);
      expect(await load(desk, TABLE.replace('2026-10-09;;', '2026-10-09;2026-10-10;'))).toMatchObject({
        updated: 1,
      });
      expect(desk.network.observances.get(before.id)).toMatchObject({ name, end: '2026-10-11' });
    });

    it.each([
      [
        'in Danish, as a Danish spreadsheet writes it',
        '\uFEFFType;Navn;Start;Slut;Sted\r\n' +
          'Skoleferie;Efterårsferie;12-10-2026;18-10-2026;\r\n' +
          'skoleferie;"Jule""ferie""; kort";19.12.2026;3/1/2027;\r\n' +
          'Lukket;Lukket for maling;2-11-2026;;Holte bibliotek\r\n' +
          'Højtid;Kulturnat;9-10-2026;9-10-2026;\r\n' +
          "Helligdag;=cmd|' /C calc'!A0;5-9-2026;5-9-2026;\r\n;;;;\r\n",
      ],
      [
        'with commas, its columns in another order',
        'venue,name,kind,end,start\n' +
          ',Efterårsferie,school-break,2026-10-18,2026-10-12\n' +
          ',"Jule""ferie""; kort",school-break,2027-01-03,2026-12-19\n' +
          'holte-bibliotek,Lukket for maling,closure,,2026-11-02\n' +
          ',Kulturnat,festival,,2026-10-09\n' +
          ",=cmd|' /C calc'!A0,holiday,,2026-09-05\n",
      ],
    ])('are the same from one %s', async (_sentence, table) => {
      const desk = await open();
      await load(desk, TABLE);
      expect(await load(desk, table)).toEqual({ created: 0, updated: 0, unchanged: 5 });
      expect(spansIn(desk)).toEqual(SPANS);
    });

    const WELL = TABLE.split('\r\n').concat('school-break;Vinterferie;2027-02-13;2027-02-21;');
    const withLine7 = (line: string): string => [...WELL.slice(0, 6), line, WELL[6]].join('\n');

    it.each([
      ['a date that does not exist', 'school-break;Vinterferie;2027-02-30;2027-03-01;', ['line 7, start']],
      ['a date that nobody can read', 'school-break;Vinterferie;13. februar;;', ['line 7, start']],
      ['a last day before the first', 'school-break;Vinterferie;2027-02-13;2027-02-01;', ['line 7, end']],
      ['a last day that is no date', 'school-break;Vinterferie;2027-02-13;31-02-2027;', ['line 7, end']],
      ['a kind nobody knows', 'fest;Vinterferie;2027-02-13;;', ['line 7, kind']],
      ['no name', 'school-break;;2027-02-13;;', ['line 7, name']],
      ['a venue nobody knows', 'closure;Lukket;2027-02-13;;ukendt', ['line 7, venue']],
      ['too few fields', 'closure;Lukket', ['line 7, start', 'line 7, venue']],
      ['too many fields', 'closure;Lukket;2027-02-13;;ny-hal;hver uge', ['line 7']],
      ['what line 2 says already', 'school-break;Efterårsferie;2026-10-12;2026-10-20;', ['line 7']],
      ['a quote that nobody closes', 'closure;"Lukket;2027-02-13;;ny-hal', ['line 7']],
    ])('are none of them stored where line 7 has %s, and that is said', async (_sentence, line, fields) => {
      const desk = await open();
      const version = await desk.store.latestVersion();
      const faults = await faultsOf(load(desk, withLine7(line)));
      expect(faults.map((fault) => fault.split(': ', 1)[0])).toEqual(fields);
      expect(desk.network.observances.size).toBe(0);
      expect(await desk.store.latestVersion()).toBe(version);
    });

    it.each([
      ['nothing', ''],
      ['no heading', 'school-break;Efterårsferie;2026-10-12;2026-10-18;'],
      ['no column for the name', 'kind;start;end'],
      ['a column nobody knows', 'kind;name;start;end;colour'],
      ['a column twice', 'kind;name;start;navn'],
      ['a heading of another kind of file', '<html>'],
    ])('are not read from a file with %s', async (_sentence, text) => {
      const desk = await open();
      expect(await faultsOf(load(desk, text))).toEqual([
        expect.stringContaining('line 1: Begin the file with'),
      ]);
    });

    it('are read from a table of its heading alone, which says nothing', async () => {
      const desk = await open();
      expect(await load(desk, 'kind;name;start;end;venue\n')).toEqual({
        created: 0,
        updated: 0,
        unchanged: 0,
      });
    });

    it('are told of at most fifty faults, and of a table that is too long', async () => {
      const desk = await open();
      const wrong = `kind;name;start\n${'festival;Fest;nej\n'.repeat(200)}`;
      expect(await faultsOf(load(desk, wrong))).toHaveLength(50);
      const long = `kind;name;start\n${'festival;Fest;2026-10-10\n'.repeat(5_001)}`;
      expect(await faultsOf(load(desk, long))).toEqual(['line 5002: Send at most 5000 lines at a time.']);
    });
  });
});
