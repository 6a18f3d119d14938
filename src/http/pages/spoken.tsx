// Words that people gave, marked with the language they are in wherever that is not the page's own.
import type { Said } from '../words/said.ts';
import { directionOf } from '../words/said.ts';
import type { Reader } from './reader.ts';

/** A text in the language it was found in. */
export function Spoken({ said }: { said: Said }) {
  if (!said.isOther) return <>{said.words}</>;
  return (
    <span lang={said.language} dir={directionOf(said.language)}>
      {said.words}
    </span>
  );
}

/** A name, which is the same in every language: of an association, a venue, a town. */
export function Name({ reader, name }: { reader: Reader; name: string }) {
  const { language } = reader.network;
  if (reader.words.language === language) return <>{name}</>;
  return <bdi lang={language}>{name}</bdi>;
}

/** A text of several paragraphs and lines, as it was given. */
export function Prose({ said }: { said: Said }) {
  const language = said.isOther ? { lang: said.language, dir: directionOf(said.language) } : {};
  return (
    <div class="prose" {...language}>
      {said.words.split(/\n{2,}/).map((paragraph) => (
        <p>
          {paragraph
            .trim()
            .split('\n')
            .map((line, index) => (
              <>
                {index > 0 && <br />}
                {line}
              </>
            ))}
        </p>
      ))}
    </div>
  );
}
