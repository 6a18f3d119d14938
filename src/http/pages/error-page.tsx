// What a reader sees when something is not there, is not there any more, or went wrong.
import { randomUUID } from 'node:crypto';
import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { CalendarError } from '../../calendar/errors.ts';
import type { Services } from '../services.ts';
import type { MessageKey } from '../words/messages.ts';
import { answer, readerFor } from './answer-page.tsx';
import type { Page } from './page.ts';
import type { PageServices } from './page-services.ts';
import type { Reader } from './reader.ts';

/** 404: there is no such page, or none for everybody. */
function notFoundPage(reader: Reader): Page {
  return errorPage(reader, 404, 'error.notFound', 'error.notFoundHelp');
}

/** 410: it was here. */
export function gonePage(reader: Reader): Page {
  return errorPage(reader, 410, 'error.gone', 'error.goneHelp');
}

/** 400: the address says something that means nothing. */
function unreadablePage(reader: Reader): Page {
  return errorPage(reader, 400, 'error.unreadable', 'error.unreadableHelp');
}

/** 507: there is no room to keep it in. */
function fullPage(reader: Reader): Page {
  return errorPage(reader, 507, 'error.unwritten', 'error.full');
}

/** 503: the database does not answer. */
function awayPage(reader: Reader): Page {
  return errorPage(reader, 503, 'error.fault', 'error.away');
}

/** 503: the database went away before it said whether it has kept what was sent. */
function unsurePage(reader: Reader): Page {
  return errorPage(reader, 503, 'error.unsure', 'error.unsureHelp');
}

/** 503: everybody asks for what takes long. */
function busyPage(reader: Reader): Page {
  return errorPage(reader, 503, 'error.fault', 'error.busy');
}

/** 500: nobody expected it. @param requestId under which it was reported */
function faultPage(reader: Reader, requestId: string): Page {
  return errorPage(reader, 500, 'error.fault', 'error.faultHelp', requestId);
}

/** For addresses that nothing is kept at. */
export function answerUnknownPage(services: PageServices): NotFoundHandler {
  return (c) => {
    const reader = readerFor(services, c);
    return answer(c, reader, notFoundPage(reader));
  };
}

/** For errors on the way to a page; one that nobody expected is reported whole and shown by its number alone. */
export function answerErrorPage(services: PageServices & Pick<Services, 'reportFault'>): ErrorHandler {
  return (error, c) => {
    if (error instanceof HTTPException && error.status < 500) return error.getResponse();
    const reader = readerFor(services, c);
    if (error instanceof CalendarError && error.code === 'not_found') {
      return answer(c, reader, notFoundPage(reader));
    }
    if (error instanceof CalendarError && error.code === 'invalid') {
      return answer(c, reader, unreadablePage(reader));
    }
    if (error instanceof CalendarError && error.code === 'full') return answer(c, reader, fullPage(reader));
    if (error instanceof CalendarError && error.code === 'unsure')
      return answer(c, reader, unsurePage(reader));
    if (error instanceof CalendarError && error.code === 'away') {
      c.header('Retry-After', '10');
      return answer(c, reader, awayPage(reader));
    }
    if (error instanceof CalendarError && error.code === 'busy') {
      c.header('Retry-After', '10');
      return answer(c, reader, busyPage(reader));
    }
    const requestId = randomUUID();
    services.reportFault(error, requestId);
    return answer(c, reader, faultPage(reader, requestId));
  };
}

function errorPage(
  reader: Reader,
  status: ContentfulStatusCode,
  title: MessageKey & `error.${string}`,
  help: MessageKey & `error.${string}`,
  number?: string,
): Page {
  const { words } = reader;
  return {
    title: words.say(title),
    status,
    isUnlisted: true,
    content: (
      <div class="sheet">
        <h1>{words.say(title)}</h1>
        <p>
          {words.say(help)} {number && <code class="number">{number}</code>}
        </p>
        <p>
          <a class="button" href={reader.link('/')}>
            {words.say('error.toCalendar')}
          </a>
        </p>
      </div>
    ),
  };
}
