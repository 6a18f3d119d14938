// The coordinator's observances: the network's own, which can be added, loaded from a table and removed; and those that
// came with the calendar.
import { loadObservances } from '../../actions/load-observances.ts';
import { observancesIn } from '../../actions/observances.ts';
import { removeObservance } from '../../actions/remove-observance.ts';
import { saveObservance } from '../../actions/save-observance.ts';
import { compareObservances } from '../../calendar/observance.ts';
import { DAY, formatLocalDate, instant, parseLocalDate } from '../../calendar/time.ts';
import { calendarText } from '../../ical/reading/decoding.ts';
import type { Asked } from './asked.ts';
import { withinCoordination } from './coordinate-page.tsx';
import { answerMembers, DeedButton, Part } from './members-page.tsx';
import { OBSERVANCES, ObservanceForm, ObservanceLine, TableForm } from './observance-forms.tsx';
import { carryOut, type Field, fieldsOf, orNull, type Refused } from './sent-form.ts';

const YEAR = 366 * DAY;

export function showObservances(asked: Asked): Response {
  return observancesAgain(asked, null);
}

export async function addObservance(asked: Asked): Promise<Response> {
  const { desk } = asked.services;
  const field = await fieldsOf(asked);
  const id = `own-${desk.newId()}`;
  return carryOut(asked, {
    form: 'observance',
    field,
    back: OBSERVANCES,
    work: () => saveObservance(desk, asked.actor, id, inputOf(field)),
    again: observancesAgain,
  });
}

export async function eraseOwnObservance(asked: Asked): Promise<Response> {
  const field = await fieldsOf(asked);
  const work = () => removeObservance(asked.services.desk, asked.actor, field('observance'));
  return carryOut(asked, { form: 'remove', field, back: OBSERVANCES, work });
}

export async function loadTable(asked: Asked): Promise<Response> {
  const body: Readonly<Record<string, unknown>> = await asked.c.req.parseBody().catch(() => ({}));
  const { table } = body;
  const text = table instanceof File ? calendarText(new Uint8Array(await table.arrayBuffer())) : '';
  return carryOut(asked, {
    form: 'table',
    field: () => '',
    back: OBSERVANCES,
    work: () => loadObservances(asked.services.desk, asked.actor, text),
    again: observancesAgain,
  });
}

/** As `readObservanceForm` takes it, where the end is exclusive; people give the last day. */
function inputOf(field: Field): object {
  const last = parseLocalDate(field('end'));
  const end = last === null ? orNull(field('end')) : formatLocalDate(last + 1);
  return {
    kind: field('kind'),
    name: field('name'),
    start: field('start'),
    end,
    venue: orNull(field('venue')),
  };
}

function observancesAgain(asked: Asked, refused: Refused | null): Response {
  const { services, reader } = asked;
  const { desk } = services;
  const { words, now } = reader;
  const own = [...desk.network.observances.values()].sort(compareObservances);
  const isOwn = new Set(own.map(({ id }) => id));
  const coming = observancesIn(desk, { start: now, end: instant(now + YEAR) });
  return answerMembers(asked, {
    title: words.say('observance.title'),
    within: withinCoordination(reader),
    refused,
    content: (
      <>
        <p>{words.say('observance.help')}</p>
        <ul class="account-list">
          {own.map((observance) => (
            <li>
              <ObservanceLine reader={reader} observance={observance} />
              <DeedButton
                reader={reader}
                action={`${OBSERVANCES}/remove`}
                send={{ observance: observance.id }}
              >
                {words.say('filter.remove', { name: reader.said(observance.name).words })}
              </DeedButton>
            </li>
          ))}
        </ul>
        <Part id="add" title={words.say('observance.add')}>
          <ObservanceForm asked={asked} refused={refused} />
        </Part>
        <Part id="table" title={words.say('observance.table')}>
          <TableForm reader={reader} refused={refused} />
        </Part>
        <details>
          <summary>{words.say('observance.shipped')}</summary>
          <ul class="account-list">
            {coming
              .filter(({ id }) => !isOwn.has(id))
              .map((observance) => (
                <li>
                  <ObservanceLine reader={reader} observance={observance} />
                </li>
              ))}
          </ul>
        </details>
      </>
    ),
  });
}
