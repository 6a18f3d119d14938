// What is around every page: its head, the network's name, the two ways through the calendar, and the languages.
import type { Child } from 'hono/jsx';
import { embeddable } from '../embed/embed-address.ts';
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
        <main id="content">
          {reader.isFull && (
            <p class="notice" role="status">
              {words.say('error.full')}
            </p>
          )}
          {reader.member?.isHoldingLetters && <p class="notice">{words.say('member.held')}</p>}
          {page.content}
        </main>
        <footer class="colophon">
          <Membership reader={reader} isOfPublic={page.isPrivate !== true} />
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
      {page.script && <script type="module" src={reader.asset(page.script)}></script>}
      {page.feed && <link rel="alternate" type="text/calendar" href={page.feed} title={page.title} />}
      <Discovery reader={reader} page={page} />
      {INTERFACE_LANGUAGES.map((language) => (
        <link rel="alternate" hreflang={language} href={reader.baseUrl + inOtherLanguage(reader, language)} />
      ))}
    </head>
  );
}

/** For programs that look for what this page offers them: news of the calendar, and how to embed it. */
function Discovery({
  reader: { baseUrl, network, path, query, link },
  page,
}: {
  reader: Reader;
  page: Page;
}) {
  if (page.status !== undefined && page.status >= 400) return null;
  const what = embeddable(path, query);
  // What has no feed of its own is not embedded either.
  if (what === null || (what.of !== 'calendar' && page.feed === undefined)) return null;
  const here = encodeURIComponent(baseUrl + link(path, query.toString()));
  return (
    <>
      <link rel="alternate" type="application/rss+xml" href="/calendar.rss" title={network.name} />
      <link
        rel="alternate"
        type="application/json+oembed"
        href={`${baseUrl}/oembed?url=${here}`}
        title={page.title}
      />
    </>
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
        {reader.member && (
          <MenuLink href={reader.link('/my')} current={currentOf(path === '/my', false)}>
            {words.say('my.title')}
          </MenuLink>
        )}
        {reader.member && (
          <MenuLink
            href={reader.link('/board')}
            current={currentOf(path === '/board', path.startsWith('/board/'))}
          >
            {words.say('board.title')}
          </MenuLink>
        )}
        {reader.member && (
          <MenuLink href={reader.link('/account')} current={currentOf(path === '/account', false)}>
            {words.say('member.account')}
          </MenuLink>
        )}
      </ul>
    </nav>
  );
}

/** The way in and the way out for members; to everybody else, that nothing is known of them. */
function Membership({ reader, isOfPublic }: { reader: Reader; isOfPublic: boolean }) {
  const { words, member } = reader;
  if (!member) {
    return (
      <>
        {isOfPublic && <p>{words.say('site.privacy')}</p>}
        <p>
          <a class="reach" href={reader.link('/sign-in')} rel="nofollow">
            {words.say('member.signIn')}
          </a>
        </p>
      </>
    );
  }
  return (
    <form class="membership" method="post" action={reader.link('/sign-out')}>
      <p>
        <a class="reach" href={reader.link('/account')}>
          {words.say('member.signedInAs', { name: member.name })}
        </a>
      </p>
      <button type="submit" class="quiet">
        {words.say('member.signOut')}
      </button>
    </form>
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
