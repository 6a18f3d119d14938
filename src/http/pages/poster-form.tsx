// Choosing what a poster shows. It is not printed.
import { formatLocalDate } from '../../calendar/time.ts';
import { INTERFACE_LANGUAGES, LANGUAGE_FACTS } from '../words/languages.ts';
import { PAPERS, type PosterChoice, SPANS } from './poster-choice.ts';
import type { Reader } from './reader.ts';

/** The form's own parameters; it keeps all others. */
const OWN = new Set(['span', 'paper', 'second', 'from']);

export function PosterForm({ choice, reader }: { choice: PosterChoice; reader: Reader }) {
  const { words, query, chosenLanguage } = reader;
  const kept = [...query].filter(([name]) => !OWN.has(name));
  return (
    <form class="poster-form" method="get" action="/poster">
      {chosenLanguage && <input type="hidden" name="lang" value={chosenLanguage} />}
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p class="field">
        <label for="poster-span">{words.say('poster.span')}</label>
        <select id="poster-span" name="span">
          {SPANS.map((span) => (
            <option value={span} selected={span === choice.span}>
              {words.say(span === 'week' ? 'poster.week' : 'poster.month')}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="poster-from">{words.say('filter.from')}</label>
        <input id="poster-from" type="date" name="from" value={formatLocalDate(choice.from)} />
      </p>
      <p class="field">
        <label for="poster-paper">{words.say('poster.paper')}</label>
        <select id="poster-paper" name="paper">
          {PAPERS.map((paper) => (
            <option value={paper} selected={paper === choice.paper}>
              {paper.toUpperCase()}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="poster-second">{words.say('poster.second')}</label>
        <select id="poster-second" name="second">
          <option value="">{words.say('poster.one')}</option>
          {INTERFACE_LANGUAGES.filter((language) => language !== words.language).map((language) => (
            <option value={language} lang={language} selected={language === choice.second}>
              {LANGUAGE_FACTS[language].name}
            </option>
          ))}
        </select>
      </p>
      <button type="submit">{words.say('filter.apply')}</button>
    </form>
  );
}
