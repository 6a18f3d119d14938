// The page of one date of a series.
import type { Desk } from '../../actions/desk.ts';
import type { Activity } from '../../calendar/activity.ts';
import { wallOf } from '../../calendar/compiled-schedule.ts';
import type { RecurrenceId } from '../../calendar/schedule.ts';
import { dayOf } from '../../calendar/time.ts';
import { Choose, Fault, type FormProps, Line } from './fields.tsx';
import { said } from './typed.ts';

interface DateFormProps extends FormProps {
  readonly desk: Desk;
  readonly activity: Activity;
  readonly id: RecurrenceId;
  readonly title: string;
  /** Whether the series can go on differently from this date. */
  readonly mayDivide: boolean;
}

export function DateForm(props: DateFormProps) {
  const { reader, desk, activity, id, typed, faults, title, mayDivide } = props;
  const { words, today, link } = reader;
  const { schedule } = activity;
  const change = schedule.changed[id];
  const venues = [...desk.network.venues.values()]
    .sort((a, b) => words.compare(a.name, b.name))
    .map(({ slug, name }) => ({ value: slug, label: name, lang: reader.network.language }));
  return (
    <div class="sheet">
      <h1>{title}</h1>
      <p class="lead">{words.capital(words.dates.weekdayDate(dayOf(wallOf(id)), today))}</p>
      {change?.status === 'cancelled' && <p class="notice">{words.say('mark.cancelled')}</p>}
      <form class="editor-fields" method="post" action={link(`/activities/${activity.id}/date`)}>
        <Fault name="form" fault={faults.get('form')} reader={reader} />
        <input type="hidden" name="version" value={said(typed, 'version')} />
        <input type="hidden" name="id" value={id} />
        <div class="in-a-row">
          <Line {...props} name="date" type="date" label={words.say('editor.dateOnly')} />
          {!schedule.allDay && <Line {...props} name="from" type="time" label={words.say('editor.from')} />}
          {!schedule.allDay && <Line {...props} name="to" type="time" label={words.say('editor.to')} />}
        </div>
        <Choose
          {...props}
          name="venue"
          label={words.say('editor.venue')}
          choices={[{ value: '', label: words.say('editor.noVenue') }, ...venues]}
        />
        <Line
          {...props}
          name="note"
          label={words.say('editor.reason')}
          help={words.say('editor.reasonHelp')}
          max={300}
        />
        <div class="editor-buttons">
          <button type="submit" name="do" value="move">
            {words.say('editor.saveDate')}
          </button>
          {change?.status !== 'cancelled' && (
            <button type="submit" class="quiet" name="do" value="cancel">
              {words.say('editor.cancelDate')}
            </button>
          )}
          {change && (
            <button type="submit" class="quiet" name="do" value="usual">
              {words.say('editor.asUsual')}
            </button>
          )}
        </div>
      </form>
      {mayDivide && (
        <p>
          <a class="reach" href={link(`/activities/${activity.id}/later`, `date=${encodeURIComponent(id)}`)}>
            {words.say('editor.changeLater')}
          </a>
        </p>
      )}
      <p>
        <a class="reach" href={link(`/activities/${activity.id}/edit`)}>
          {words.say('editor.changeAll')}
        </a>
      </p>
    </div>
  );
}
