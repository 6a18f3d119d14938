// Where and for whom, which languages are spoken and whose help is needed: words that are in use already, and one's own.
import { ANYBODY, seenBy } from '../../actions/actor.ts';
import type { Desk } from '../../actions/desk.ts';
import { tagName } from '../pages/chosen-filter.ts';
import type { Reader } from '../pages/reader.ts';
import { INTERFACE_LANGUAGES } from '../words/languages.ts';
import { Boxes, type Choice, Choose, type FormProps, Line } from './fields.tsx';
import type { TagField } from './typed-activity.ts';

interface WhomProps extends FormProps {
  readonly desk: Desk;
}

export function WhereFields(props: WhomProps) {
  const { desk, reader } = props;
  const { words } = reader;
  const venues = [...desk.network.venues.values()]
    .sort((a, b) => words.compare(a.name, b.name))
    .map(({ slug, name }) => ({ value: slug, label: name, lang: reader.network.language }));
  return (
    <fieldset>
      <legend>{words.say('activity.where')}</legend>
      <Choose
        {...props}
        name="venue"
        label={words.say('editor.venue')}
        choices={[{ value: '', label: words.say('editor.noVenue') }, ...venues]}
      />
      <Line {...props} name="place" label={words.say('editor.place')} />
      <Line {...props} name="online" type="url" dir="ltr" label={words.say('activity.online')} max={2_000} />
    </fieldset>
  );
}

/** Tags that are offered before anybody has used them, in the order shown. */
const OFFERED: Readonly<Record<TagField, readonly string[]>> = {
  audiences: ['women', 'men', 'children', 'youth', 'adults', 'seniors', 'families', 'newcomers'],
  languages: INTERFACE_LANGUAGES,
  categories: ['language-cafe', 'homework', 'meal', 'cafe', 'sport', 'outing', 'advice', 'meeting'],
  needs: [],
};
/** So many of those in use are offered besides. */
const MOST_IN_USE = 12;

export function Tags(props: WhomProps & { readonly name: TagField; readonly label: string }) {
  const { name, reader, desk, typed } = props;
  const more = reader.words.say(name === 'languages' ? 'editor.otherLanguages' : 'editor.otherWords');
  return (
    <Boxes {...props} choices={offered(desk, reader, name, typed.get(name) ?? [])}>
      <Line {...props} name={`${name}-more`} label={more} max={300} />
    </Boxes>
  );
}

/** What is chosen, what others use most, and what the calendar itself offers: each name once. */
function offered(desk: Desk, reader: Reader, field: TagField, chosen: readonly string[]): readonly Choice[] {
  const { words } = reader;
  const nameOf = (tag: string): string =>
    words.capital(field === 'languages' ? words.languageName(tag) : tagName(tag, words.language));
  const actor = reader.member?.actor ?? ANYBODY;
  const uses = new Map<string, number>();
  for (const activity of desk.network.activities.values()) {
    for (const tag of seenBy(actor, activity)?.[field] ?? []) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  }
  const inUse = [...uses].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
  const byName = new Map<string, string>();
  for (const tag of [...chosen, ...inUse.slice(0, MOST_IN_USE), ...OFFERED[field]]) {
    if (!byName.has(nameOf(tag))) byName.set(nameOf(tag), tag);
  }
  return [...byName].map(([label, value]) => ({ value, label }));
}
