// Where a start link leads: a page with one button, which makes whoever presses it coordinator. Looking at the page
// uses nothing up, since mail programs and messengers open links before people do.
import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { becomeCoordinator, isGoodStartLink } from '../actions/start-links.ts';
import { CalendarError } from '../calendar/errors.ts';
import type { AppEnv } from './actor.ts';
import type { Services } from './services.ts';

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Robots-Tag': 'noindex',
};

/** `/start/{link}`: GET asks, POST does. */
export function startRoutes({ desk, baseUrl }: Pick<Services, 'desk' | 'baseUrl'>): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/start/:link', async (c) => {
    const isGood = await isGoodStartLink(desk, c.req.param('link'));
    return isGood
      ? c.html(page(<Question network={desk.settings.name} />), 200, HEADERS)
      : c.html(page(<UsedUp />), 404, HEADERS);
  });
  routes.post('/start/:link', async (c) => {
    try {
      const token = await becomeCoordinator(desk, c.req.param('link'), randomBytes(32));
      return c.html(page(<Welcome token={token} baseUrl={baseUrl} />), 200, HEADERS);
    } catch (error) {
      if (!(error instanceof CalendarError) || error.code !== 'not_found') throw error;
      return c.html(page(<UsedUp />), 404, HEADERS);
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
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>Bliv koordinator</title>
    </head>
    <body>
      <main>{content}</main>
    </body>
  </html>
)}`;
}

function Question({ network }: { network: string }) {
  return (
    <>
      <h1>Bliv koordinator for {network}</h1>
      <p>
        Koordinatoren inviterer foreninger og ser, hvor deres aktiviteter falder sammen. Den, der trykker på
        knappen, bliver koordinator. Linket virker kun én gang og højst i 30 minutter.
      </p>
      <p lang="en">
        The coordinator invites associations and sees where their activities clash. Whoever presses the button
        becomes coordinator. The link works once, for 30 minutes at most.
      </p>
      <form method="post">
        <button type="submit">
          Bliv koordinator / <span lang="en">Become coordinator</span>
        </button>
      </form>
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
