// What members change about themselves.
import type { Person } from '../store/people.ts';
import { type Actor, requireMember, requirePerson } from './actor.ts';
import type { Desk } from './desk.ts';
import { readAccountForm } from './forms/person-form.ts';
import { changePerson } from './write-person.ts';

/**
 * Changes one's own name, language and choice of letters.
 * @throws CalendarError `unauthenticated`, `forbidden` for the holder of a token, or `invalid`
 */
export async function changeAccount(desk: Desk, actor: Actor, input: unknown): Promise<Person> {
  const id = requirePerson(actor);
  const { name, language, letters } = readAccountForm(input);
  return changePerson(desk, requireMember(actor).name, 'change-account', id, (before) => {
    const isSame = before.name === name && before.language === language && before.letters === letters;
    return isSame ? before : { ...before, name, language, letters };
  });
}
