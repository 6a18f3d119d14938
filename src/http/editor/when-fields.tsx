// When, as one sentence of ordinary controls: how often, on which days, from which date and hour, until when.
import { parseLocalDate } from '../../calendar/time.ts';
import { codeOf } from '../words/rule-words.ts';
import type { Words } from '../words/words.ts';
import { Boxes, type Choice, Choose, Fault, type FormProps, Line } from './fields.tsx';
import { allSaid, said } from './typed.ts';
import { repeatOf } from './typed-rule.ts';

/** So many dates more can be written before the form is sent. */
const MORE_DATES = 2;

export function WhenFields(props: FormProps & { readonly idle: readonly string[] }) {
  const { reader, typed, idle } = props;
  const { words } = reader;
  const isKept = repeatOf(typed) === 'kept' || said(typed, 'rule') !== '';
  return (
    <fieldset class="when">
      <legend>{words.say('activity.when')}</legend>
      <Choose {...props} name="repeat" label={words.say('editor.repeat')} choices={repeats(words, isKept)} />
      {isKept && <input type="hidden" name="rule" value={said(typed, 'rule')} />}
      <Boxes
        {...props}
        name="day"
        label={words.say('editor.days')}
        help={words.say('editor.daysHelp')}
        choices={weekdays(words)}
      />
      <Choose {...props} name="nth" label={words.say('editor.nth')} choices={nths(words)} />
      <div class="in-a-row">
        <Line {...props} name="date" type="date" label={words.say('editor.date')} />
        <Line {...props} name="from" type="time" label={words.say('editor.from')} />
        <Line {...props} name="to" type="time" label={words.say('editor.to')} />
      </div>
      {said(typed, 'lasts') !== '' && <input type="hidden" name="lasts" value={said(typed, 'lasts')} />}
      <Boxes
        {...props}
        name="whole"
        label={words.say('editor.length')}
        choices={[{ value: '1', label: words.say('editor.whole') }]}
      >
        <Line {...props} name="days" type="number" max={366} label={words.say('editor.wholeDays')} />
      </Boxes>
      <div class="series-end">
        <div class="in-a-row">
          <Line {...props} name="until" type="date" label={words.say('editor.until')} />
          <Line {...props} name="times" type="number" max={730} label={words.say('editor.times')} />
        </div>
        <p class="small">{words.say('editor.untilHelp')}</p>
        <Boxes
          {...props}
          name="breaks"
          label={words.say('editor.breaks')}
          choices={[{ value: '1', label: words.say('editor.noBreaks') }]}
        />
        <Dates {...props} name="not" label={words.say('editor.not')} />
        {idle.length > 0 && (
          <p class="small">
            {words.say('editor.idle', { dates: words.commas(idle.map((day) => dateOf(day, props))) })}
          </p>
        )}
        <Dates {...props} name="also" label={words.say('editor.also')} />
        {allSaid(typed, 'alsoAt').map((id) => (
          <input type="hidden" name="alsoAt" value={id} />
        ))}
      </div>
    </fieldset>
  );
}

function dateOf(day: string, { reader: { words, today } }: FormProps): string {
  const number = parseLocalDate(day);
  return number === null ? day : words.dates.date(number, today);
}

const REPEAT_MESSAGES = [
  ['once', 'editor.once'],
  ['weekly', 'editor.weekly'],
  ['odd', 'editor.oddWeeks'],
  ['even', 'editor.evenWeeks'],
  ['second', 'editor.secondWeek'],
  ['nth', 'editor.monthlyNth'],
  ['date', 'editor.monthlyDate'],
] as const;

function repeats(words: Words, isKept: boolean): readonly Choice[] {
  const all = REPEAT_MESSAGES.map(([value, message]) => ({ value, label: words.say(message) }));
  return isKept ? [...all, { value: 'kept', label: words.say('editor.kept') }] : all;
}

/** 2024-01-01. */
const A_MONDAY = 19_723;

function weekdays(words: Words): readonly Choice[] {
  return Array.from({ length: 7 }, (_, i) => ({
    value: String(i),
    label: words.capital(words.dates.weekday(A_MONDAY + i)),
  }));
}

/** As the first, the second … of a month, whatever the weekday; the messages inflect it by the weekday. */
function nths(words: Words): readonly Choice[] {
  const day = codeOf(1);
  const which = (nth: string): string => words.capital(words.say('weekday.which', { nth, day }));
  return [
    { value: '', label: words.say('editor.nthOfDate') },
    ...['1', '2', '3', '4'].map((value) => ({ value, label: which(`n${value}`) })),
    { value: '-1', label: which('last') },
  ];
}

function Dates({ name, label, ...form }: FormProps & { name: string; label: string }) {
  const { typed, faults, reader } = form;
  const dates = [...allSaid(typed, name), ...Array.from({ length: MORE_DATES }, () => '')];
  const fault = faults.get(name);
  return (
    <fieldset id={name} class="field dates-typed" {...(fault && { 'aria-describedby': `${name}-fault` })}>
      <legend>{label}</legend>
      <Fault name={name} fault={fault} reader={reader} />
      <div class="in-a-row">
        {dates.map((value, i) => (
          <input type="date" name={name} value={value} aria-label={`${label} ${i + 1}`} />
        ))}
      </div>
    </fieldset>
  );
}
