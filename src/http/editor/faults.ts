// What is wrong with a form, beside the control it is about and in the reader's words.
import type { Issue } from '../../calendar/errors.ts';
import type { MessageKey } from '../words/messages.ts';

/** The message of each control with a fault. */
export type Faults = ReadonlyMap<string, MessageKey>;

export const NO_FAULTS: Faults = new Map();

type Place = readonly [field: RegExp, control: string, message: MessageKey];

/** The first that fits. */
const PLACES: readonly Place[] = [
  [/^association/, 'association', 'editor.badAssociation'],
  [/^coHosts/, 'coHosts', 'editor.badCoHosts'],
  [/^title/, 'title', 'editor.badTitle'],
  [/^description/, 'description', 'editor.badText'],
  [/^schedule\.start/, 'date', 'editor.badDate'],
  [/^schedule\.duration/, 'to', 'editor.badEnd'],
  [/^schedule\.rule/, 'until', 'editor.badUntil'],
  [/^schedule\.excluded/, 'not', 'editor.badDates'],
  [/^schedule\.added/, 'also', 'editor.badDates'],
  [/^schedule/, 'date', 'editor.badDate'],
  [/^venue/, 'venue', 'editor.badVenue'],
  [/^place/, 'place', 'editor.badText'],
  [/^online/, 'online', 'editor.badLink'],
  [/^link/, 'link', 'editor.badLink'],
  [/^audiences/, 'audiences', 'editor.badTags'],
  [/^languages/, 'languages', 'editor.badTags'],
  [/^categories/, 'categories', 'editor.badTags'],
  [/^needs/, 'needs', 'editor.badTags'],
];

/** The faults that reading the form as an activity found. One that is about no control of it is about all of it. */
export function faultsOf(issues: readonly Issue[]): Faults {
  const faults = new Map<string, MessageKey>();
  for (const { field } of issues) {
    const [, control, message] = PLACES.find(([pattern]) => pattern.test(field)) ?? ALL;
    if (!faults.has(control)) faults.set(control, message);
  }
  return faults;
}

const ALL: Place = [/^/, 'form', 'editor.badForm'];
