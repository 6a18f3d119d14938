import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadedActivityForm } from '../../../src/actions/forms/activity-form.ts';
import { activityView, viewActivity } from '../../../src/actions/forms/activity-view.ts';
import { accept, activityOf, faults, input } from './activity-input.ts';
import { activityInputs, anything } from './arbitrary-input.ts';

describe('an activity is shown', () => {
  it('in the form it came in by, with its identity before it and its keys in the same order', () => {
    const view = viewActivity(activityOf(accept(input())));
    expect(JSON.stringify(view)).toBe(
      JSON.stringify({
        id: '0b5e4f0e-5a3c-4a55-9d0a-7d1f4a1c2b3d',
        uid: 'sprogcafe@network.example',
        sequence: 3,
        created: '2026-11-20T12:00:00Z',
        updated: '2026-11-21T12:30:05.250Z',
        ...input(),
      }),
    );
  });

  it('with every field where little was said', () => {
    const least = { association: 'sprogcafeen', title: 'Fest', schedule: { start: '2026-12-24' } };
    expect(viewActivity(activityOf(accept(least)))).toMatchObject({
      title: { da: 'Fest' },
      description: null,
      transparent: true,
      schedule: {
        start: '2026-12-24',
        timeZone: 'Europe/Copenhagen',
        duration: 'P1D',
        rule: null,
        excluded: [],
        added: [],
        changed: {},
      },
    });
  });

  it('so that reading it back gives the same', () => {
    fc.assert(
      fc.property(activityInputs, (given) => {
        const activity = activityOf(accept(given));
        const view = viewActivity(activity);
        expect(activityView.parse(view)).toEqual(view);
        const back = accept(JSON.parse(JSON.stringify(view)), { identity: true, networkLanguage: 'sv' });
        expect(back).toEqual(activity);
        expect(JSON.stringify(viewActivity(activityOf(back)))).toBe(JSON.stringify(view));
      }),
      { numRuns: 300 },
    );
  });
});

describe('whatever comes in', () => {
  it('is read or refused by its fields, and what is read fits the form the API describes', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const found = faults(given, { identity: true });
        for (const { field, message } of found) {
          expect(field).not.toBe('');
          expect(message).toMatch(/^[A-Z0-9].*[.]$/s);
        }
        if (found.length === 0) expect(loadedActivityForm.safeParse(given).success).toBe(true);
        else
          expect(new Set(found.map(({ field, message }) => `${field} ${message}`)).size).toBe(found.length);
      }),
      { numRuns: 500 },
    );
  });
});
