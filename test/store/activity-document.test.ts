import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activityDocument, activityFromDocument } from '../../src/store/activity-document.ts';
import { anyActivity } from './arbitraries.ts';
import { languageCafe } from './examples.ts';

test('a document says what people said in the form that the API takes', () => {
  const {
    id: _id,
    uid: _uid,
    sequence: _sequence,
    created: _created,
    updated: _updated,
    ...said
  } = languageCafe;
  expect(activityDocument(languageCafe)).toEqual({
    ...said,
    schedule: {
      start: '2026-12-01T19:00',
      timeZone: 'Europe/Copenhagen',
      duration: 'PT2H',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      excluded: ['2026-12-22T19:00'],
      added: [],
      changed: { '2027-01-05T19:00': { duration: 'PT1H30M', venue: null } },
    },
  });
});

test('what is read back is exactly the activity that was written, down to the order of languages', () => {
  fc.assert(
    fc.property(anyActivity, (activity) => {
      const back = activityFromDocument(activity, JSON.stringify(activityDocument(activity)));
      expect(back).toStrictEqual(activity);
      expect(Object.keys(back.title)).toEqual(Object.keys(activity.title));
    }),
  );
});

test('a rule that the calendar no longer takes is named when its document is read', () => {
  const document = JSON.stringify(activityDocument(languageCafe)).replace('FREQ=WEEKLY', 'FREQ=HOURLY');
  expect(() => activityFromDocument(languageCafe, document)).toThrow(
    'FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY',
  );
});
