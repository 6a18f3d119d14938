// The controls the editor's forms are made of, each with its label, its help and what is wrong with it.
import type { Child } from 'hono/jsx';
import type { Reader } from '../pages/reader.ts';
import type { MessageKey } from '../words/messages.ts';
import type { Faults } from './faults.ts';
import { said, type Typed } from './typed.ts';

/** What all controls of a form are made from. */
export interface FormProps {
  readonly reader: Reader;
  readonly typed: Typed;
  readonly faults: Faults;
}

interface ControlProps extends FormProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
}

interface LineProps extends ControlProps {
  readonly type?: 'text' | 'date' | 'time' | 'number' | 'url';
  readonly dir?: 'ltr';
  readonly lang?: string;
  readonly max?: number;
}

/** One line to write in. */
export function Line(props: LineProps) {
  const { name, typed, type = 'text', dir, lang, max } = props;
  return (
    <div class={`field field-${type}`}>
      <Around {...props} />
      <input
        id={name}
        name={name}
        type={type}
        value={said(typed, name)}
        {...(dir && { dir })}
        {...(lang && { lang, dir: 'auto' })}
        {...(type === 'number' && { min: 1, max, inputmode: 'numeric' })}
        {...((type === 'text' || type === 'url') && { maxlength: max ?? 1_000 })}
        {...stateOf(props)}
      />
    </div>
  );
}

/** Several lines to write in. */
export function Lines(props: ControlProps & { readonly lang?: string }) {
  const { name, typed, lang } = props;
  return (
    <div class="field">
      <Around {...props} />
      <textarea
        id={name}
        name={name}
        rows={4}
        maxlength={5_000}
        {...(lang && { lang, dir: 'auto' })}
        {...stateOf(props)}
      >
        {said(typed, name)}
      </textarea>
    </div>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly lang?: string;
}

/** One of several. */
export function Choose(props: ControlProps & { readonly choices: readonly Choice[] }) {
  const { name, typed, choices } = props;
  return (
    <div class="field">
      <Around {...props} />
      <select id={name} name={name} {...stateOf(props)}>
        {choices.map(({ value, label, lang }) => (
          <option value={value} selected={value === said(typed, name)} {...(lang && { lang })}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface BoxesProps extends ControlProps {
  readonly choices: readonly Choice[];
  readonly kind?: 'checkbox' | 'radio';
  readonly children?: Child;
}

/** Any of several, or with `radio` exactly one. */
export function Boxes({ name, label, help, typed, faults, reader, choices, kind, children }: BoxesProps) {
  const given = typed.get(name) ?? [];
  const fault = faults.get(name);
  return (
    <fieldset id={name} class={`field field-${name}`} {...(fault && { 'aria-describedby': `${name}-fault` })}>
      <legend>{label}</legend>
      {help !== undefined && <p class="small">{help}</p>}
      <Fault name={name} fault={fault} reader={reader} />
      <div class="boxes">
        {choices.map(({ value, label: text }) => (
          <label>
            <input type={kind ?? 'checkbox'} name={name} value={value} checked={given.includes(value)} />
            {text}
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

function Around({ name, label, help, faults, reader }: ControlProps) {
  return (
    <>
      <label for={name}>{label}</label>
      {help !== undefined && (
        <p class="small" id={`${name}-help`}>
          {help}
        </p>
      )}
      <Fault name={name} fault={faults.get(name)} reader={reader} />
    </>
  );
}

export function Fault({
  name,
  fault,
  reader,
}: {
  name: string;
  fault: MessageKey | undefined;
  reader: Reader;
}) {
  if (fault === undefined) return null;
  return (
    <p class="fault" id={`${name}-fault`}>
      {faultWords(fault, reader)}
    </p>
  );
}

/** Messages of faults take no values. */
export function faultWords(fault: MessageKey, { words }: Reader): string {
  return words.say(fault as 'editor.badForm');
}

/** What a screen reader says of a control besides its label. */
function stateOf({ name, help, faults }: Pick<ControlProps, 'name' | 'help' | 'faults'>) {
  const isFaulty = faults.has(name);
  const described = [...(help === undefined ? [] : [`${name}-help`]), ...(isFaulty ? [`${name}-fault`] : [])];
  return {
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(isFaulty && { 'aria-invalid': 'true' as const }),
  };
}
