// Where a start link leads: a page with one button, which makes whoever presses it coordinator. Looking at the page
// uses nothing up, since mail programs and messengers open links before people do.
import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { becomeCoordinator, beginCoordinator, isGoodStartLink } from '../actions/start-links.ts';
import { CalendarError } from '../calendar/errors.ts';
import { fieldsOf, newcomerIn } from './account/forms.ts';
import type { AppEnv } from './actor.ts';
import { cookiesOf } from './cookies.ts';
import { publicFiles } from './pages/public-files.ts';
import type { Services } from './services.ts';
import { languageFor } from './words/languages.ts';

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex',
};

/** `/start/{link}`: GET asks, POST does. */
export function startRoutes({ desk, baseUrl }: Pick<Services, 'desk' | 'baseUrl'>): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const { session } = cookiesOf(baseUrl);
  const language = languageFor(desk.settings.language, undefined, desk.settings.language);
  routes.get('/start/:link', async (c) => {
    const isGood = await isGoodStartLink(desk, c.req.param('link'));
    return isGood
      ? c.html(page(<Question network={desk.settings.name} />), 200, HEADERS)
      : c.html(page(<UsedUp />), 404, HEADERS);
  });
  routes.post('/start/:link', async (c) => {
    const link = c.req.param('link');
    const field = await fieldsOf(c);
    const [email, name] = [field('email'), field('name')];
    try {
      if (field('as') === 'person') {
        const cookie = await beginCoordinator(desk, link, { email, name, language }, newcomerIn(c));
        session.write(c, cookie);
        c.header('Cache-Control', 'no-store');
        return c.redirect('/my', 303);
      }
      const token = await becomeCoordinator(desk, link, randomBytes(32));
      return c.html(page(<Welcome token={token} baseUrl={baseUrl} />), 200, HEADERS);
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      if (error.code === 'not_found') return c.html(page(<UsedUp />), 404, HEADERS);
      if (error.code !== 'invalid') throw error;
      const question = <Question network={desk.settings.name} refused={{ email, name }} />;
      return c.html(page(question), 422, HEADERS);
    }
  });
  return routes;
}

function page(content: Child) {
  return html`<!doctype html>
${(
  <html lang="da">
    <head>
      <meta charset="utf-8" />
      <link rel="stylesheet" href={publicFiles().addressOf('style.css')} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>Bliv koordinator</title>
    </head>
    <body>
      <main class="sheet">{content}</main>
    </body>
  </html>
)}`;
}

interface QuestionProps {
  readonly network: string;
  /** What was typed that could not be kept. */
  readonly refused?: { readonly email: string; readonly name: string };
}

function Question({ network, refused }: QuestionProps) {
  return (
    <>
      <h1>Bliv koordinator for {network}</h1>
      <p>
        Koordinatoren inviterer foreninger og ser, hvor deres aktiviteter falder sammen. Den, der trykker på
        knappen, bliver koordinator. Linket virker kun én gang og højst i 30 minutter.
      </p>
      <p class="small" lang="en">
        The coordinator invites associations and sees where their activities clash. Whoever presses the button
        becomes coordinator. The link works once, for 30 minutes at most.
      </p>
      <form class="account-form" method="post">
        <input type="hidden" name="as" value="person" />
        {refused && (
          <p class="notice" role="alert">
            Skriv dit navn og din e-mailadresse.{' '}
            <span lang="en">Give your name and your e-mail address.</span>
          </p>
        )}
        <div class="field">
          <label for="name">
            Navn / <span lang="en">Name</span>
          </label>
          <input
            id="name"
            name="name"
            autocomplete="name"
            maxlength={300}
            required
            value={refused?.name ?? ''}
          />
        </div>
        <div class="field">
          <label for="email">E-mail</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            maxlength={254}
            required
            value={refused?.email ?? ''}
          />
        </div>
        <button type="submit">
          <span>
            Bliv koordinator / <span lang="en">Become coordinator</span>
          </span>
        </button>
      </form>
      <details>
        <summary>
          <span>
            Kun til programmer / <span lang="en">For programs only</span>
          </span>
        </summary>
        <p>
          Skal et program skrive i kalenderen, kan linket i stedet give en nøgle til API'et.{' '}
          <span lang="en">
            If a program is to write in the calendar, the link can give a key for the API instead.
          </span>
        </p>
        <form method="post">
          <p>
            <button type="submit" class="quiet">
              <span>
                Vis en nøgle / <span lang="en">Show a key</span>
              </span>
            </button>
          </p>
        </form>
      </details>
    </>
  );
}

function Welcome({ token, baseUrl }: { token: string; baseUrl: string }) {
  const example = `curl -X PUT ${baseUrl}/api/v1/associations/sprogcafeen \\
  -H 'Authorization: Bearer ${token}' \\
  -H 'Content-Type: application/json' \\
  -d '{"name": "Sprogcaféen"}'`;
  return (
    <>
      <h1>Du er koordinator</h1>
      <p>
        Her er din nøgle. Den vises kun denne ene gang, så gem den lige så godt som en adgangskode: den, der
        har den, kan ændre alt i kalenderen.
      </p>
      <p lang="en">
        You are the coordinator. This is your key. It is shown this once only, so keep it as safe as a
        password: whoever has it can change everything in the calendar.
      </p>
      <pre>
        <code>{token}</code>
      </pre>
      <h2>Det næste skridt</h2>
      <p>
        Tilføj den første forening. Alt, hvad nøglen kan bruges til, er beskrevet i{' '}
        <a href="/api/v1/openapi.json">beskrivelsen af API'et</a>.
      </p>
      <p lang="en">
        Add the first association. The API description, linked above, tells all that the key is for.
      </p>
      <pre>
        <code>{example}</code>
      </pre>
    </>
  );
}

function UsedUp() {
  return (
    <>
      <h1>Linket virker ikke længere</h1>
      <p>
        Det er brugt eller mere end 30 minutter gammelt. Lav et nyt på den computer, hvor kalenderen kører:
      </p>
      <p lang="en">
        This link has been used or is more than 30 minutes old. Make a new one on the computer that runs the
        calendar:
      </p>
      <pre>
        <code>npm run cli -- admin-link</code>
      </pre>
    </>
  );
}
