// Making an embed: choose what it shows and how it looks, see it, take the code along.
import { filterTitle } from '../feeds/filter-title.ts';
import { type Filter, parseFilter, toQuery } from '../filter.ts';
import { outgoingView, withoutEmpty } from '../pages/chosen-view.ts';
import { Copied } from '../pages/copied.tsx';
import { joined, OptionField, SearchField } from '../pages/filter-form.tsx';
import type { Elsewhere, Page } from '../pages/page.ts';
import type { PageServices } from '../pages/page-services.ts';
import type { Reader } from '../pages/reader.ts';
import { interfaceLanguage } from '../words/languages.ts';
import { embedPath, pagePath } from './embed-address.ts';
import { elementCode, frameCode } from './embed-code.tsx';
import { looksQuery, parseLooks } from './looks.ts';
import { LooksFields } from './looks-fields.tsx';

export function builderPage({ desk }: PageServices, reader: Reader): Page | Elsewhere {
  const tidy = withoutEmpty(reader.query);
  if (tidy !== null) return { elsewhere: reader.link('/embed/builder', tidy) };
  const { words, query } = reader;
  const filter = parseFilter(query);
  const { lists } = outgoingView(desk, reader);
  const name = filterTitle(reader.network.name, filter, desk.network.associations);
  return {
    title: words.say('embed.title'),
    isUnlisted: query.size > 0,
    framesOurOwn: true,
    content: (
      <div class="sheet sheet-of-two">
        <div class="sheet-main">
          <header>
            <h1>{words.say('embed.title')}</h1>
            <p>{words.say('embed.how')}</p>
          </header>
          <Made filter={filter} name={name} reader={reader} />
        </div>
        <aside>
          <form method="get" action="/embed/builder" class="choose panel">
            {reader.chosenLanguage && <input type="hidden" name="lang" value={reader.chosenLanguage} />}
            <LooksFields reader={reader} />
            <SearchField reader={reader} />
            {lists.map((list) => (
              <OptionField list={list} reader={reader} />
            ))}
            <button type="submit">{words.say('embed.show')}</button>
          </form>
        </aside>
      </div>
    ),
  };
}

interface MadeProps {
  readonly filter: Filter;
  readonly name: string;
  readonly reader: Reader;
}

function Made({ filter, name, reader }: MadeProps) {
  const { words, baseUrl } = reader;
  const looks = parseLooks(reader.query);
  const language = interfaceLanguage(reader.query.get('text') ?? undefined);
  const inLanguage = language === null ? '' : `lang=${language}`;
  const { association, query } = wholeOf(filter);
  const shown = joined(query, looksQuery(looks));
  // Whoever chooses reads the page's language, also where the embed is to follow its own readers' browsers.
  const preview = embedPath(association, joined(shown, `lang=${language ?? words.language}`));
  const asked = joined(shown, inLanguage);
  const path = embedPath(association, asked);
  const address = baseUrl + pagePath(association, asked);
  const parameters = new URLSearchParams(joined(joined(toQuery(filter), looksQuery(looks)), inLanguage));
  const frame = { src: baseUrl + path, title: name, width: '100%', height: looks.height };
  return (
    <>
      <section aria-labelledby="preview">
        <h2 id="preview">{words.say('embed.preview')}</h2>
        <iframe
          class="embed-preview"
          src={preview}
          title={words.say('embed.preview')}
          height={String(looks.height)}
          loading="lazy"
        ></iframe>
        {language === null && <p class="small">{words.say('embed.asReaderHere')}</p>}
      </section>
      <section aria-labelledby="wordpress" class="choose">
        <h2 id="wordpress">{words.say('embed.wordpress')}</h2>
        <ol>
          <li>{words.say('embed.wordpressCopy')}</li>
          <li>{words.say('embed.wordpressPaste')}</li>
          <li>{words.say('embed.wordpressPublish')}</li>
        </ol>
        <Copied id="embed-address" label={words.say('embed.address')} text={address} reader={reader} />
      </section>
      <section aria-labelledby="html" class="choose">
        <h2 id="html">{words.say('embed.html')}</h2>
        <p>{words.say('embed.htmlHow')}</p>
        <Copied
          id="embed-frame"
          label={words.say('embed.frame')}
          text={frameCode(frame)}
          lines={4}
          reader={reader}
        />
        <Copied
          id="embed-element"
          label={words.say('embed.element')}
          text={elementCode(baseUrl, name, parameters)}
          lines={5}
          reader={reader}
        />
      </section>
    </>
  );
}

/** Of one association where the filter asks for nothing else. */
function wholeOf(filter: Filter): { association: string | null; query: string } {
  const query = toQuery(filter);
  const [association] = filter.associations;
  const isOnly = association !== undefined && query === `association=${association}`;
  return isOnly ? { association, query: '' } : { association: null, query };
}
