// A schedule in the form it came in by.
import { z } from 'zod';
import type { Schedule } from '../../calendar/schedule.ts';
import { formatDuration } from '../../calendar/time.ts';
import { changeView, viewChange } from './change-form.ts';

export const scheduleView = z
  .object({
    start: z
      .string()
      .meta({ description: 'Local; a date alone means whole days', example: '2026-12-01T19:00' }),
    timeZone: z.string().meta({ example: 'Europe/Copenhagen' }),
    duration: z.string().meta({ description: 'ISO 8601', example: 'PT2H' }),
    rule: z.string().nullable().meta({ description: 'RFC 5545 RRULE', example: 'FREQ=WEEKLY;BYDAY=TU' }),
    excluded: z.array(z.string()),
    added: z.array(z.string()),
    changed: z.record(z.string(), changeView).meta({ description: 'By the start the rule produces' }),
  })
  .meta({ description: 'When it happens' });

export type ScheduleView = z.output<typeof scheduleView>;

export function viewSchedule(schedule: Schedule): ScheduleView {
  const changes = Object.entries(schedule.changed).map(([id, change]) => [id, viewChange(change)]);
  return {
    start: schedule.start,
    timeZone: schedule.timeZone,
    duration: formatDuration(schedule.duration),
    rule: schedule.rule?.text ?? null,
    excluded: [...schedule.excluded],
    added: [...schedule.added],
    changed: Object.fromEntries(changes),
  };
}
