// An activity as people give it: the form, and the draft it becomes.
import { z } from 'zod';
import type { Activity } from '../../calendar/activity.ts';
import { type Issue, invalid } from '../../calendar/errors.ts';
import type { Language } from '../../calendar/text.ts';
import type { TimeZoneId } from '../../calendar/time.ts';
import { expiresField, readExpires } from './expires-field.ts';
import { isObject, openForm, requireField } from './form-fields.ts';
import { type Identity, identityFields, readIdentity, refuseIdentity } from './identity.ts';
import { linkField } from './link-field.ts';
import { languagesField, listField, once, tagsField } from './lists.ts';
import { checkVenue, type Register, readHosts } from './register.ts';
import { readSchedule, scheduleForm } from './schedule-form.ts';
import { slugField } from './slug.ts';
import { readText, textField } from './text-field.ts';

const MAX_TITLE = 1_000;
const MAX_DESCRIPTION = 5_000;
const MAX_PLACE = 1_000;
export const MAX_CO_HOSTS = 20;

export const activityForm = z
  .strictObject({
    association: slugField.meta({ description: 'Whose it is' }),
    coHosts: listField(slugField, MAX_CO_HOSTS, {
      description: 'Other associations it is by',
      example: ['kvindeklubben'],
    }),
    title: textField(MAX_TITLE).meta({ description: 'What it is called' }),
    description: textField(MAX_DESCRIPTION)
      .nullish()
      .meta({ description: 'What people should know', example: { da: 'Kom og tal dansk' } }),
    categories: tagsField('What kind of activity it is', ['language']),
    audiences: tagsField('Whom it is for; none means everyone', ['women']),
    languages: languagesField('Languages spoken there'),
    needs: tagsField('The scarce helpers it needs', ['interpreter-ar']),
    venue: slugField.nullish().meta({ description: 'Where it is', example: 'holte-bibliotek' }),
    place: textField(MAX_PLACE)
      .nullish()
      .meta({ description: 'Where, in words, for what is at no venue', example: { da: 'Ved søen' } }),
    online: linkField('Where to take part', 'https://meet.example/sprogcafe'),
    link: linkField('Where to read more', 'https://sprogcafeen.example/'),
    status: z
      .enum(['confirmed', 'tentative', 'cancelled'])
      .nullish()
      .meta({ description: 'Tentative is never public; left out, confirmed', example: 'confirmed' }),
    expires: expiresField,
    visibility: z.enum(['public', 'network', 'busy']).nullish().meta({
      description: 'Everybody, members, or members only that the association is taken; left out, everybody',
      example: 'public',
    }),
    transparent: z.boolean().nullish().meta({
      description: "Takes nobody's time, so never clashes; left out, true for whole days",
      example: false,
    }),
    schedule: scheduleForm,
  })
  .meta({ description: 'An activity. What is left out is none, or as each field says.' });

/** As in a file that moves a whole network: with the identity the calendar gave it. */
export const loadedActivityForm = activityForm
  .extend(identityFields)
  .meta({ description: 'An activity with what the calendar itself says of it.' });

/**
 * An activity before the calendar has given it an identity, or with as much of one as a file carries. `expires` is as
 * it was given, null where nothing was said; see `heldUntil`.
 */
export type ActivityDraft = Omit<Activity, keyof Identity> & Partial<Identity>;

/** What reading an activity needs to know. */
export interface FormContext extends Register {
  /** The language that plain text is in. */
  readonly networkLanguage: Language;
  /** The network's own. */
  readonly timeZone: TimeZoneId;
  /** Whether the form may carry `id`, `uid`, `sequence`, `created` and `updated`. */
  readonly identity: boolean;
}

/**
 * The activity that a form describes.
 * @throws CalendarError `invalid` with every fault by its field
 */
export function readActivityForm(input: unknown, context: FormContext): ActivityDraft {
  const issues: Issue[] = [];
  const form = openForm(loadedActivityForm, input, issues, '', 'activity');
  if (!isObject(input)) throw invalid(issues);
  const identity = context.identity ? readIdentity(input, issues) : refuseIdentity(input, issues);
  const text = (key: 'title' | 'description' | 'place') =>
    readText(form.read(key), context.networkLanguage, issues, key);
  const fields = {
    ...readHosts(form.read('association') ?? null, form.read('coHosts') ?? [], context, issues),
    title: text('title') ?? {},
    description: text('description'),
    categories: once(form.read('categories')),
    audiences: once(form.read('audiences')),
    languages: once(form.read('languages')),
    needs: once(form.read('needs')),
    venue: form.read('venue') ?? null,
    place: text('place'),
    online: form.read('online') ?? null,
    link: form.read('link') ?? null,
    status: form.read('status') ?? ('confirmed' as const),
    expires: readExpires(form.read('expires'), context.timeZone),
    visibility: form.read('visibility') ?? ('public' as const),
  };
  if (Object.keys(fields.title).length === 0) requireField(issues, 'title');
  checkVenue(fields.venue, context, issues, 'venue');
  const schedule = readSchedule(form.given('schedule'), context, issues, 'schedule');
  const transparent = form.read('transparent') ?? schedule?.allDay ?? false;
  if (schedule === null || issues.length > 0) throw invalid(issues);
  return { ...identity, ...fields, transparent, schedule };
}
