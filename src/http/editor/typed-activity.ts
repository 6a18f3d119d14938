// What and for whom, between the form and the API's own input form.
import type { Desk } from '../../actions/desk.ts';
import { viewActivity } from '../../actions/forms/activity-view.ts';
import { withoutIdentity } from '../../actions/forms/identity.ts';
import { allObservances } from '../../actions/observances.ts';
import type { Activity } from '../../calendar/activity.ts';
import type { Observance } from '../../calendar/observance.ts';
import type { Text } from '../../calendar/text.ts';
import { INTERFACE_LANGUAGES } from '../words/languages.ts';
import { allSaid, said, type Typed } from './typed.ts';
import { type ScheduleInput, scheduleInput, typedSchedule } from './typed-schedule.ts';

/** As the API takes it; what is missing or wrong in it, reading it says. */
export interface ActivityInput extends Readonly<Record<string, unknown>> {
  readonly schedule: ScheduleInput;
}

export const TAG_FIELDS = ['audiences', 'languages', 'categories', 'needs'] as const;

export type TagField = (typeof TAG_FIELDS)[number];

/** The boxes of co-hosts, and the field that says they were there to tick: without it, whoever is co-host stays so. */
export const CO_HOSTS = 'coHosts';
export const CO_HOSTS_SHOWN = 'coHostsShown';

/** What the form means. What it does not show stays as it is stored. @param stored null for what is new */
export function activityInput(desk: Desk, typed: Typed, stored: Activity | null): ActivityInput {
  const base = stored ? (withoutIdentity(viewActivity(stored)) as Record<string, unknown>) : {};
  const timeZone = stored?.schedule.timeZone ?? desk.settings.timeZone;
  const venue = said(typed, 'venue');
  const place = said(typed, 'place');
  const status = said(typed, 'do') === 'hold' ? 'tentative' : 'confirmed';
  return {
    ...base,
    association: said(typed, 'association'),
    coHosts: coHostsTyped(typed, stored),
    title: textTyped(typed, 'title', stored?.title ?? null),
    description: textTyped(typed, 'description', stored?.description ?? null),
    ...Object.fromEntries(TAG_FIELDS.map((field) => [field, tagsTyped(typed, field)])),
    venue: venue === '' ? null : venue,
    place: place === '' ? null : { ...stored?.place, [desk.settings.language]: place },
    online: said(typed, 'online') || null,
    link: said(typed, 'link') || null,
    status,
    // Held anew for as long as holds last, or as long as it is held already.
    expires: null,
    visibility: said(typed, 'visibility') || 'public',
    schedule: scheduleInput(typed, { timeZone, breaks: breaksOf(desk), stored: stored?.schedule ?? null }),
  };
}

/** The association itself is no co-host of its own. */
function coHostsTyped(typed: Typed, stored: Activity | null): readonly string[] {
  const given = typed.has(CO_HOSTS_SHOWN) ? allSaid(typed, CO_HOSTS) : (stored?.coHosts ?? []);
  return [...new Set(given)].filter((slug) => slug !== said(typed, 'association'));
}

/** The school breaks that the network knows. */
export function breaksOf(desk: Desk): readonly Observance[] {
  return allObservances(desk).filter(({ kind }) => kind === 'school-break');
}

/** The words of each language the form has, and those of others that are stored. */
function textTyped(typed: Typed, name: string, stored: Text | null): Record<string, string> {
  const text: Record<string, string> = { ...stored };
  for (const language of INTERFACE_LANGUAGES) {
    delete text[language];
    const words = said(typed, `${name}-${language}`);
    if (words !== '') text[language] = words;
  }
  return text;
}

function tagsTyped(typed: Typed, field: TagField): readonly string[] {
  const more = said(typed, `${field}-more`).split(/[,،፣;]/);
  return [...allSaid(typed, field), ...more.map((tag) => tag.trim()).filter((tag) => tag !== '')];
}

/** An activity as the form shows it. */
export function typedActivity(desk: Desk, activity: Activity): Typed {
  const { title, description, place } = activity;
  const words = INTERFACE_LANGUAGES.flatMap((language): [string, readonly string[]][] => [
    [`title-${language}`, [title[language] ?? '']],
    [`description-${language}`, [description?.[language] ?? '']],
  ]);
  return new Map<string, readonly string[]>([
    ...words,
    ...typedSchedule(activity.schedule, breaksOf(desk)),
    ...TAG_FIELDS.map((field): [string, readonly string[]] => [field, activity[field]]),
    ['association', [activity.association]],
    [CO_HOSTS, activity.coHosts],
    ['venue', [activity.venue ?? '']],
    ['place', [place === null ? '' : (place[desk.settings.language] ?? Object.values(place)[0] ?? '')]],
    ['online', [activity.online ?? '']],
    ['link', [activity.link ?? '']],
    ['visibility', [activity.visibility]],
  ]);
}

/** Which version of an activity a form was made from. */
export function versionOf({ sequence, updated }: Activity): string {
  return `${sequence}-${updated}`;
}
