// What the forms on an association's own page do.
import { randomBytes } from 'node:crypto';
import { readWindow } from '../../actions/asked-window.ts';
import { changeRole } from '../../actions/change-role.ts';
import { confirmHold } from '../../actions/confirm-hold.ts';
import { associationCalendar, associationLines } from '../../actions/export-association.ts';
import { type Invitation, invitePerson } from '../../actions/invite-person.ts';
import { makeToken, revokeToken } from '../../actions/keep-tokens.ts';
import { saveAssociation } from '../../actions/save-association.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { invitationLetter } from '../letters/sign-in-letter.ts';
import type { Asked, AskedOfAssociation } from './asked.ts';
import { associationInput } from './association-fields.tsx';
import { manageAgain } from './manage-page.tsx';
import { carryOut, type Field, fieldsOf, orNull } from './sent-form.ts';

type Deed = (asked: AskedOfAssociation) => Promise<Response>;

export const saveFacts: Deed = async (asked) => {
  const { services, actor, association } = asked;
  const field = await fieldsOf(asked);
  return carryOut(asked, {
    form: 'association',
    field,
    back: pageOf(asked),
    work: () =>
      saveAssociation(services.desk, actor, association.slug, associationInput(field, association.slug)),
    again: manageAgain,
  });
};

/** A hold of this association alone: its editor may edit others too, but not from this page. */
export const confirm: Deed = async (asked) => {
  const { services, actor, association } = asked;
  const { desk } = services;
  const field = await fieldsOf(asked);
  const window = readWindow({}, desk.clock(), desk.settings.timeZone);
  const isCurrent = (activity: { association: string }) => activity.association === association.slug;
  const options = { window, refuseClash: false, isCurrent };
  const work = () => confirmHold(desk, actor, field('activity'), options);
  return carryOut(asked, { form: 'confirm', field, back: pageOf(asked), work });
};

export const invite: Deed = async (asked) => {
  const field = await fieldsOf(asked);
  return carryOut(asked, {
    form: 'invitation',
    field,
    back: pageOf(asked),
    done: 'invited',
    work: () => sendInvitation(asked, field, field('role'), asked.association.slug),
    again: manageAgain,
  });
};

/** Makes somebody a member and writes them so. */
export async function sendInvitation(
  { services, actor }: Asked,
  field: Field,
  role: string,
  association: string | null,
): Promise<void> {
  const { desk, letters, baseUrl } = services;
  const person = { name: field('name'), email: field('email'), language: field('language') };
  const input = { ...person, role, association };
  const invitation: Invitation = await invitePerson(desk, actor, input, randomBytes(32));
  letters.send(invitationLetter(invitation, { network: desk.settings.name, baseUrl }));
}

export const giveRole: Deed = async (asked) => {
  const { services, actor, association } = asked;
  const field = await fieldsOf(asked);
  const said = orNull(field('role'));
  const work = async () => {
    const role = said === 'editor' || said === 'reader' ? said : null;
    if (role !== said) throw new CalendarError('invalid', 'Give one of editor and reader, or nothing.');
    await changeRole(services.desk, actor, field('person'), association.slug, role);
  };
  return carryOut(asked, { form: 'role', field, back: pageOf(asked), work });
};

/** Shows the token in the answer itself: it is nowhere to be found again. */
export const makeOwnToken: Deed = async (asked) => {
  const { services, actor, association } = asked;
  const field = await fieldsOf(asked);
  try {
    const made = await makeToken(services.desk, actor, association.slug, field('name'), randomBytes(32));
    return manageAgain(asked, null, made);
  } catch (error) {
    if (!(error instanceof CalendarError) || error.code !== 'invalid') throw error;
    return manageAgain(asked, { form: 'token', field, issues: error.issues });
  }
};

export const revokeOwnToken: Deed = async (asked) => {
  const { services, actor, association } = asked;
  const field = await fieldsOf(asked);
  const work = () => revokeToken(services.desk, actor, association.slug, field('token'));
  return carryOut(asked, { form: 'revoke', field, back: pageOf(asked), work });
};

export const takeCalendar: Deed = async ({ services, c, actor, association: { slug } }) => {
  const calendar = await associationCalendar(services.desk, actor, slug);
  return c.body(new Uint8Array(calendar), 200, asFile('text/calendar; charset=utf-8', `${slug}.ics`));
};

export const takeLines: Deed = async ({ services, c, actor, association: { slug } }) => {
  const lines = await associationLines(services.desk, actor, slug);
  return c.body(lines, 200, asFile('application/jsonl', `${slug}.jsonl`));
};

function pageOf({ association }: AskedOfAssociation): string {
  return `/associations/${association.slug}/manage`;
}

function asFile(type: string, name: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
  };
}
