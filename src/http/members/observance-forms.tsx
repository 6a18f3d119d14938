// What the page of observances is made of: a line for each, the form for one, and the form for a table of them.
import { OBSERVANCE_KINDS, type Observance } from '../../calendar/observance.ts';
import { parseLocalDate } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';
import { Spoken } from '../pages/spoken.tsx';
import type { Asked } from './asked.ts';
import { Choice, TextField } from './fields.tsx';
import { Sentences } from './import-report.tsx';
import type { Refused } from './sent-form.ts';

/** Where these forms lead. */
export const OBSERVANCES = '/coordinate/observances';

export function ObservanceLine({ reader, observance }: { reader: Reader; observance: Observance }) {
  const { words, today, said } = reader;
  const { name, kind, start, end } = observance;
  const [first, last] = [parseLocalDate(start) ?? 0, (parseLocalDate(end) ?? 1) - 1];
  const dates = [first, ...(last > first ? [last] : [])].map((day) => words.dates.weekdayDate(day, today));
  return (
    <div>
      <p>
        <Spoken said={said(name)} />
      </p>
      <p class="small">
        {words.say('observance.kind', { kind: kind.replaceAll('-', '_') })} · {dates.join(' – ')}
      </p>
    </div>
  );
}

export function ObservanceForm({ asked, refused }: { asked: Asked; refused: Refused | null }) {
  const { services, reader } = asked;
  const { words } = reader;
  const on = { reader, form: 'observance', refused };
  const venues = [...services.desk.network.venues.values()].map(({ slug, name }) => [slug, name] as const);
  return (
    <form class="account-form" method="post" action={reader.link(OBSERVANCES)}>
      <Choice
        on={on}
        name="kind"
        label={words.say('observance.what')}
        choices={OBSERVANCE_KINDS.map((kind) => [
          kind,
          words.say('observance.kind', { kind: kind.replaceAll('-', '_') }),
        ])}
      />
      <TextField on={on} name="name" label={words.say('account.name')} required />
      <TextField on={on} name="start" type="date" label={words.say('observance.first')} required />
      <TextField on={on} name="end" type="date" label={words.say('observance.last')} />
      <Choice
        on={on}
        name="venue"
        label={words.say('observance.venue')}
        help={words.say('observance.venueHelp')}
        choices={[['', '–'], ...venues]}
      />
      <button type="submit">{words.say('observance.add')}</button>
    </form>
  );
}

export function TableForm({ reader, refused }: { reader: Reader; refused: Refused | null }) {
  const { words } = reader;
  const faults = refused?.form === 'table' ? refused.issues : [];
  return (
    <form
      class="account-form"
      method="post"
      action={reader.link(`${OBSERVANCES}/table`)}
      enctype="multipart/form-data"
    >
      <p>{words.say('observance.tableHelp')}</p>
      <p>
        <code dir="ltr">type;navn;start;slut;sted</code>
      </p>
      <Sentences sentences={faults.map(({ field, message }) => `${field}: ${message}`)} />
      <div class="field">
        <label for="table-file">{words.say('observance.file')}</label>
        <input id="table-file" type="file" name="table" accept=".csv,text/csv" required />
      </div>
      <button type="submit">{words.say('observance.table')}</button>
    </form>
  );
}
