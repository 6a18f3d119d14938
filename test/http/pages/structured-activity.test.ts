import { describe, expect, test } from 'vitest';
import { one } from '../../support/html.ts';
import { aCalendar, anActivity, idOf, REGISTER } from './a-calendar.ts';
import { HOSTILE_WORDS } from './hostile.ts';

type Fields = NonNullable<Parameters<typeof anActivity>[1]>;

/** What the page tells programs. */
async function dataOf(fields: Fields = {}, schedule: Fields = {}): Promise<Record<string, unknown>> {
  const calendar = await aCalendar([...REGISTER, anActivity(1, fields, schedule)]);
  const { html } = await calendar.see(`/activities/${idOf(1)}`);
  return JSON.parse(one(html, 'script[type="application/ld+json"]').children.join(''));
}

describe('an activity for programs', () => {
  test('is an event of schema.org with its schedule', async () => {
    const data = await dataOf(
      {
        description: { da: 'Kom og tal dansk' },
        languages: ['da', 'ar'],
        audiences: ['women'],
        categories: ['language'],
        coHosts: ['kvindeklubben'],
      },
      {
        rule: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270528T220000Z',
        excluded: ['2026-12-25T19:00'],
        changed: { '2026-12-04T19:00': { start: '2026-12-05T18:00' } },
      },
    );
    expect(data).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Event',
      url: `https://kalender.example/activities/${idOf(1)}`,
      name: 'Sprogcafé',
      description: 'Kom og tal dansk',
      eventStatus: 'https://schema.org/EventScheduled',
      startDate: '2026-11-20T19:00:00+01:00',
      endDate: '2026-11-20T21:00:00+01:00',
      eventSchedule: {
        '@type': 'Schedule',
        repeatFrequency: 'P1W',
        byDay: ['https://schema.org/Friday'],
        startDate: '2026-09-04',
        endDate: '2027-05-29',
        startTime: '19:00:00',
        endTime: '21:00:00',
        duration: 'PT2H',
        exceptDate: ['2026-12-04T19:00', '2026-12-25T19:00'],
        scheduleTimezone: 'Europe/Copenhagen',
      },
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: {
        '@type': 'Place',
        name: 'Holte Bibliotek',
        address: { '@type': 'PostalAddress', streetAddress: 'Holte Midtpunkt 23', addressLocality: 'Holte' },
        geo: { '@type': 'GeoCoordinates', latitude: 55.8107, longitude: 12.4699 },
      },
      organizer: [
        {
          '@type': 'Organization',
          name: 'Sprogcaféen i Holte',
          url: 'https://kalender.example/associations/sprogcafeen',
          sameAs: 'https://www.sprogcafeen.example/',
        },
        {
          '@type': 'Organization',
          name: 'Kvindeklubben',
          url: 'https://kalender.example/associations/kvindeklubben',
        },
      ],
      inLanguage: ['da', 'ar'],
      audience: [{ '@type': 'Audience', audienceType: 'women' }],
      keywords: ['language'],
    });
  });

  test.each([
    [
      'every second Tuesday of the month',
      'FREQ=MONTHLY;BYDAY=2TU',
      { repeatFrequency: 'P1M', byDay: ['2TU'] },
    ],
    ['ten times', 'FREQ=DAILY;INTERVAL=3;COUNT=10', { repeatFrequency: 'P3D', repeatCount: 10 }],
    [
      'once a year',
      'FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=8',
      { repeatFrequency: 'P1Y', byMonth: [9], byMonthDay: [8] },
    ],
  ])('repeats %s', async (_, rule, told) => {
    expect((await dataOf({}, { start: '2026-09-08T19:00', rule }))['eventSchedule']).toMatchObject(told);
  });

  test('has no schedule where schema.org could not tell it truly', async () => {
    const odd = Array.from({ length: 26 }, (_, i) => 2 * i + 1).join(',');
    const data = await dataOf(
      {},
      { rule: `FREQ=YEARLY;BYDAY=FR;BYWEEKNO=${odd}`, start: '2026-09-11T19:00' },
    );
    expect([data['eventSchedule'], data['startDate']]).toEqual([undefined, '2026-11-20T19:00:00+01:00']);
  });

  test('says when a date was moved from', async () => {
    const changed = { '2026-11-20T19:00': { start: '2026-11-21T18:00', venue: 'et-trygt-sted' } };
    expect(await dataOf({}, { changed })).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      startDate: '2026-11-21T18:00:00+01:00',
      previousStartDate: '2026-11-20T19:00:00+01:00',
      location: { name: 'Et trygt sted' },
    });
  });

  test('passes over a date that is cancelled, and says so where all are', async () => {
    const changed = { '2026-11-20T19:00': { status: 'cancelled' } };
    expect(await dataOf({}, { changed })).toMatchObject({ startDate: '2026-11-27T19:00:00+01:00' });
    expect(await dataOf({ status: 'cancelled' })).toMatchObject({
      eventStatus: 'https://schema.org/EventCancelled',
    });
  });

  test('gives whole days as days, the last one inclusive', async () => {
    expect(await dataOf({}, { start: '2026-12-04', duration: 'P3D', rule: null })).toMatchObject({
      startDate: '2026-12-04',
      endDate: '2026-12-06',
    });
  });

  test('is online, or at both', async () => {
    const virtual = { '@type': 'VirtualLocation', url: 'https://moede.example/' };
    expect(await dataOf({ venue: null, online: 'https://moede.example/' })).toMatchObject({
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      location: virtual,
    });
    expect((await dataOf({ online: 'https://moede.example/' }))['location']).toEqual([
      expect.objectContaining({ name: 'Holte Bibliotek' }),
      virtual,
    ]);
  });

  test('keeps an address for members to them', async () => {
    const data = await dataOf({ venue: 'et-trygt-sted' });
    expect(data['location']).toEqual({
      '@type': 'Place',
      name: 'Et trygt sted',
      address: { '@type': 'PostalAddress', addressLocality: 'Farum' },
    });
  });

  test.each(HOSTILE_WORDS)('says %s as it is, and it stays in its block', async (words) => {
    expect((await dataOf({ title: { da: words } }))['name']).toBe(words);
  });
});
