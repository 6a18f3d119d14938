// What is around every page: its head, the network's name, the two ways through the calendar, and the languages.
import type { Child } from 'hono/jsx';
import { INTERFACE_LANGUAGES, LANGUAGE_FACTS } from '../words/languages.ts';
import type { Page } from './page.ts';
import { inOtherLanguage, type Reader } from './reader.ts';

export function Layout({ reader, page }: { reader: Reader; page: Page }) {
  const { words } = reader;
  return (
    <html lang={words.language} dir={words.direction}>
      <Head reader={reader} page={page} />
      <body>
        <a class="skip" href="#content">
          {words.say('site.skip')}
        </a>
        <header class="masthead">
          <p class="masthead-name">
            <a href={reader.link('/')}>{reader.network.name}</a>
          </p>
          <Menu reader={reader} />
          <Languages reader={reader} />
        </header>
        <main id="content">{page.content}</main>
        <footer class="colophon">
          <p>{words.say('site.privacy')}</p>
        </footer>
      </body>
    </html>
  );
}

function Head({ reader, page }: { reader: Reader; page: Page }) {
  const { name } = reader.network;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{page.title === name ? name : `${page.title} · ${name}`}</title>
      {page.isUnlisted && <meta name="robots" content="noindex" />}
      <link rel="icon" href={reader.asset('icon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={reader.asset('style.css')} />
      <link rel="stylesheet" href={reader.asset('print.css')} media="print" />
      <script type="module" src={reader.asset('copy.js')}></script>
      {page.feed && <link rel="alternate" type="text/calendar" href={page.feed} title={page.title} />}
      {INTERFACE_LANGUAGES.map((language) => (
        <link rel="alternate" hreflang={language} href={reader.baseUrl + inOtherLanguage(reader, language)} />
      ))}
    </head>
  );
}

function Menu({ reader }: { reader: Reader }) {
  const { words, path } = reader;
  const isAssociations = path.startsWith('/associations');
  return (
    <nav class="menu" aria-label={words.say('site.menu')}>
      <ul>
        <MenuLink href={reader.link('/')} current={currentOf(path === '/', false)}>
          {words.say('site.calendar')}
        </MenuLink>
        <MenuLink
          href={reader.link('/associations')}
          current={currentOf(path === '/associations', isAssociations)}
        >
          {words.say('site.associations')}
        </MenuLink>
      </ul>
    </nav>
  );
}

type Current = 'page' | 'true' | undefined;

function currentOf(isPage: boolean, isPart: boolean): Current {
  if (isPage) return 'page';
  return isPart ? 'true' : undefined;
}

function MenuLink({ href, current, children }: { href: string; current: Current; children: Child }) {
  return (
    <li>
      <a href={href} aria-current={current}>
        {children}
      </a>
    </li>
  );
}

function Languages({ reader }: { reader: Reader }) {
  return (
    <nav class="languages" aria-label={reader.words.say('site.languages')}>
      <ul>
        {INTERFACE_LANGUAGES.map((language) => (
          <li>
            <a
              href={inOtherLanguage(reader, language)}
              hreflang={language}
              lang={language}
              dir={LANGUAGE_FACTS[language].direction}
              aria-current={language === reader.words.language ? 'true' : undefined}
            >
              {LANGUAGE_FACTS[language].name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
