// An activity as a planning feed puts it: a hold says so in its title, for few calendars show STATUS, and what clashes
// is noted below the description.
import type { PlannedActivity, PlannedClash } from '../../actions/planned-activities.ts';
import type { Activity } from '../../calendar/activity.ts';
import type { Association, Slug } from '../../calendar/association.ts';
import { inLanguage, type Language, type Text } from '../../calendar/text.ts';
import { reasonWords } from '../words/verdict-words.ts';
import type { Words } from '../words/words.ts';

/** What the words are made with. */
export interface Planning {
  /** In the member's language. */
  readonly words: Words;
  readonly networkLanguage: Language;
  readonly associations: ReadonlyMap<Slug, Association>;
}

/** More would bury what the activity itself says. */
const MOST_CLASHES = 8;

/** What is noted about an activity's clashes; empty where there are none. */
export function clashNote({ seen, clashes }: PlannedActivity, planning: Planning): string {
  if (clashes.length === 0) return '';
  const { words } = planning;
  const lines = clashes.slice(0, MOST_CLASHES).map((clash) => `– ${clashLine(seen, clash, planning)}`);
  const count = clashes.length - lines.length;
  const more = count > 0 ? [`– ${words.say('plan.more', { count })}`] : [];
  return [words.say('plan.clashes'), ...lines, ...more].join('\n');
}

/** The activity with its note, as it is to be rendered. */
export function asPlanned(seen: Activity, note: string, planning: Planning): Activity {
  const { title, schedule } = seen;
  const isHold = seen.status === 'tentative';
  const held = (text: Text): Text => (isHold ? heldTitle(text, planning) : text);
  const changed = Object.entries(schedule.changed).map(([id, change]) => [
    id,
    change.title ? { ...change, title: held(change.title) } : change,
  ]);
  return {
    ...seen,
    title: held(title),
    description: note === '' ? seen.description : withNote(seen.description, note, planning),
    schedule: { ...schedule, changed: Object.fromEntries(changed) as typeof schedule.changed },
  };
}

function heldTitle(text: Text, { words }: Planning): Text {
  const titles = Object.entries(text).map(([language, title]) => [
    language,
    words.say('plan.held', { title }),
  ]);
  return Object.fromEntries(titles) as Text;
}

function withNote(description: Text | null, note: string, { words, networkLanguage }: Planning): Text {
  const said = description && inLanguage(description, [words.language, networkLanguage]).words;
  return { [words.language]: said ? `${said}\n\n${note}` : note };
}

function clashLine(seen: Activity, { other, reasons, count }: PlannedClash, planning: Planning): string {
  const { words, networkLanguage, associations } = planning;
  const title = inLanguage(other.title, [words.language, networkLanguage]).words;
  const facts = associations.get(other.association)?.name ?? other.association;
  const audiences = seen.audiences.filter((tag) => other.audiences.includes(tag));
  const why = reasons.map((reason) => reasonWords(reason, { audiences }, seen.schedule, words));
  const name = words.say('verdict.name', { title, facts });
  return words.say('plan.clash', { name, count, reasons: words.commas(why) });
}
