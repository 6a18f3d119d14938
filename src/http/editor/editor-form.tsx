// The whole form: what, when, where and for whom; what the calendar says to it; the rest for those who want it; and the
// buttons. It is sent to where it came from, with what was pressed under `do` or `fill`.
import type { Child } from 'hono/jsx';
import type { Member } from '../../actions/actor.ts';
import type { Desk } from '../../actions/desk.ts';
import { INTERFACE_LANGUAGES, type InterfaceLanguage, LANGUAGE_FACTS } from '../words/languages.ts';
import { Answer } from './answer-section.tsx';
import type { Checked } from './checked.ts';
import { Boxes, Fault, type FormProps, faultWords, Line, Lines } from './fields.tsx';
import { AssociationField, CoHostFields } from './host-fields.tsx';
import { said } from './typed.ts';
import { idleExclusions } from './typed-schedule.ts';
import { WhenFields } from './when-fields.tsx';
import { Tags, WhereFields } from './whom-fields.tsx';

export interface EditorFormProps extends FormProps {
  readonly desk: Desk;
  readonly member: Member;
  /** Where it is sent. */
  readonly action: string;
  /** Where public/editor.js asks while somebody types. */
  readonly check: string;
  /** Of the activity that is changed; absent for a new one. */
  readonly id?: string;
  readonly checked: Checked;
  readonly buttons: Child;
}

export function EditorForm(props: EditorFormProps) {
  const { reader, typed, faults, desk, member, action, check, id, checked, buttons } = props;
  const { words } = reader;
  const timeZone = checked.activity?.schedule.timeZone ?? desk.settings.timeZone;
  return (
    <form
      class="editor"
      method="post"
      action={reader.link(action)}
      data-check={reader.link(check, id === undefined ? '' : `id=${id}`)}
    >
      {faults.size > 0 && <FaultSummary {...props} />}
      <Fault name="form" fault={faults.get('form')} reader={reader} />
      <input type="hidden" name="version" value={said(typed, 'version')} />
      <input type="hidden" name="later" value={said(typed, 'later')} />
      <div class="editor-fields">
        <fieldset>
          <legend>{words.say('editor.what')}</legend>
          <AssociationField {...props} />
          <CoHostFields {...props} />
          <Words {...props} language={ownLanguage(props)} isOpen />
          <OtherLanguages {...props} />
        </fieldset>
        <WhenFields {...props} idle={idleExclusions(typed, { timeZone })} />
        <WhereFields {...props} />
        <fieldset>
          <legend>{words.say('activity.who')}</legend>
          <Tags {...props} name="audiences" label={words.say('editor.audiences')} />
        </fieldset>
        <p>
          <button
            type="submit"
            class="quiet"
            name="do"
            value="check"
            formaction={`${reader.link(action)}#answer`}
          >
            {words.say('editor.check')}
          </button>
        </p>
      </div>
      <Answer {...{ reader, desk, member, typed, checked }} action={reader.link(action)} />
      <div class="editor-rest">
        <More {...props} />
        <div class="editor-buttons">{buttons}</div>
      </div>
    </form>
  );
}

/** Everything that is wrong, each a way to its field; read out first, since the page begins anew with it. */
function FaultSummary(props: EditorFormProps) {
  const { reader, faults } = props;
  const own = ownLanguage(props);
  const fieldOf = (name: string): string =>
    name === 'title' || name === 'description' ? `${name}-${own}` : name;
  return (
    <div class="notice faults" role="alert" tabindex={-1} autofocus>
      <p>{reader.words.say('editor.faulty')}</p>
      <ul>
        {[...faults]
          .filter(([name]) => name !== 'form')
          .map(([name, fault]) => (
            <li>
              <a href={`#${fieldOf(name)}`}>{faultWords(fault, reader)}</a>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** The language that the form asks for first. */
function ownLanguage({ desk }: EditorFormProps): InterfaceLanguage {
  return INTERFACE_LANGUAGES.find((language) => language === desk.settings.language) ?? 'da';
}

/** Title and description in one language, under each other; of other languages side by side where there is room. */
function Words(props: EditorFormProps & { language: InterfaceLanguage; isOpen?: boolean }) {
  const { reader, faults, language, isOpen = false } = props;
  const { words } = reader;
  const { name } = LANGUAGE_FACTS[language];
  const [title, text] = [`title-${language}`, `description-${language}`];
  const here = isOpen
    ? new Map(
        [...faults].map(([at, fault]) => [at === 'title' ? title : at === 'description' ? text : at, fault]),
      )
    : faults;
  const fields = (
    <>
      <Line
        {...props}
        faults={here}
        name={title}
        lang={language}
        label={isOpen ? words.say('editor.title') : `${words.say('editor.title')} (${name})`}
      />
      <Lines
        {...props}
        faults={here}
        name={text}
        lang={language}
        label={isOpen ? words.say('editor.text') : `${words.say('editor.text')} (${name})`}
        {...(isOpen && { help: words.say('editor.textHelp') })}
      />
    </>
  );
  return isOpen ? fields : <div>{fields}</div>;
}

/** The texts in other languages than the first, for those who have them. */
function OtherLanguages(props: EditorFormProps) {
  const { reader, typed } = props;
  const others = INTERFACE_LANGUAGES.filter((language) => language !== ownLanguage(props));
  const isUsed = others.some((one) => said(typed, `title-${one}`) || said(typed, `description-${one}`));
  return (
    <details class="other-texts" open={isUsed}>
      <summary>{reader.words.say('editor.alsoIn')}</summary>
      {others.map((language) => (
        <Words {...props} language={language} />
      ))}
    </details>
  );
}

function More(props: EditorFormProps) {
  const { reader, faults } = props;
  const { words } = reader;
  const choices = [
    { value: 'public', label: words.say('editor.forAll') },
    { value: 'network', label: words.say('editor.forMembers') },
    { value: 'busy', label: words.say('editor.onlyTaken') },
  ];
  const isOpen = ['languages', 'categories', 'needs', 'link'].some((name) => faults.has(name));
  return (
    <details open={isOpen}>
      <summary>{words.say('editor.more')}</summary>
      <Boxes
        {...props}
        name="visibility"
        kind="radio"
        label={words.say('editor.visibility')}
        choices={choices}
      />
      <Tags {...props} name="languages" label={words.say('activity.languages')} />
      <Tags {...props} name="categories" label={words.say('activity.category')} />
      <Tags {...props} name="needs" label={words.say('editor.needs')} />
      <Line {...props} name="link" type="url" dir="ltr" label={words.say('activity.link')} max={2_000} />
    </details>
  );
}
