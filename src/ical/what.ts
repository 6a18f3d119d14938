// What one occurrence is, in words: the properties of a VEVENT that come from people rather than from the schedule.
import type { Activity, ActivityStatus } from '../calendar/activity.ts';
import type { Association, Slug, Venue } from '../calendar/association.ts';
import type { Change } from '../calendar/schedule.ts';
import { inLanguage, type Language, type Text } from '../calendar/text.ts';
import { cssColour } from './colour.ts';
import { parameterValue, plainWords, uriValue } from './line.ts';
import { whereOf } from './where.ts';
import { cancelledTitle, takenTitle } from './wording.ts';

/** Whose activity it is, and how to put it. */
export interface Telling {
  /** The activity's own. */
  readonly association: Association;
  readonly venue: (slug: Slug) => Venue | undefined;
  /** The language wanted, and the one to fall back on. */
  readonly language: Language;
  readonly networkLanguage: Language;
}

/** Words are plain, not yet escaped; null and empty where there are none. */
export interface What {
  readonly status: ActivityStatus;
  readonly summary: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly categories: readonly string[];
  /** Content lines for the rest: URL, GEO, CONFERENCE, ORGANIZER, COLOR. */
  readonly lines: readonly string[];
}

/** What one date of an activity is. Of one that is `busy`, members learn only that the association is taken. */
export function whatOf(activity: Activity, change: Change | null, telling: Telling): What {
  const status = activity.status === 'cancelled' ? 'cancelled' : (change?.status ?? activity.status);
  const what = activity.visibility === 'busy' ? taken(telling) : told(activity, change, telling);
  const summary = status === 'cancelled' ? cancelledTitle(what.summary, what.language) : what.summary;
  return {
    status,
    summary: plainWords(summary),
    description: what.description && plainWords(what.description),
    location: what.location && plainWords(what.location),
    categories: what.categories.map(plainWords).filter((category) => category !== ''),
    lines: [...what.lines, ...associationLines(telling.association)],
  };
}

type Told = Omit<What, 'status'> & { readonly language: Language };

function told(activity: Activity, change: Change | null, telling: Telling): Told {
  const wanted = [telling.language, telling.networkLanguage];
  const words = (text: Text): string => inLanguage(text, wanted).words;
  const title = inLanguage(change?.title ?? activity.title, wanted);
  const where = whereOf(activity, change, telling.venue, words);
  const paragraphs = [change?.note, activity.description].flatMap((text) => (text ? [words(text)] : []));
  return {
    language: title.language,
    summary: title.words,
    description: paragraphs.join('\n\n') || null,
    location: where.location,
    categories: activity.categories,
    lines: [...(activity.link === null ? [] : [`URL:${uriValue(activity.link)}`]), ...where.lines],
  };
}

function taken({ association, language }: Telling): Told {
  const summary = takenTitle(association.name, language);
  return { language, summary, description: null, location: null, categories: [], lines: [] };
}

/**
 * ORGANIZER carries the association's name into feeds of many associations. Associations have no address for letters,
 * so its own is the one that Exchange writes for that; without ATTENDEE nobody is asked to answer.
 */
function associationLines({ name, colour }: Association): readonly string[] {
  const organizer = `ORGANIZER;CN=${parameterValue(name)}:invalid:nomail`;
  return colour === null ? [organizer] : [organizer, `COLOR:${cssColour(colour)}`];
}
