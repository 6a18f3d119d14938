// What somebody else has changed while a form was being written, beside what was written: nobody overwrites anybody
// without seeing it.

import { activityAt } from '../../actions/activity-history.ts';
import type { Member } from '../../actions/actor.ts';
import type { Desk } from '../../actions/desk.ts';
import type { ActivityView } from '../../actions/forms/activity-view.ts';
import { type Activity, hostsOf } from '../../calendar/activity.ts';
import { tagName } from '../pages/chosen-filter.ts';
import type { Reader } from '../pages/reader.ts';
import { shortPlace, whereaboutsOf } from '../pages/whereabouts.tsx';
import type { MessageKey } from '../words/messages.ts';
import { whenOf } from './answer-section.tsx';

export interface Meanwhile {
  readonly by: string | null;
  /** Those parts of the activity that are not as the form's writer found them; null where that cannot be told. */
  readonly parts: readonly Part[] | null;
}

type Part = 'hosts' | 'title' | 'text' | 'when' | 'where' | 'who' | 'other';

/** @param version of the form, as `versionOf` has it */
export async function meanwhile(
  desk: Desk,
  member: Member,
  activity: Activity,
  version: string,
): Promise<Meanwhile> {
  const sequence = Number(version.split('-')[0]);
  const { was, is, by } = await activityAt(desk, member, activity.id, sequence);
  return { by, parts: was && partsOf(was, is) };
}

const PARTS: readonly (readonly [Part, (view: ActivityView) => unknown])[] = [
  ['hosts', ({ association, coHosts }) => [association, coHosts]],
  ['title', ({ title }) => title],
  ['text', ({ description }) => description],
  ['when', ({ schedule }) => schedule],
  ['where', ({ venue, place, online }) => [venue, place, online]],
  ['who', ({ audiences }) => audiences],
  [
    'other',
    ({ languages, categories, needs, link, visibility, status }) => [
      languages,
      categories,
      needs,
      link,
      visibility,
      status,
    ],
  ],
];

/** Which parts of an activity differ between two versions of it. */
export function partsOf(was: ActivityView, is: ActivityView): readonly Part[] {
  const same = (of: (view: ActivityView) => unknown): boolean =>
    JSON.stringify(of(was)) === JSON.stringify(of(is));
  return PARTS.filter(([, of]) => !same(of)).map(([part]) => part);
}

const PART_NAMES: Readonly<Record<Part, MessageKey>> = {
  hosts: 'filter.association',
  title: 'editor.title',
  text: 'editor.text',
  when: 'activity.when',
  where: 'activity.where',
  who: 'activity.who',
  other: 'editor.more',
};

/** Names of parts take no values. */
export function partName(part: Part, { words }: Reader): string {
  return words.say(PART_NAMES[part] as 'editor.title');
}

interface MeanwhileProps {
  readonly reader: Reader;
  readonly desk: Desk;
  readonly activity: Activity;
  readonly other: Meanwhile;
}

export function Meanwhile({ reader, desk, activity, other }: MeanwhileProps) {
  const { words } = reader;
  const parts = other.parts ?? PARTS.map(([part]) => part);
  return (
    <div class="notice" role="alert">
      <p>
        <strong>{words.say('editor.meanwhile', { name: other.by ?? reader.network.name })}</strong>{' '}
        {words.say('editor.meanwhileHelp')}
      </p>
      <dl class="meanwhile">
        {parts
          .filter((part) => part !== 'other')
          .map((part) => (
            <div>
              <dt>{partName(part, reader)}</dt>
              <dd>{wordsOf(part, desk, activity, reader)}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

/** A part of the activity as it is now. */
function wordsOf(part: Part, desk: Desk, activity: Activity, reader: Reader) {
  const { words } = reader;
  switch (part) {
    case 'hosts':
      return words.list(hostsOf(activity).map((slug) => desk.network.associations.get(slug)?.name ?? slug));
    case 'title':
      return Object.values(activity.title).join(' / ');
    case 'text':
      return Object.values(activity.description ?? {}).join(' / ') || '–';
    case 'when':
      return whenOf(activity, reader);
    case 'where':
      return shortPlace(whereaboutsOf(activity, null, desk.network.venues, reader), reader) ?? '–';
    case 'who': {
      const names = activity.audiences.map((tag) => tagName(tag, words.language));
      return names.length > 0 ? words.capital(words.list(names)) : words.say('activity.everyone');
    }
    case 'other':
      return '';
  }
}
