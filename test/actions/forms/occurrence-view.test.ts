import { describe, expect, it } from 'vitest';
import { occurrenceView, viewOccurrence } from '../../../src/actions/forms/occurrence-view.ts';
import { occurrencesOf } from '../../../src/calendar/recurrence.ts';
import { instant } from '../../../src/calendar/time.ts';
import { accept, activityOf, input, least } from './activity-input.ts';

const winter = { start: instant(Date.UTC(2026, 10, 1)), end: instant(Date.UTC(2027, 3, 5)) };

function views(given: unknown) {
  const activity = activityOf(accept(given));
  return occurrencesOf(activity.schedule, winter).map((occurrence) => viewOccurrence(activity, occurrence));
}

describe('an occurrence is shown', () => {
  const shown = views(input());
  const on = (recurrenceId: string) => shown.find((view) => view.recurrenceId === recurrenceId);

  it('with all that a list of dates needs', () => {
    expect(on('2026-12-01T19:00')).toEqual({
      activity: '0b5e4f0e-5a3c-4a55-9d0a-7d1f4a1c2b3d',
      recurrenceId: '2026-12-01T19:00',
      start: '2026-12-01T19:00:00+01:00',
      end: '2026-12-01T21:00:00+01:00',
      timeZone: 'Europe/Copenhagen',
      allDay: false,
      title: { da: 'Sprogcafé', ar: 'مقهى اللغة' },
      association: 'sprogcafeen',
      venue: 'holte-bibliotek',
      status: 'confirmed',
      changed: false,
    });
  });

  it('with the offset of its own season', () => {
    expect(on('2027-03-30T19:00')?.start).toBe('2027-03-30T19:00:00+02:00');
  });

  it('by the rule’s own start where it has moved, at its own venue', () => {
    expect(on('2027-01-05T19:00')).toMatchObject({
      start: '2027-01-06T19:00:00+01:00',
      end: '2027-01-06T21:00:00+01:00',
      venue: 'ny-hal',
      changed: true,
    });
  });

  it('as cancelled where its date is', () => {
    expect(on('2027-01-12T19:00')).toMatchObject({
      status: 'cancelled',
      changed: true,
      venue: 'holte-bibliotek',
    });
  });

  it('as its schema describes it', () => {
    for (const view of shown) expect(occurrenceView.parse(view)).toEqual(view);
    expect(shown.length).toBeGreaterThan(10);
  });

  it('in plain dates where it is of whole days, the end exclusive', () => {
    const [view] = views(least({ start: '2026-12-24', duration: 'P3D' }));
    expect(view).toMatchObject({
      recurrenceId: '2026-12-24',
      start: '2026-12-24',
      end: '2026-12-27',
      allDay: true,
    });
  });

  it('in plain dates where midnight itself is missing', () => {
    const [view] = views(least({ start: '2027-03-28', timeZone: 'Asia/Beirut' }));
    expect(view).toMatchObject({ start: '2027-03-28', end: '2027-03-29' });
  });

  const title = { da: 'Julefest' };
  const date = { '2026-12-08T19:00': { title, venue: null, status: 'confirmed' } };
  it.each([
    ['confirmed', 'confirmed', 'confirmed'],
    ['tentative', 'tentative', 'confirmed'],
    ['cancelled', 'cancelled', 'cancelled'],
  ])('of an activity that is %s', (status, plain, confirmed) => {
    const [first, second] = views(input({ status }, { changed: date }));
    expect(first).toMatchObject({ status: plain });
    expect(second).toMatchObject({ status: confirmed, title, venue: null });
  });
});
