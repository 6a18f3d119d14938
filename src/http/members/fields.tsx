// The fields of members' forms: a label, a word of help, and where something cannot be right, that it cannot.
import type { Child } from 'hono/jsx';
import type { Reader } from '../pages/reader.ts';
import type { Refused } from './sent-form.ts';

/** A form on a page, as its fields need to know it. */
export interface FormOnPage {
  readonly reader: Reader;
  /** Its name on the page; the ids of its fields begin with it. */
  readonly form: string;
  /** What was refused on this page; of this form or another. */
  readonly refused: Refused | null;
}

interface FieldProps {
  readonly on: FormOnPage;
  readonly name: string;
  readonly label: string;
  readonly help?: string;
}

interface TextFieldProps extends FieldProps {
  readonly value?: string | null | undefined;
  readonly type?: 'text' | 'email' | 'url' | 'date' | 'color';
  readonly required?: boolean;
  /** For what is written from left to right in every language. */
  readonly isLatin?: boolean;
}

export function TextField({ on, name, label, help, value, type = 'text', ...more }: TextFieldProps) {
  const { id, fault, said, describedBy } = stateOf(on, name, help !== undefined);
  const { required = false, isLatin = type !== 'text' } = more;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <About id={id} help={help} fault={fault} reader={on.reader} />
      <input
        id={id}
        name={name}
        type={type}
        autocomplete="off"
        required={required}
        value={said ?? value ?? ''}
        {...(isLatin && { dir: 'ltr' })}
        {...(describedBy && { 'aria-describedby': describedBy })}
        {...(fault && { 'aria-invalid': 'true' as const })}
      />
    </div>
  );
}

interface ChoiceProps extends FieldProps {
  readonly value?: string | null | undefined;
  /** What is sent, and what is read. */
  readonly choices: readonly (readonly [string, string])[];
}

export function Choice({ on, name, label, help, value, choices }: ChoiceProps) {
  const { id, fault, said, describedBy } = stateOf(on, name, help !== undefined);
  const chosen = said ?? value ?? '';
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <About id={id} help={help} fault={fault} reader={on.reader} />
      <select
        id={id}
        name={name}
        {...(describedBy && { 'aria-describedby': describedBy })}
        {...(fault && { 'aria-invalid': 'true' as const })}
      >
        {choices.map(([sent, read]) => (
          <option value={sent} selected={sent === chosen}>
            {read}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A box to tick. */
export function Tick({
  on,
  name,
  label,
  value = false,
}: Omit<FieldProps, 'help'> & { value?: boolean | undefined }) {
  const { id, said } = stateOf(on, name, false);
  return (
    <div class="boxes">
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          value="yes"
          checked={said === null ? value : said !== ''}
        />
        {label}
      </label>
    </div>
  );
}

/** The name in addresses; the calendar makes one where nobody does. */
export function SlugField({ on }: { on: FormOnPage }) {
  const { words } = on.reader;
  return (
    <TextField on={on} name="slug" label={words.say('form.slug')} help={words.say('form.slugHelp')} isLatin />
  );
}

/** Fields that few have a use for, folded away unless something is wrong with one of them. */
export function More({ on, names, children }: { on: FormOnPage; names: readonly string[]; children: Child }) {
  const isOpen = names.some((name) => stateOf(on, name, false).fault);
  return (
    <details class="members-more" open={isOpen}>
      <summary>{on.reader.words.say('editor.more')}</summary>
      <div class="account-form">{children}</div>
    </details>
  );
}

function About({
  id,
  help,
  fault,
  reader,
}: {
  id: string;
  help: Child | undefined;
  fault: boolean;
  reader: Reader;
}) {
  return (
    <>
      {help !== undefined && (
        <p class="small" id={`${id}-help`}>
          {help}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {reader.words.say('form.fault')}
        </p>
      )}
    </>
  );
}

function stateOf({ form, refused }: FormOnPage, name: string, hasHelp: boolean) {
  const own = refused?.form === form ? refused : null;
  const id = `${form}-${name}`;
  const fault = own?.issues.some(({ field }) => field.split('.')[0] === name) ?? false;
  const describedBy = [hasHelp && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return { id, fault, describedBy, said: own ? own.field(name) : null };
}
