// What is said of an outside calendar that an association follows, coming in and going out.
import { z } from 'zod';
import type { Slug } from '../../calendar/association.ts';
import { type Issue, invalid } from '../../calendar/errors.ts';
import { LEAST_MINUTES, type Source } from '../../calendar/source.ts';
import {
  DAY,
  formatDuration,
  formatInstant,
  type Instant,
  MINUTE,
  parseDuration,
} from '../../calendar/time.ts';
import { type AddressFault, webAddress } from '../../sources/web-address.ts';
import type { StoredSource } from '../../store/sources.ts';
import { isObject, openForm, requireField } from './form-fields.ts';
import { slugField } from './slug.ts';

const MAX_ADDRESS = 2_000;
const MOST_MINUTES = (7 * DAY) / MINUTE;
const USUAL_MINUTES = 60;

const interval = z.string().meta({
  description: 'Asked no more often than this: an ISO 8601 duration from PT15M to P7D; left out, PT1H',
  example: 'PT1H',
});
const kind = z.enum(['own', 'neighbour']).meta({
  description:
    'The association’s own calendar elsewhere; or another network’s, which counts in clash checks and never goes out again (the coordinator’s to follow). Left out, own',
  example: 'own',
});
const busyOnly = z.boolean().meta({
  description: 'Counts in clash checks, and shows nothing but that the association is taken',
  example: false,
});
const shown = z.boolean().meta({
  description: 'Of a neighbour: whether the public is shown what comes from it; left out, only members are',
  example: false,
});
const address =
  'The calendar’s address, http, https or webcal. Often a secret: only its editors read it here';

const sourceForm = z
  .strictObject({
    url: z.string().max(MAX_ADDRESS, `Give at most ${MAX_ADDRESS} characters.`).meta({
      description: address,
      example: 'https://calendar.example/calendars/sprogcafeen.ics',
    }),
    interval: interval.nullish(),
    kind: kind.nullish(),
    busyOnly: busyOnly.nullish(),
    shown: shown.nullish(),
  })
  .meta({ description: 'An outside calendar to follow' });

const FAULTS: Readonly<Record<AddressFault, string>> = {
  'no-address': 'Give the whole address of the calendar, beginning with https://, http:// or webcal://.',
  scheme: 'Give an address that begins with https://, http:// or webcal://.',
  port: 'Give an address without a port of its own: calendars are fetched from 80 and 443 alone.',
  password: 'Leave name and password out of the address; use the secret address that the calendar offers.',
};

/**
 * The source that a form describes.
 * @param name from the address
 * @param ports that may be asked besides 80 and 443
 * @throws CalendarError `invalid` with every fault by its field; none repeats the address
 */
export function readSourceForm(
  association: Slug,
  name: Slug,
  input: unknown,
  ports: readonly number[] = [],
): Source {
  const issues: Issue[] = [];
  const form = openForm(sourceForm, withoutStanding(name, input), issues, '', 'source');
  const slug = slugField.safeParse(name);
  if (!slug.success) issues.push({ field: 'name', message: slug.error.issues[0]?.message ?? '' });
  const given = form.read('url');
  const url = given === undefined ? null : webAddress(given, ports);
  if (typeof url === 'string') issues.push({ field: 'url', message: FAULTS[url] });
  const read = form.read('kind') ?? 'own';
  const source: Source = {
    association,
    name,
    kind: read,
    url: url instanceof URL ? url.href : '',
    minutes: readMinutes(form.read('interval'), issues),
    busyOnly: form.read('busyOnly') ?? false,
    shown: form.read('shown') ?? read === 'own',
  };
  if (read === 'own' && !source.shown) {
    issues.push({ field: 'shown', message: 'Leave this out: it is said of a neighbour alone.' });
  }
  if (url === null) requireField(issues, 'url');
  if (issues.length > 0) throw invalid(issues);
  return source;
}

/** What was read is often sent back whole. */
function withoutStanding(name: Slug, input: unknown): unknown {
  if (!isObject(input)) return input;
  const isSaid = ([key, value]: [string, unknown]): boolean =>
    !Object.hasOwn(standing, key) && !(key === 'name' && value === name);
  return Object.fromEntries(Object.entries(input).filter(isSaid));
}

function readMinutes(text: string | null | undefined, issues: Issue[]): number {
  if (text === null || text === undefined) return USUAL_MINUTES;
  const duration = parseDuration(text);
  const minutes = duration ? (duration.days * DAY) / MINUTE + duration.seconds / 60 : 0;
  if (Number.isInteger(minutes) && minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES) return minutes;
  issues.push({ field: 'interval', message: 'Give whole minutes from PT15M to P7D, as PT1H.' });
  return USUAL_MINUTES;
}

const moment = (description: string) =>
  z.string().nullable().meta({ description, example: '2026-12-01T12:00:00Z' });

const named = slugField.meta({ description: 'The name in addresses', example: 'google' });

/** How it has gone, as the calendar itself says. */
const standing = {
  tried: moment('When it was last asked'),
  fetched: moment('When that was last good: the age of what is here'),
  due: z.string().meta({ description: 'When it is to be asked again', example: '2026-12-01T13:00:00Z' }),
  failures: z.int().min(0).meta({ description: 'Attempts in a row that came to nothing', example: 0 }),
  fault: z
    .string()
    .nullable()
    .meta({
      description: [
        'Why the last came to nothing: not-allowed, unreachable, too-slow, too-large, too-many-redirects, gone, refused,',
        'error, broken, no-calendar, empty or not-stored',
      ].join(' '),
      example: 'unreachable',
    }),
  activities: z.int().min(0).meta({ description: 'How many activities have come from it', example: 12 }),
};

export const sourceView = z
  .object({
    name: named,
    url: z.string().meta({ description: address, example: 'https://calendar.example/sprogcafeen.ics' }),
    interval,
    kind,
    busyOnly,
    shown,
    ...standing,
  })
  .meta({ description: 'An outside calendar that is followed' });

/** As in a body that was read before it is sent back: with its name, and how it has gone. */
export const knownSourceForm = sourceForm
  .extend({ name: named, ...standing })
  .partial({
    name: true,
    tried: true,
    fetched: true,
    due: true,
    failures: true,
    fault: true,
    activities: true,
  })
  .meta({
    description: 'An outside calendar to follow. What the calendar itself says of it is passed over.',
  });

export type SourceView = z.output<typeof sourceView>;

/** For those who may edit it alone: the address is in it. */
export function viewSource(source: StoredSource, activities: number): SourceView {
  const at = (time: Instant | null): string | null => (time === null ? null : formatInstant(time));
  return {
    name: source.name,
    url: source.url,
    interval: formatMinutes(source.minutes),
    kind: source.kind,
    busyOnly: source.busyOnly,
    shown: source.shown,
    tried: at(source.tried),
    fetched: at(source.fetched),
    due: formatInstant(source.due),
    failures: source.failures,
    fault: source.fault,
    activities,
  };
}

/** ISO 8601. */
export function formatMinutes(minutes: number): string {
  return formatDuration({ days: 0, seconds: minutes * 60 });
}
