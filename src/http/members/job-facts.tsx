// What is done beside serving: when each job was last done, how it went, and when it is done again.
import type { Job, JobState } from '../../actions/jobs.ts';
import type { Reader } from '../pages/reader.ts';
import type { MessageKey } from '../words/messages.ts';
import { momentWords } from './moment-words.ts';

const NAMES = {
  backup: 'job.backup',
  letters: 'job.letters',
  sources: 'job.sources',
  holds: 'job.holds',
  renderings: 'job.renderings',
  clashes: 'job.clashes',
  sweeping: 'job.sweeping',
} as const satisfies Readonly<Record<Job, MessageKey>>;

export function JobFacts({ reader, jobs }: { reader: Reader; jobs: readonly JobState[] }) {
  return (
    <dl class="facts">
      {jobs.map((state) => (
        <div>
          <dt>{reader.words.say(NAMES[state.job])}</dt>
          <dd>
            {sentences(reader, state).map((sentence) => (
              <p>{sentence}</p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function sentences(reader: Reader, { last, isLate }: JobState): string[] {
  const { words } = reader;
  if (last === null) return [words.say('status.jobNever')];
  const { ended, outcome, succeeded, next } = last;
  const told = [
    words.say(outcome === 'done' ? 'status.jobDone' : 'status.jobFailed', {
      when: momentWords(reader, ended),
    }),
  ];
  if (outcome === 'failed') {
    told.push(
      succeeded === null
        ? words.say('status.jobNeverWell')
        : words.say('status.jobLastWell', { when: momentWords(reader, succeeded) }),
    );
  }
  if (next !== null) {
    const when = momentWords(reader, next);
    told.push(words.say(isLate ? 'status.jobLate' : 'status.jobNext', { when }));
  }
  return told;
}
