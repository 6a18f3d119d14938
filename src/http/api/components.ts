// What the API speaks of, by name: the very schemas that the forms check, for its description.
import { z } from '@hono/zod-openapi';
import { activityForm, loadedActivityForm } from '../../actions/forms/activity-form.ts';
import { activityView } from '../../actions/forms/activity-view.ts';
import { associationForm, associationView } from '../../actions/forms/association-form.ts';
import { occurrenceView } from '../../actions/forms/occurrence-view.ts';
import { slugField } from '../../actions/forms/slug.ts';
import { textView } from '../../actions/forms/text-field.ts';
import { venueForm, venueView } from '../../actions/forms/venue-form.ts';
import { notice } from './notice.ts';

export const association = associationView.clone().openapi('Association');
export const associationInput = associationForm.clone().openapi('AssociationInput');
export const venue = venueView.clone().openapi('Venue');
export const venueInput = venueForm.clone().openapi('VenueInput');
export const activity = activityView.clone().openapi('Activity');
export const activityInput = activityForm.clone().openapi('ActivityInput');
export const knownActivityInput = loadedActivityForm
  .clone()
  .openapi('KnownActivityInput', { description: 'An activity with what the calendar itself said of it.' });
export const occurrence = occurrenceView.clone().openapi('Occurrence');

export const severity = z
  .enum(['high', 'medium'])
  .openapi('Severity', { description: 'High for the same venue or audience at once; medium otherwise' });
const reason = z
  .enum(['venue', 'audience', 'helpers', 'evening'])
  .openapi('Reason', { description: 'Why two occurrences clash' });
const state = z
  .enum(['open', 'talked', 'settled'])
  .openapi('ClashState', { description: 'Talked: one side has said joined, and the other has not yet' });
const party = z
  .object({
    id: z.string(),
    title: textView,
    association: slugField,
    neighbour: z.string().optional().meta({
      description: 'What the neighbouring network is called that it comes from; left out for one of ours',
    }),
  })
  .openapi('Party', { description: 'One of the activities that clash' });

const verdict = z
  .object({
    occurrences: z.int().meta({ description: 'Not cancelled, in the window' }),
    clashing: z.int().meta({ description: 'Those with at least one clash that is not settled' }),
    severity: severity.nullable(),
  })
  .openapi('Verdict', { description: 'About the series, not the date' });

const clash = z
  .object({
    activity: party,
    reasons: z.array(reason),
    severity,
    count: z.int().meta({ description: 'How many dates' }),
    dates: z.array(z.string()).meta({
      description: 'Local start dates of the activity asked about',
      example: ['2026-12-01', '2026-12-08'],
    }),
    state,
  })
  .openapi('Clash', { description: 'All that clashes with one other activity' });

export const suggestion = z
  .object({
    start: z.string().meta({ example: '2026-12-02T19:00' }),
    rule: z.string().nullable().meta({ example: 'FREQ=WEEKLY;BYDAY=WE' }),
    clashing: z.int(),
    severity: severity.nullable(),
  })
  .openapi('Suggestion', { description: 'Another weekday, hour or week of the month that clashes less' });

/** What is said of an activity's clashes, wherever that is said. */
export const clashReport = {
  verdict,
  clashes: z.array(clash).meta({ description: 'Worst and most frequent first' }),
  notices: z.array(notice),
};

const settlement = z
  .object({
    outcome: z.enum(['moved', 'joined', 'fine']),
    note: textView.nullable(),
    by: z.string().meta({ description: 'Who said so' }),
    at: z.string().meta({ description: 'RFC 3339, UTC', example: '2026-11-20T12:00:00Z' }),
    agreed: z
      .array(z.enum(['first', 'second']))
      .meta({ description: 'Of joined: whose side has said yes', example: ['first'] }),
  })
  .openapi('Settlement', { description: 'What was agreed; of a pair that is open again, what had been' });

export const clashPair = z
  .object({
    id: z.string(),
    first: party,
    second: party,
    reasons: z.array(reason),
    severity,
    count: z.int(),
    state,
    settlement: settlement.nullable(),
    dates: z.array(
      z.object({
        first: z.string().meta({ description: "The recurrence id of the first one's occurrence" }),
        second: z.string().meta({ description: "The recurrence id of the second one's occurrence" }),
        reasons: z.array(reason),
      }),
    ),
  })
  .openapi('ClashPair', { description: 'Two activities that clash; first is the one with the lower id' });

export const next = z
  .string()
  .nullable()
  .meta({ description: 'The cursor of the next page; null where there is none' });

const problemFields = {
  type: z.string().meta({ example: '/problems/invalid' }),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: 'What to do about it' }),
  instance: z.string().meta({ description: 'The address that was asked' }),
  errors: z
    .array(
      z.object({
        field: z.string().meta({ description: 'A dotted path into the body, or a query parameter' }),
        pointer: z.string().optional().meta({ description: 'As a JSON pointer', example: '#/schedule/rule' }),
        parameter: z.string().optional().meta({ description: 'The query parameter', example: 'from' }),
        detail: z.string(),
      }),
    )
    .optional()
    .meta({ description: 'Every fault by its field' }),
  requestId: z.string().optional().meta({ description: 'What to name when telling of a 500' }),
};

export const problem = z
  .looseObject(problemFields)
  .openapi('Problem', { description: 'What went wrong (RFC 9457)' });

export const clashProblem = z
  .object({ ...problemFields, ...clashReport })
  .openapi('ClashProblem', { description: 'A refusal, with what clashes' });
