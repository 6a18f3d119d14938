import { describe, expect, it } from 'vitest';
import { activityForm } from '../../../src/actions/forms/activity-form.ts';
import { withoutIdentity } from '../../../src/actions/forms/identity.ts';
import { instant } from '../../../src/calendar/time.ts';
import { accept, faults, input, least } from './activity-input.ts';

const many = (count: number, entry: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => entry(i));

describe('an activity is read', () => {
  it('from the least it must say, the rest being none or as the design says', () => {
    expect(accept(least({ start: '2026-12-01T19:00', duration: 'PT2H' }))).toEqual({
      association: 'sprogcafeen',
      coHosts: [],
      title: { da: 'Sprogcafé' },
      description: null,
      categories: [],
      audiences: [],
      languages: [],
      needs: [],
      venue: null,
      place: null,
      online: null,
      link: null,
      status: 'confirmed',
      expires: null,
      visibility: 'public',
      transparent: false,
      schedule: {
        allDay: false,
        start: '2026-12-01T19:00',
        timeZone: 'Europe/Copenhagen',
        duration: { days: 0, seconds: 7200 },
        rule: null,
        excluded: [],
        added: [],
        changed: {},
      },
    });
  });

  it('the same when every other field is null', () => {
    const keys = Object.keys(activityForm.shape);
    const nulls = Object.fromEntries(
      [...keys, 'id', 'uid', 'sequence', 'created', 'updated'].map((key) => [key, null]),
    );
    const schedule = { start: '2026-12-01T19:00', duration: 'PT2H' };
    const none = { timeZone: null, rule: null, excluded: null, added: null, changed: null };
    expect(accept({ ...nulls, ...least({ ...schedule, ...none }) })).toEqual(accept(least(schedule)));
  });

  const cases: [string, Record<string, unknown>, Record<string, unknown>][] = [
    ['plain text is in the network’s own language', { title: 'Hej' }, { title: { da: 'Hej' } }],
    ['space around words stays', { title: '  Hej ' }, { title: { da: '  Hej ' } }],
    ['every line end becomes LF', { title: 'a\r\nb\rc\nd\te' }, { title: { da: 'a\nb\nc\nd\te' } }],
    ['half a character becomes U+FFFD', { title: 'a\ud83db' }, { title: { da: 'a\ufffdb' } }],
    ['a whole emoji stays', { title: '🎉' }, { title: { da: '🎉' } }],
    ['1000 emoji are 1000 characters', { title: '🎉'.repeat(1000) }, { title: { da: '🎉'.repeat(1000) } }],
    ['a language is kept in lower case', { title: { 'zh-Hant': '語' } }, { title: { 'zh-hant': '語' } }],
    [
      'a language without words is dropped',
      { title: { da: 'Hej', en: '', ar: null } },
      { title: { da: 'Hej' } },
    ],
    [
      'languages keep their order',
      { title: { uk: 'а', ar: 'b', da: 'c' } },
      { title: { uk: 'а', ar: 'b', da: 'c' } },
    ],
    ['a blank description is none', { description: ' ' }, { description: null }],
    ['a description in no language is none', { description: {} }, { description: null }],
    ['a blank place is none', { place: '' }, { place: null }],
    ['a tag loses the space around it', { categories: [' language '] }, { categories: ['language'] }],
    [
      'a tag given twice counts once',
      { audiences: ['women', 'men', 'women'] },
      { audiences: ['women', 'men'] },
    ],
    [
      'languages spoken are in lower case, each once',
      { languages: ['DA', 'da', 'zh-Hant'] },
      { languages: ['da', 'zh-hant'] },
    ],
    [
      '30 tags of 60 characters',
      { needs: many(30, (i) => `${i}`.padEnd(60, 'x')) },
      { needs: many(30, (i) => `${i}`.padEnd(60, 'x')) },
    ],
    [
      'a link stays as it is',
      { link: 'HTTPS://Køge.example/ÆØ?a=b#c' },
      { link: 'HTTPS://Køge.example/ÆØ?a=b#c' },
    ],
    ['an address to take part at', { online: 'http://meet.example' }, { online: 'http://meet.example' }],
    [
      'co-hosts keep their order',
      { coHosts: ['kvindeklubben', 'biblioteket'] },
      { coHosts: ['kvindeklubben', 'biblioteket'] },
    ],
    ['a hold', { status: 'tentative', visibility: 'busy' }, { status: 'tentative', visibility: 'busy' }],
  ];
  it.each(cases)('%s', (_name, given, expected) => {
    expect(accept(input(given))).toMatchObject(expected);
  });

  it('plain text in the language of a network elsewhere', () => {
    expect(accept(input({ title: 'Hej' }), { networkLanguage: 'sv' }).title).toEqual({ sv: 'Hej' });
  });

  it.each([
    ['timed', { start: '2026-12-01T19:00', duration: 'PT2H' }, undefined, false],
    ['timed', { start: '2026-12-01T19:00', duration: 'PT2H' }, true, true],
    ['of whole days', { start: '2026-12-01' }, undefined, true],
    ['of whole days', { start: '2026-12-01' }, null, true],
    ['of whole days', { start: '2026-12-01' }, false, false],
  ])('%s, %o, marked transparent %s: takes nobody’s time %s', (_kind, schedule, transparent, expected) => {
    expect(accept({ ...least(schedule), transparent }).transparent).toBe(expected);
  });
});

describe('the identity in a file that moves a network', () => {
  const identity = {
    id: '0B5E4F0E-5A3C-4A55-9D0A-7D1F4A1C2B3D',
    uid: 'dk-001@data.example',
    sequence: 4,
    created: '2026-11-20T13:00:00+01:00',
    updated: '2026-11-21T12:30:05.250Z',
  };

  it('is read as far as it is there', () => {
    expect(accept(input(identity), { identity: true })).toMatchObject({
      id: '0b5e4f0e-5a3c-4a55-9d0a-7d1f4a1c2b3d',
      uid: 'dk-001@data.example',
      sequence: 4,
      created: instant(Date.UTC(2026, 10, 20, 12)),
      updated: instant(Date.UTC(2026, 10, 21, 12, 30, 5, 250)),
    });
    const draft = accept(input({ uid: 'x', sequence: null }), { identity: true });
    expect(Object.keys(draft)).toContain('uid');
    expect(Object.keys(draft)).not.toContain('sequence');
    expect(Object.keys(draft)).not.toContain('id');
  });

  it.each([
    ['id', 'x', 'Give a UUID, as 0b5e4f0e-5a3c-4a55-9d0a-7d1f4a1c2b3d.'],
    ['uid', '', 'Give 1 to 255 characters.'],
    ['uid', 'x'.repeat(256), 'Give 1 to 255 characters.'],
    ['uid', 'a\r\nATTENDEE:b', 'Give printable characters only.'],
    ['uid', 'a\u2028b', 'Give printable characters only.'],
    ['sequence', -1, 'Give at least 0.'],
    ['sequence', 1.5, 'Give a whole number.'],
    ['sequence', '1', 'Give a number.'],
    ['sequence', 2 ** 31, 'Give at most 2147483647.'],
    ['created', '2026-11-20T13:00', 'Give an instant as 2026-12-01T18:00:00Z.'],
    ['updated', 5, 'Give text.'],
  ])('is refused where %s is %o', (field, value, message) => {
    expect(faults(input({ [field]: value }), { identity: true })).toEqual([{ field, message }]);
  });

  it('is dropped from what the calendar showed, to be sent back', () => {
    expect(withoutIdentity({ ...input(), ...identity })).toEqual(input());
    expect(withoutIdentity(null)).toBeNull();
  });
});
