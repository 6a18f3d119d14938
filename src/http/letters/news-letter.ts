// The letter that tells somebody what concerns them: clashes with the verdict in words and where to answer, holds that
// end, sources that fail. Everything due to one person is one letter.
import type { Desk } from '../../actions/desk.ts';
import type { DueLetter, News } from '../../actions/due-letters.ts';
import { neighbourOf } from '../../actions/neighbour.ts';
import type { Activity } from '../../calendar/activity.ts';
import { dayOf, type Instant } from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import type { Letter, Paragraph } from '../../mail/letter.ts';
import { clashToTell, firstPublished } from '../words/clash-to-tell.ts';
import { languageFor } from '../words/languages.ts';
import { saidTo } from '../words/said.ts';
import { ageWords, failureWords } from '../words/source-words.ts';
import { clashWords } from '../words/verdict-words.ts';
import { type Words, wordsIn } from '../words/words.ts';
import type { Sender } from './sign-in-letter.ts';

interface Telling {
  readonly desk: Desk;
  readonly baseUrl: string;
  readonly words: Words;
}

export function newsLetter(
  { person, email, news }: DueLetter,
  desk: Desk,
  { network, baseUrl }: Sender,
): Letter {
  const words = wordsIn(languageFor(person.language, undefined, desk.settings.language));
  const telling: Telling = { desk, baseUrl, words };
  const [first] = news;
  const isOfClashes = news.some(({ kind }) => kind === 'clash');
  const plain = (text: string): Paragraph => ({ kind: 'words', words: text });
  return {
    to: email,
    language: words.language,
    direction: words.direction,
    subject:
      news.length === 1
        ? subjectOf(first, telling)
        : words.say('letter.newsSubject', { count: news.length, network }),
    paragraphs: [
      plain(words.say('letter.hello', { name: person.name })),
      ...news.flatMap((one) => paragraphsOf(one, telling)),
      ...(isOfClashes
        ? [
            plain(words.say('letter.clashHow')),
            plain(words.say('letter.howOften', { address: `${baseUrl}/account?lang=${words.language}` })),
          ]
        : []),
    ],
  };
}

function subjectOf(news: News, telling: Telling): string {
  const { words } = telling;
  switch (news.kind) {
    case 'clash': {
      const titles = { own: titleOf(news.own, telling), other: titleOf(news.other, telling) };
      const neighbour = neighbourOf(news.other, telling.desk.network);
      return neighbour === null
        ? words.say('letter.clashSubject', titles)
        : words.say('letter.clashSubjectThere', { ...titles, neighbour });
    }
    case 'hold-ends':
      return words.say('letter.holdEndsSubject', { title: titleOf(news.activity, telling) });
    case 'hold-released':
      return words.say('letter.holdReleasedSubject', { title: titleOf(news.activity, telling) });
    case 'source-fails':
      return words.say('letter.sourceFailsSubject', { name: news.source.name });
  }
}

function paragraphsOf(news: News, telling: Telling): readonly Paragraph[] {
  const { words, desk } = telling;
  const said = (text: string): Paragraph => ({ kind: 'words', words: text });
  switch (news.kind) {
    case 'clash':
      return [
        ...clashParagraphs(news, telling).map(said),
        linkTo(words.say('letter.clashAnswer'), `/board/${news.pair}`, telling),
      ];
    case 'hold-ends': {
      const title = titleOf(news.activity, telling);
      const date = dateOf(news.expires, telling);
      const path = `/activities/${news.activity.id}`;
      return [
        said(words.say('letter.holdEnds', { title, date })),
        linkTo(words.say('letter.toActivity'), path, telling),
      ];
    }
    case 'hold-released':
      return [said(words.say('letter.holdReleased', { title: titleOf(news.activity, telling) }))];
    case 'source-fails': {
      const { source } = news;
      const association = desk.network.associations.get(source.association)?.name ?? source.association;
      const when = { now: desk.clock(), timeZone: desk.settings.timeZone };
      return [
        said(words.say('letter.sourceFails', { name: source.name, association })),
        said(failureWords(source, words)),
        said(ageWords(source, words, when)),
        linkTo(words.say('source.title'), `/associations/${source.association}/sources`, telling),
      ];
    }
  }
}

function clashParagraphs(news: News & { readonly kind: 'clash' }, telling: Telling): string[] {
  const { words, desk } = telling;
  const { own, other, verdict } = news;
  const clash = clashToTell(own, other, news, desk.network, desk.settings.language, words);
  const told = clashWords(clash, verdict.occurrences, own.schedule, words);
  const first = firstPublished(own, other, desk.network);
  return [
    words.say('clash.of', { title: titleOf(own, telling), verdict: told }),
    ...(first
      ? [
          words.say('clash.first', {
            title: titleOf(first, telling),
            date: dateOf(first.created, telling),
          }),
        ]
      : []),
  ];
}

function titleOf({ title }: Activity, { desk, words }: Telling): string {
  return saidTo(words.language, title, desk.settings.language).words;
}

function dateOf(at: Instant, { desk, words }: Telling): string {
  const day = (when: Instant): number => dayOf(toWallClock(desk.settings.timeZone, when));
  return words.dates.date(day(at), day(desk.clock()));
}

function linkTo(words: string, path: string, telling: Telling): Paragraph {
  return {
    kind: 'link',
    words,
    address: `${telling.baseUrl}${path}?lang=${telling.words.language}`,
  };
}
