// What is said of a member, coming in.
import { domainToASCII } from 'node:url';
import { z } from 'zod';
import type { Slug } from '../../calendar/association.ts';
import { type Issue, invalid } from '../../calendar/errors.ts';
import type { AssociationRole, Letters } from '../../store/people.ts';
import { nameField } from './association-form.ts';
import { openForm, requireField } from './form-fields.ts';
import { slugField } from './slug.ts';

const MAX_EMAIL = 254;
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/**
 * An e-mail address as it is kept: in lower case, its domain as the name system has it. Null for what is none, and for
 * anything that could be read as more than one address.
 */
function parseEmail(text: string): string | null {
  const [local = '', domain = '', ...rest] = text.trim().toLowerCase().split('@');
  const ascii = rest.length === 0 && domain !== '' ? domainToASCII(domain) : '';
  const email = `${local}@${ascii}`;
  return LOCAL_PART.test(local) && DOMAIN.test(ascii) && email.length <= MAX_EMAIL ? email : null;
}

const EMAIL_FAULT = 'Give an e-mail address, as anna@example.dk.';

const emailField = z.string().max(1_000, EMAIL_FAULT);
const personNameField = nameField('What the history calls them', 'Anna Holm');
const personLanguage = z.enum(['da', 'en', 'ar', 'uk', 'ti'], 'Give one of da, en, ar, uk and ti.');

/** @throws CalendarError `invalid` */
export function readEmail(said: string): string {
  const email = parseEmail(said);
  if (email === null) throw invalid([{ field: 'email', message: EMAIL_FAULT }]);
  return email;
}

const identityForm = z.strictObject({
  email: emailField,
  name: personNameField,
  language: personLanguage,
});

export type Identity = Readonly<z.output<typeof identityForm>>;

/** Who somebody is. @throws CalendarError `invalid` with every fault by its field */
export function readIdentityForm(input: unknown): Identity {
  const issues: Issue[] = [];
  const form = openForm(identityForm, input, issues, '', 'person');
  const identity = {
    email: emailOf(form.read('email'), issues),
    name: form.read('name') ?? '',
    language: form.read('language') ?? ('da' as const),
  };
  if (issues.length > 0) throw invalid(issues);
  return identity;
}

const invitationForm = identityForm.extend({
  role: z.enum(['coordinator', 'editor', 'reader'], 'Give one of coordinator, editor and reader.'),
  association: slugField.nullish(),
});

export interface InvitationDraft extends Identity {
  readonly role: 'coordinator' | AssociationRole;
  /** Null for coordinators, and for those who read along with the whole network. */
  readonly association: Slug | null;
}

/** @throws CalendarError `invalid` with every fault by its field */
export function readInvitationForm(
  input: unknown,
  associationCalled: (slug: Slug) => Slug | null,
): InvitationDraft {
  const issues: Issue[] = [];
  const form = openForm(invitationForm, input, issues, '', 'invitation');
  const said = form.read('association') ?? null;
  const association = said === null ? null : associationCalled(said);
  const draft: InvitationDraft = {
    email: emailOf(form.read('email'), issues),
    name: form.read('name') ?? '',
    language: form.read('language') ?? 'da',
    role: form.read('role') ?? 'reader',
    association,
  };
  const { role } = draft;
  if (role === 'editor' && said === null) {
    requireField(issues, 'association', 'Name the association an editor writes for.');
  }
  if (role === 'coordinator' && said !== null) {
    issues.push({ field: 'association', message: 'Leave this out: a coordinator writes for all of them.' });
  } else if (said !== null && association === null) {
    issues.push({ field: 'association', message: `There is no association ${said}.` });
  }
  if (issues.length > 0) throw invalid(issues);
  return draft;
}

const accountForm = z.strictObject({
  name: personNameField,
  language: personLanguage,
  letters: z.enum(['once', 'daily', 'never'], 'Give one of once, daily and never.'),
});

export interface AccountDraft {
  readonly name: string;
  readonly language: Identity['language'];
  readonly letters: Letters;
}

/** What people may change about themselves. @throws CalendarError `invalid` with every fault by its field */
export function readAccountForm(input: unknown): AccountDraft {
  const issues: Issue[] = [];
  const form = openForm(accountForm, input, issues, '', 'account');
  const draft: AccountDraft = {
    name: form.read('name') ?? '',
    language: form.read('language') ?? 'da',
    letters: form.read('letters') ?? 'once',
  };
  if (issues.length > 0) throw invalid(issues);
  return draft;
}

function emailOf(said: string | undefined, issues: Issue[]): string {
  const email = said === undefined ? '' : parseEmail(said);
  if (email === null) issues.push({ field: 'email', message: EMAIL_FAULT });
  return email ?? '';
}
