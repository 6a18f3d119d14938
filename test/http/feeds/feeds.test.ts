import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Activity } from '../../../src/calendar/activity.ts';
import { DAY, instant } from '../../../src/calendar/time.ts';
import { formatHttpDate } from '../../../src/http/caching.ts';
import { anActivity } from '../../ical/an-activity.ts';
import { readCalendar, readVevents, unfoldedLines } from '../../ical/read-back.ts';
import { anAssociation, idOf, START, TestNetwork } from './a-network.ts';

let network: TestNetwork;
beforeEach(async () => {
  network = await TestNetwork.open();
});
afterEach(() => network[Symbol.asyncDispose]());

const numbered = (number: number, different: Partial<Activity> = {}): Activity =>
  anActivity({
    id: idOf(number),
    uid: `${number}@kalender.example`,
    title: { da: `Aktivitet ${number}` },
    updated: instant(START - DAY),
    ...different,
  });

const uids = async (path: string): Promise<readonly (string | null)[]> =>
  readVevents(await network.read(path)).map((vevent) => vevent.value('uid'));
const etag = async (path: string): Promise<string | null> => (await network.get(path)).headers.get('etag');
const lastModified = async (path: string): Promise<string | null> =>
  (await network.get(path)).headers.get('last-modified');

describe('what is in a feed', () => {
  const LIVES: readonly [what: string, different: Partial<Activity>, isThere: boolean][] = [
    ['a public activity', {}, true],
    ['a hold', { status: 'tentative' }, false],
    ['an activity for members', { visibility: 'network' }, false],
    ['a busy time', { visibility: 'busy' }, false],
    ['a cancelled activity', { status: 'cancelled' }, true],
    ['a cancelled activity for members', { status: 'cancelled', visibility: 'network' }, false],
  ];
  it.each(LIVES)('%s: %o, is there: %s', async (_what, different, isThere) => {
    await network.publish(numbered(1, different));
    const paths = ['/calendar.ics', '/associations/sprogcafeen.ics', '/calendar.ics?q=aktivitet'];
    for (const path of paths) expect(await uids(path)).toEqual(isThere ? ['1@kalender.example'] : []);
    expect((await network.get(`/activities/${idOf(1)}.ics`)).status).toBe(isThere ? 200 : 404);
  });

  it('is what an association co-hosts, with the same UID in every feed', async () => {
    await network.publish(
      numbered(1, { association: 'a', coHosts: ['b', 'c'] }),
      numbered(2, { association: 'b' }),
    );
    const one = '1@kalender.example';
    expect(await uids('/associations/a.ics')).toEqual([one]);
    expect(await uids('/associations/b.ics')).toEqual([one, '2@kalender.example']);
    expect(await uids('/associations/c.ics')).toEqual([one]);
    expect(await uids('/calendar.ics')).toEqual([one, '2@kalender.example']);
    expect(await uids('/calendar.ics?association=c')).toEqual([one]);
    expect(await uids(`/activities/${idOf(1)}.ics`)).toEqual([one]);
  });

  it('follows an activity from one association to another', async () => {
    await network.publish(numbered(1, { association: 'a', coHosts: ['b'] }));
    await uids('/associations/a.ics');
    await network.revise(idOf(1), { association: 'b', coHosts: ['c'] });
    expect(await uids('/associations/a.ics')).toEqual([]);
    expect(await uids('/associations/b.ics')).toEqual(['1@kalender.example']);
    expect(await uids('/associations/c.ics')).toEqual(['1@kalender.example']);
    expect(await uids('/calendar.ics')).toEqual(['1@kalender.example']);
  });

  it('comes by association, then by id', async () => {
    await network.publish(numbered(3, { association: 'a' }), numbered(1, { association: 'b' }));
    await network.publish(numbered(2, { association: 'a' }));
    const order = [2, 3, 1].map((number) => `${number}@kalender.example`);
    expect(await uids('/calendar.ics')).toEqual(order);
    expect(await uids('/calendar.ics?q=aktivitet')).toEqual(order);
  });

  it('of an association without activities is nothing, and still a calendar', async () => {
    await network.saveAssociations(anAssociation('a'));
    expect(await uids('/associations/a.ics')).toEqual([]);
    expect(await uids('/calendar.ics')).toEqual([]);
    expect(await lastModified('/associations/a.ics')).toBe(null);
  });
});

describe('a cancelled activity', () => {
  beforeEach(async () => {
    await network.publish(numbered(1), numbered(2));
    await network.revise(idOf(1), { status: 'cancelled' });
  });

  const PATHS = ['/calendar.ics', '/associations/sprogcafeen.ics', '/calendar.ics?q=aktivitet'];
  it.each(PATHS)('stays in %s for 30 days and then leaves by itself', async (path) => {
    const both = await etag(path);
    expect(await uids(path)).toHaveLength(2);
    network.now = instant(START + 30 * DAY - 1);
    expect(await uids(path)).toHaveLength(2);
    expect(await etag(path)).toBe(both);
    network.now = instant(START + 30 * DAY);
    expect(await uids(path)).toEqual(['2@kalender.example']);
    expect(await etag(path)).not.toBe(both);
    expect(await lastModified(path)).toBe(formatHttpDate(instant(START + 30 * DAY)));
  });

  it('has a feed of its own as long', async () => {
    const path = `/activities/${idOf(1)}.ics`;
    network.now = instant(START + 30 * DAY - 1);
    expect(await network.read(path)).toContain('AFLYST: Aktivitet 1');
    network.pass(1);
    expect((await network.get(path)).status).toBe(410);
  });

  it('comes back where it is confirmed again', async () => {
    network.pass(40);
    expect(await uids('/calendar.ics')).toHaveLength(1);
    await network.revise(idOf(1), { status: 'confirmed' });
    expect(await uids('/calendar.ics')).toHaveLength(2);
  });
});

describe('an edit', () => {
  beforeEach(async () => {
    await network.publish(
      numbered(1, { association: 'a' }),
      numbered(2, { association: 'a' }),
      numbered(3, { association: 'b' }),
    );
  });

  it('changes its own VEVENT in every feed that has it, and nothing else', async () => {
    const changed = ['/calendar.ics', '/associations/a.ics', `/activities/${idOf(1)}.ics`];
    const others = ['/associations/b.ics', `/activities/${idOf(2)}.ics`, '/calendar.ics?association=b'];
    const before = await Promise.all([...changed, ...others].map((path) => network.read(path)));
    const tags = await Promise.all([...changed, ...others].map(etag));
    await network.revise(idOf(1), { description: { da: 'Kom og tal dansk' } });
    for (const [i, path] of [...changed, ...others].entries()) {
      const after = await network.read(path);
      const isOther = others.includes(path);
      expect((await etag(path)) === tags[i]).toBe(isOther);
      const vevents = (text = ''): string[] => text.split(/(?=BEGIN:VEVENT)|(?<=END:VEVENT\r\n)/);
      const different = vevents(after).filter((part, at) => part !== vevents(before[i])[at]);
      expect(different.map((part) => part.includes('UID:1@'))).toEqual(isOther ? [] : [true]);
    }
  });

  it('changes the time of the last change', async () => {
    expect(await lastModified('/calendar.ics')).toBe(formatHttpDate(instant(START - DAY)));
    await network.revise(idOf(1), {});
    expect(await lastModified('/calendar.ics')).toBe(formatHttpDate(START));
    expect(await lastModified('/associations/b.ics')).toBe(formatHttpDate(instant(START - DAY)));
  });

  it('that leaves less behind is seen by one who asks by time', async () => {
    const since = { 'If-Modified-Since': (await lastModified('/associations/a.ics')) ?? '' };
    await network.revise(idOf(2), { visibility: 'network' });
    expect((await network.get('/associations/a.ics', since)).status).toBe(200);
    expect(await uids('/associations/a.ics')).toEqual(['1@kalender.example']);
  });

  it('of what the public never sees changes nothing', async () => {
    const before = [await etag('/calendar.ics'), await lastModified('/calendar.ics')];
    await network.publish(numbered(4, { association: 'a', visibility: 'network' }));
    await network.revise(idOf(4), { title: { da: 'Bestyrelsesmøde' } });
    expect([await etag('/calendar.ics'), await lastModified('/calendar.ics')]).toEqual(before);
  });

  it('to an association changes its feed and its activities in the others', async () => {
    const since = { 'If-Modified-Since': (await lastModified('/associations/a.ics')) ?? '' };
    const others = await network.read('/associations/b.ics');
    await network.saveAssociations(anAssociation('a', { name: 'Nyt navn', colour: '#1e90ff' }));
    const lines = unfoldedLines(await network.read('/associations/a.ics'));
    expect(lines).toContain('NAME:Nyt navn');
    expect(lines).toContain('X-APPLE-CALENDAR-COLOR:#1E90FF');
    expect(await network.read('/calendar.ics')).toContain('CN="Nyt navn"');
    expect(await network.read('/associations/b.ics')).toBe(others);
    expect((await network.get('/associations/a.ics', since)).status).toBe(200);
  });

  it('to an association without activities changes its feed', async () => {
    await network.saveAssociations(anAssociation('d'));
    const before = await etag('/associations/d.ics');
    await network.saveAssociations(anAssociation('d', { name: 'Nyt navn' }));
    expect(await etag('/associations/d.ics')).not.toBe(before);
  });

  it('during a build is in the next answer, and the answer under way is whole', async () => {
    const gzip = { 'Accept-Encoding': 'gzip' };
    const underWay = network.get('/calendar.ics', gzip);
    await network.revise(idOf(1), { title: { da: 'Ny titel' } });
    const [first, second] = [await underWay, await network.get('/calendar.ics', gzip)];
    expect(first.headers.get('etag')).not.toBe(second.headers.get('etag'));
    expect(await etag('/calendar.ics')).toBe(second.headers.get('etag')?.replace('-gz', ''));
  });
});

describe('the calendar around the activities', () => {
  it('declares each zone that is used once, and no other', async () => {
    await network.publish(
      numbered(1, { association: 'a' }),
      numbered(2, { association: 'a', ...nuuk() }),
      numbered(3, { association: 'b' }),
      numbered(4, { association: 'c', ...allDay() }),
      numbered(5, { association: 'd', description: { da: 'x\nDTSTART;TZID=Europe/Paris:20260101T000000' } }),
      numbered(6, { association: 'e', visibility: 'network', ...tokyo() }),
    );
    const zones = async (path: string): Promise<unknown[]> =>
      readCalendar(await network.read(path))
        .getAllSubcomponents('vtimezone')
        .map((zone) => zone.getFirstPropertyValue('tzid'));
    expect(await zones('/calendar.ics')).toEqual(['America/Nuuk', 'Europe/Copenhagen']);
    expect(await zones('/associations/b.ics')).toEqual(['Europe/Copenhagen']);
    expect(await zones('/associations/c.ics')).toEqual([]);
    expect(await zones('/associations/d.ics')).toEqual(['Europe/Copenhagen']);
    expect(await zones('/associations/e.ics')).toEqual([]);
    expect(await zones(`/activities/${idOf(2)}.ics`)).toEqual(['America/Nuuk']);
    await network.revise(idOf(2), { visibility: 'busy' });
    expect(await zones('/calendar.ics')).toEqual(['Europe/Copenhagen']);
  });

  it('has the name and colour of whose it is, and asks to be read again in two hours', async () => {
    await network.saveAssociations(anAssociation('a', { name: 'Sprogcaféen; Holte', colour: '#2e8b57' }));
    await network.publish(numbered(1, { association: 'a', title: { da: 'Sprogcafé', en: 'Language café' } }));
    const lines = async (path: string): Promise<readonly string[]> =>
      unfoldedLines(await network.read(path)).filter((line) =>
        /^(NAME|COLOR|REFRESH|X-WR-TIMEZONE)/.test(line),
      );
    const paced = ['X-WR-TIMEZONE:Europe/Copenhagen', 'REFRESH-INTERVAL;VALUE=DURATION:PT2H'];
    expect(await lines('/calendar.ics')).toEqual([
      'NAME:Fælleskalender Rudersdal',
      ...paced,
      'COLOR:sienna',
      'COLOR:seagreen',
    ]);
    expect(await lines('/associations/a.ics')).toEqual([
      'NAME:Sprogcaféen\\; Holte',
      ...paced,
      'COLOR:seagreen',
      'COLOR:seagreen',
    ]);
    const own = await lines(`/activities/${idOf(1)}.ics?lang=en`);
    expect(own).toEqual(['NAME:Language café', ...paced, 'COLOR:seagreen', 'COLOR:seagreen']);
  });
});

describe('the language asked for', () => {
  const LANGUAGES: readonly [asked: string, words: readonly string[]][] = [
    ['en', ['Language café', 'Systue']],
    ['EN', ['Language café', 'Systue']],
    ['en-GB', ['Language café', 'Systue']],
    ['da', ['Sprogcafé', 'Systue']],
    ['tlh', ['Sprogcafé', 'Systue']],
    ['', ['Sprogcafé', 'Systue']],
  ];
  it.each(LANGUAGES)('%j gives %j', async (asked, words) => {
    await network.publish(numbered(1, { title: { en: 'Language café', da: 'Sprogcafé' } }));
    await network.publish(numbered(2, { title: { da: 'Systue' } }));
    const summaries = async (address: string): Promise<readonly (string | null)[]> =>
      readVevents(await network.read(address)).map((vevent) => vevent.value('summary'));
    for (const feed of [
      '/calendar.ics?',
      '/associations/sprogcafeen.ics?',
      '/calendar.ics?association=sprogcafeen&',
    ]) {
      expect(await summaries(feed)).toEqual(['Sprogcafé', 'Systue']);
      expect(await summaries(`${feed}lang=${asked}`)).toEqual(words);
    }
    const own = `/activities/${idOf(1)}.ics`;
    expect(await summaries(own)).toEqual(['Sprogcafé']);
    expect(await summaries(`${own}?lang=${asked}`)).toEqual(words.slice(0, 1));
  });
});

function nuuk(): Partial<Activity> {
  return { schedule: anActivity({}, { start: '2026-12-01T19:00', timeZone: 'America/Nuuk' }).schedule };
}

function tokyo(): Partial<Activity> {
  return { schedule: anActivity({}, { start: '2026-12-01T19:00', timeZone: 'Asia/Tokyo' }).schedule };
}

function allDay(): Partial<Activity> {
  return { schedule: anActivity({}, { start: '2026-12-01' }).schedule };
}
