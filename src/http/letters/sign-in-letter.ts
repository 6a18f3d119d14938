// The letters by which people sign in, in their own language.
import type { SignInLetter } from '../../actions/ask-to-sign-in.ts';
import type { Invitation } from '../../actions/invite-person.ts';
import type { Letter } from '../../mail/letter.ts';
import { languageFor } from '../words/languages.ts';
import { type Words, wordsIn } from '../words/words.ts';

/** What a letter says of the calendar it comes from. */
export interface Sender {
  readonly network: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
}

/** For somebody who has asked to sign in: a link, and a code for the browser that asked. */
export function signInLetter({ person, email, link, code }: SignInLetter, sender: Sender): Letter {
  const { network } = sender;
  const words = wordsFor(person.language);
  return {
    to: email,
    language: words.language,
    direction: words.direction,
    subject: words.say('letter.signInSubject', { network }),
    paragraphs: [
      { kind: 'words', words: words.say('letter.hello', { name: person.name }) },
      { kind: 'words', words: words.say('letter.signInAsked', { network }) },
      linkTo(link, sender, words),
      { kind: 'words', words: words.say('letter.orCode') },
      { kind: 'code', code },
      { kind: 'words', words: words.say('letter.signInOnce') },
    ],
  };
}

/** For somebody who has been invited, or given one more role. */
export function invitationLetter({ person, email, link, by }: Invitation, sender: Sender): Letter {
  const { network, baseUrl } = sender;
  const words = wordsFor(person.language);
  return {
    to: email,
    language: words.language,
    direction: words.direction,
    subject: words.say('letter.inviteSubject', { by, network }),
    paragraphs: [
      { kind: 'words', words: words.say('letter.hello', { name: person.name }) },
      { kind: 'words', words: words.say('letter.invited', { by, network }) },
      linkTo(link, sender, words),
      { kind: 'words', words: words.say('letter.inviteOnce', { address: `${baseUrl}/sign-in` }) },
    ],
  };
}

function wordsFor(language: string): Words {
  return wordsIn(languageFor(language, undefined, language));
}

function linkTo(link: string, { baseUrl }: Sender, words: Words) {
  const address = `${baseUrl}/sign-in/${link}?lang=${words.language}`;
  return { kind: 'link', words: words.say('member.signIn'), address } as const;
}
