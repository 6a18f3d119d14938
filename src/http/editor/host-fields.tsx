// By whom: the association, and those it does it together with.
import type { Member } from '../../actions/actor.ts';
import { mayEdit } from '../../actions/actor.ts';
import type { Desk } from '../../actions/desk.ts';
import type { Association } from '../../calendar/association.ts';
import { type Choice, Choose, Fault, type FormProps } from './fields.tsx';
import { allSaid, said } from './typed.ts';
import { CO_HOSTS, CO_HOSTS_SHOWN } from './typed-activity.ts';

export interface HostProps extends FormProps {
  readonly desk: Desk;
  readonly member: Member;
}

/** The association that stands for it. Whoever edits only one is not asked. */
export function AssociationField(props: HostProps) {
  const { desk, member, reader, typed, faults } = props;
  const { words } = reader;
  const own = ordered(desk, reader).filter(({ slug }) => mayEdit(member, slug));
  const [only, ...others] = own;
  if (only && others.length === 0 && !faults.has('association')) {
    return <input type="hidden" name="association" value={said(typed, 'association') || only.slug} />;
  }
  // Nobody's name is put to anything by leaving a list as it was.
  const none = said(typed, 'association') === '' ? [{ value: '', label: words.say('editor.choose') }] : [];
  const choices = [...none, ...own.map((one) => choiceOf(one, reader))];
  return <Choose {...props} name="association" label={words.say('filter.association')} choices={choices} />;
}

/**
 * The associations it is done together with: those the member edits, and those that are co-hosts already. Another
 * becomes one by the coordinator or where a clash is settled by joining, since its own feed carries the activity then.
 */
export function CoHostFields({ desk, member, reader, typed, faults }: HostProps) {
  const { words } = reader;
  const fault = faults.get(CO_HOSTS);
  const chosen = allSaid(typed, CO_HOSTS);
  const association = said(typed, 'association');
  const offered = ordered(desk, reader).filter(
    ({ slug }) => chosen.includes(slug) || (slug !== association && mayEdit(member, slug)),
  );
  if (offered.length === 0) return null;
  return (
    <details id={CO_HOSTS} class="co-hosts" open={chosen.length > 0 || fault !== undefined}>
      <summary id="co-hosts">{words.say('editor.coHosts')}</summary>
      <input type="hidden" name={CO_HOSTS_SHOWN} value="1" />
      <fieldset class="field" aria-labelledby="co-hosts" aria-describedby="co-hosts-help">
        <Fault name={CO_HOSTS} fault={fault} reader={reader} />
        <p class="small" id="co-hosts-help">
          {words.say('editor.coHostsHelp')}
        </p>
        <div class="boxes">
          {offered.map((one) => {
            const { value, label, lang } = choiceOf(one, reader);
            return (
              <label>
                <input type="checkbox" name={CO_HOSTS} value={value} checked={chosen.includes(value)} />
                <span lang={lang}>{label}</span>
              </label>
            );
          })}
        </div>
      </fieldset>
    </details>
  );
}

function ordered({ network }: Desk, { words }: FormProps['reader']): readonly Association[] {
  return [...network.associations.values()].sort((a, b) => words.compare(a.name, b.name));
}

function choiceOf({ slug, name }: Association, reader: FormProps['reader']): Choice & { lang: string } {
  return { value: slug, label: name, lang: reader.network.language };
}
