// Taking in a calendar file: first what would come of it, with nothing stored; then, on a yes, the same for good.
import { type ImportReport, importCalendar } from '../../actions/import-calendar.ts';
import { CalendarError } from '../../calendar/errors.ts';
import { calendarText } from '../../ical/reading/decoding.ts';
import type { Reader } from '../pages/reader.ts';
import type { AskedOfAssociation } from './asked.ts';
import { ReportList } from './import-report.tsx';
import { answerMembers, Part } from './members-page.tsx';
import { leadTo, type Refused } from './sent-form.ts';

export function showImport(asked: AskedOfAssociation): Response {
  return answerMembers(asked, {
    ...headOf(asked),
    content: <FileForm reader={asked.reader} fault={false} />,
  });
}

export async function takeFile(asked: AskedOfAssociation): Promise<Response> {
  const { services, c, actor, association, reader } = asked;
  const { desk } = services;
  const body: Readonly<Record<string, unknown>> = await c.req.parseBody().catch(() => ({}));
  const text = await textIn(body);
  const isYes = body['yes'] === 'yes';
  try {
    const report = await importCalendar(desk, actor, association.slug, text, { dryRun: !isYes });
    if (isYes) return leadTo(asked, `/associations/${association.slug}/manage`, 'imported');
    const content = <Report reader={reader} report={report} text={text} />;
    return answerMembers(asked, { ...headOf(asked), content });
  } catch (error) {
    const isExpected =
      error instanceof CalendarError && ['invalid', 'stale', 'too_large'].includes(error.code);
    if (!isExpected) throw error;
    const refused: Refused = { form: 'import', field: () => '', issues: error.issues };
    const content = <FileForm reader={reader} fault />;
    return answerMembers(asked, { ...headOf(asked), refused, content });
  }
}

/** What was typed; else what is in the file. */
async function textIn(body: Readonly<Record<string, unknown>>): Promise<string> {
  const { text, file } = body;
  if (typeof text === 'string' && text.trim() !== '') return text.trimStart();
  return file instanceof File ? calendarText(new Uint8Array(await file.arrayBuffer())) : '';
}

function headOf({ reader, association }: AskedOfAssociation) {
  return {
    title: reader.words.say('import.title'),
    within: { href: reader.link(`/associations/${association.slug}/manage`), name: association.name },
  };
}

function FileForm({ reader, fault }: { reader: Reader; fault: boolean }) {
  const { words } = reader;
  return (
    <>
      <p>{words.say('import.how')}</p>
      <form class="account-form" method="post" enctype="multipart/form-data">
        {fault && <p class="fault">{words.say('import.unreadable')}</p>}
        <div class="field">
          <label for="file">{words.say('import.file')}</label>
          <input id="file" type="file" name="file" accept=".ics,text/calendar" />
        </div>
        <div class="field">
          <label for="text">{words.say('import.paste')}</label>
          <textarea id="text" name="text" rows={6} dir="ltr" spellcheck={false}></textarea>
        </div>
        <button type="submit">{words.say('import.look')}</button>
      </form>
    </>
  );
}

function Report({ reader, report, text }: { reader: Reader; report: ImportReport; text: string }) {
  const { words } = reader;
  const isSomething = report.created + report.updated > 0;
  return (
    <Part id="report" title={words.say('import.report')}>
      <ReportList reader={reader} report={report} />
      {isSomething ? (
        <form class="account-form" method="post" enctype="multipart/form-data">
          <input type="hidden" name="yes" value="yes" />
          <input type="hidden" name="text" value={text} />
          <p>{words.say('import.nothingYet')}</p>
          <button type="submit">{words.say('import.yes')}</button>
        </form>
      ) : (
        <p>{words.say('import.same')}</p>
      )}
      <p>
        <a class="reach" href={reader.link(reader.path)}>
          {words.say('import.other')}
        </a>
      </p>
    </Part>
  );
}
