// What stands beside the form and follows it: when that is in words, the next dates, what it clashes with and the ways
// out. The same whether the page is made anew or public/editor.js puts it in.
import type { Child } from 'hono/jsx';
import type { Member } from '../../actions/actor.ts';
import { seenBy } from '../../actions/actor.ts';
import type { ClashAnswer, ClashAnswers } from '../../actions/check-clashes.ts';
import type { Desk } from '../../actions/desk.ts';
import type { Notice } from '../../actions/notices.ts';
import type { Activity } from '../../calendar/activity.ts';
import { wallOf } from '../../calendar/compiled-schedule.ts';
import { occurrencesFrom } from '../../calendar/recurrence.ts';
import { readRule } from '../../calendar/rule.ts';
import type { RecurrenceId } from '../../calendar/schedule.ts';
import { dayOf, parseLocalDate } from '../../calendar/time.ts';
import { toWallClock } from '../../calendar/zone.ts';
import type { Reader } from '../pages/reader.ts';
import { clashToTell } from '../words/clash-to-tell.ts';
import { scheduleWords } from '../words/schedule-words.ts';
import { dateAndTimes } from '../words/time-words.ts';
import { clashWords, suggestionWords, verdictWords } from '../words/verdict-words.ts';
import type { Checked } from './checked.ts';
import type { Fill, Typed } from './typed.ts';
import { fillOf, stepOf } from './ways-out.ts';

const MOST_DATES = 6;

export interface AnswerProps {
  readonly reader: Reader;
  readonly desk: Desk;
  readonly member: Member;
  readonly typed: Typed;
  readonly checked: Checked;
  /** Where the form is sent, for its buttons in here; absent where the form is not around it. */
  readonly action?: string;
}

export function Answer(props: AnswerProps) {
  const { reader, checked } = props;
  const { words } = reader;
  const { activity, answers } = checked;
  const isWhole = activity !== null && answers !== null;
  return (
    <section class="answer panel" id="answer" aria-labelledby="answer-title">
      <h2 id="answer-title" tabindex={-1}>
        {words.say('editor.answer')}
      </h2>
      <p id="answer-summary" role="status">
        {isWhole ? (
          <>
            <strong>{whenOf(activity, reader)}.</strong> {sentenceOf(props, activity)}
          </>
        ) : (
          words.say('editor.notWhole')
        )}
      </p>
      <div id="answer-rest">
        {isWhole && (
          <>
            <Clashes {...props} activity={activity} />
            <WaysOut {...props} activity={activity} />
            <Notices {...props} />
            <NextDates reader={reader} activity={activity} />
          </>
        )}
      </div>
    </section>
  );
}

/** Why, in one sentence: of the only other activity it clashes with, or how many dates clash with several. */
function sentenceOf({ reader, desk, member, checked: { answers } }: AnswerProps, activity: Activity): string {
  if (!answers) return '';
  const { words } = reader;
  const { verdict } = answers;
  const [only, ...others] = openOf(answers);
  return only && others.length === 0
    ? clashWords(toldOf(only, activity, desk, member, reader), verdict.occurrences, activity.schedule, words)
    : verdictWords(verdict, activity.schedule, words);
}

function openOf({ clashes }: ClashAnswers): readonly ClashAnswer[] {
  return clashes.filter(({ state }) => state !== 'settled');
}

export function whenOf({ schedule }: Activity, { words, now, network }: Reader): string {
  return scheduleWords(schedule, words, { now, timeZone: network.timeZone });
}

interface AboutActivity extends AnswerProps {
  readonly activity: Activity;
}

function Clashes({ reader, desk, member, checked: { answers }, activity }: AboutActivity) {
  const open = answers ? openOf(answers) : [];
  const isOne = open.length === 1;
  if (!answers || open.length === 0 || (isOne && open[0]?.dates.length === 1)) return null;
  const { words, today } = reader;
  const total = answers.verdict.occurrences;
  return (
    <ul class="answer-clashes">
      {open.map((clash) => (
        <li>
          {!isOne && (
            <p>
              {clashWords(toldOf(clash, activity, desk, member, reader), total, activity.schedule, words)}
            </p>
          )}
          {clash.dates.length > 1 && (
            <details>
              <summary>{words.say('editor.seeDates')}</summary>
              <p>
                {words.commas(
                  clash.dates.map((date) => words.dates.date(parseLocalDate(date) ?? today, today)),
                )}
              </p>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function toldOf(clash: ClashAnswer, own: Activity, desk: Desk, member: Member, { words }: Reader) {
  const { network, settings } = desk;
  const stored = network.activities.get(clash.activity.id);
  const other = (stored && seenBy(member, stored)) ?? own;
  return clashToTell(own, other, clash, network, settings.language, words);
}

function WaysOut({ reader, typed, action, checked: { answers }, activity: { schedule } }: AboutActivity) {
  if (!answers || answers.suggestions.length === 0 || schedule.allDay) return null;
  const { words, today } = reader;
  return (
    <>
      <h3>{words.say('editor.instead')}</h3>
      <ul class="answer-steps">
        {answers.suggestions.map((one) => {
          const read = one.rule === null ? null : readRule(one.rule);
          const rule = read && 'rule' in read ? read.rule : null;
          const suggested = { ...one, start: wallOf(one.start as RecurrenceId), rule };
          return (
            <li>
              <Step fill={fillOf(schedule, one, typed)} action={action}>
                {suggestionWords(schedule, suggested, today, words)}
              </Step>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface StepProps {
  readonly fill: Fill;
  readonly action: string | undefined;
  readonly children: Child;
}

/** A button that fills in the form: by public/editor.js, or by sending it. */
function Step({ fill, action, children }: StepProps) {
  return (
    <button
      type="submit"
      class="quiet"
      name="fill"
      value={JSON.stringify(fill)}
      {...(action !== undefined && { formaction: `${action}#answer` })}
    >
      {children}
    </button>
  );
}

function Notices({ reader, typed, action, checked: { answers } }: AnswerProps) {
  if (!answers || answers.notices.length === 0) return null;
  const { words } = reader;
  return (
    <>
      <h3>{words.say('editor.notices')}</h3>
      <ul class="answer-steps answer-notices">
        {answers.notices.map((notice) => {
          const step = stepOf(notice, typed);
          return (
            <li>
              <p>{noticeWords(notice, reader)}</p>
              {step && (
                <Step fill={step} action={action}>
                  {words.say(notice.kind === 'school-break' ? 'editor.noBreaks' : 'editor.skipDates')}
                  {notice.kind !== 'missing-hour' && (
                    <span class="unseen">: {reader.said(notice.name).words}</span>
                  )}
                </Step>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function noticeWords(notice: Notice, reader: Reader): string {
  const { words, today } = reader;
  const date = (id: RecurrenceId): string => words.dates.date(dayOf(wallOf(id)), today);
  if (notice.kind === 'missing-hour') {
    const time = words.dates.clock(wallOf(notice.happens));
    return words.say('editor.clockChange', { date: date(notice.start), time });
  }
  const dates = words.commas(notice.dates.slice(0, MOST_DATES).map(date));
  const more = notice.dates.length - MOST_DATES;
  const all = more > 0 ? `${dates} ${words.say('month.more', { count: more })}` : dates;
  return words.say('editor.fallsOn', { name: reader.said(notice.name).words, dates: all });
}

function NextDates({ reader, activity: { schedule } }: { reader: Reader; activity: Activity }) {
  const { words, now, today } = reader;
  const next = occurrencesFrom(schedule, now, MOST_DATES).filter(({ cancelled }) => !cancelled);
  if (next.length === 0) return <p>{words.say('activity.noNext')}</p>;
  return (
    <>
      <h3>{words.say('activity.next')}</h3>
      <ol class="answer-dates">
        {next.map((one) => {
          const [start, end] = [one.start, one.end].map((at) => toWallClock(schedule.timeZone, at));
          if (start === undefined || end === undefined) return null;
          return <li>{dateAndTimes(start, end, schedule.allDay, today, words)}</li>;
        })}
      </ol>
    </>
  );
}
