// What if: a whole season is pasted or sent, judged, and forgotten.
import type { JudgedActivity, SeasonReport } from '../../actions/check-season.ts';
import type { Slug } from '../../calendar/association.ts';
import type { Page } from '../pages/page.ts';
import type { Reader } from '../pages/reader.ts';
import { Name, Spoken } from '../pages/spoken.tsx';
import type { MessageKey } from '../words/messages.ts';
import { BoardViews } from './board-views.tsx';
import type { Register } from './pair-words.ts';
import { clashLines, type Planned, wayOutLines } from './season-words.ts';

export interface SeasonFields {
  readonly association: string;
  readonly text: string;
}

interface SeasonFacts {
  readonly fields: SeasonFields;
  /** Those the member edits, by name. */
  readonly associations: readonly Slug[];
  readonly register: Register;
  readonly told: { readonly report: SeasonReport; readonly planned: Planned } | null;
  readonly fault: (MessageKey & `season.${string}`) | null;
}

export function seasonPage(reader: Reader, facts: SeasonFacts): Page {
  const { words } = reader;
  const { told, fault } = facts;
  return {
    title: words.say('season.title'),
    isUnlisted: true,
    isPrivate: true,
    ...(fault && { status: 422 }),
    content: (
      <div class="sheet sheet-wide board">
        <h1>{words.say('season.title')}</h1>
        <BoardViews reader={reader} current="/board/season" />
        {told && <Report {...told} register={facts.register} reader={reader} />}
        <p class="lead">{words.say('season.lead')}</p>
        {fault && (
          <p class="notice fault" role="alert">
            {words.say(fault)}
          </p>
        )}
        <SeasonForm facts={facts} reader={reader} />
      </div>
    ),
  };
}

function SeasonForm({ facts, reader }: { facts: SeasonFacts; reader: Reader }) {
  const { words } = reader;
  const { fields, associations, register } = facts;
  return (
    <form class="settle" method="post" action={reader.link('/board/season')} enctype="multipart/form-data">
      <p class="field">
        <label for="season-association">{words.say('season.association')}</label>
        <select id="season-association" name="association">
          {associations.map((slug) => (
            <option value={slug} selected={slug === fields.association}>
              {register.associations.get(slug)?.name ?? slug}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="season-file">{words.say('season.file')}</label>
        <input id="season-file" type="file" name="file" accept=".ics,.jsonl,.txt,text/calendar" />
      </p>
      <p class="field">
        <label for="season-text">{words.say('season.text')}</label>
        <textarea id="season-text" name="text" rows={8} dir="ltr" spellcheck={false}>
          {fields.text}
        </textarea>
      </p>
      <button type="submit">{words.say('season.check')}</button>
    </form>
  );
}

interface ReportProps {
  readonly report: SeasonReport;
  readonly planned: Planned;
  readonly register: Register;
  readonly reader: Reader;
}

function Report({ report, planned, register, reader }: ReportProps) {
  const { words } = reader;
  const { verdict, activities, skipped } = report;
  return (
    <section class="panel" aria-labelledby="report" role="status">
      <h2 id="report">{words.say('season.verdict', { ...verdict })}</h2>
      <ol class="judged">
        {activities.map((one) => (
          <Judged one={one} planned={planned} register={register} reader={reader} />
        ))}
      </ol>
      {skipped.length > 0 && (
        <>
          <h3>{words.say('season.skipped', { count: skipped.length })}</h3>
          <ul>
            {skipped.map(({ name, reason }) => (
              <li>
                <bdi>{placeWords(name, reader)}</bdi>:{' '}
                <span lang="en" dir="ltr">
                  {reason}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Judged({
  one,
  planned,
  register,
  reader,
}: Omit<ReportProps, 'report'> & { readonly one: JudgedActivity }) {
  const { words } = reader;
  const waysOut = wayOutLines(one, planned, reader);
  return (
    <li>
      <h3>
        <Spoken said={reader.said(one.title)} />
      </h3>
      <p class="small">
        <Name reader={reader} name={register.associations.get(one.association)?.name ?? one.association} />
      </p>
      <ul>
        {clashLines(one, planned, register, reader).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {waysOut.length > 0 && (
        <details>
          <summary>{words.say('season.waysOut')}</summary>
          <ul>
            {waysOut.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Where something stands in what was sent: its line, or its UID. */
function placeWords(name: string, { words }: Reader): string {
  const line = /^line (\d+)$/.exec(name)?.[1];
  return line === undefined ? name : words.say('season.line', { line });
}
