// How a network begins: four steps, in order, until each has been taken once. Whoever coordinates a new calendar always
// sees which one is next.
import { peopleFor } from '../../actions/people.ts';
import type { Asked } from './asked.ts';

const STEPS = [
  ['begin.associations', '/coordinate/associations', 'add'],
  ['begin.venues', '/coordinate/venues', 'venue'],
  ['begin.people', '/coordinate/people', 'invite'],
  ['begin.activities', '/activities/new', 'content'],
] as const;

interface Step {
  readonly message: (typeof STEPS)[number][0];
  /** The page it is taken on. */
  readonly path: string;
  readonly part: string;
  readonly isDone: boolean;
}

/** The steps of somebody who coordinates; none where all are taken, or for anybody else. */
export async function stepsOf({ services: { desk }, actor }: Asked): Promise<readonly Step[]> {
  if (actor.role !== 'coordinator') return [];
  const { associations, venues, activities } = desk.network;
  // What is busy already has begun, whoever types for it.
  if (associations.size > 0 && venues.size > 0 && activities.size > 0) return [];
  const people = await peopleFor(desk, actor);
  const hasEditor = people.some(({ roles }) => [...roles.values()].includes('editor'));
  const done = [associations.size > 0, venues.size > 0, hasEditor, activities.size > 0];
  return STEPS.map(([message, path, part], i) => ({ message, path, part, isDone: done[i] === true }));
}

interface BeginningProps {
  readonly steps: readonly Step[];
  readonly asked: Asked;
}

/** All the steps: those taken, the next one as a button, and what comes after. */
export function Beginning({ steps, asked: { reader } }: BeginningProps) {
  const { words } = reader;
  const next = steps.find(({ isDone }) => !isDone);
  if (!next) return null;
  return (
    <section class="panel beginning" aria-labelledby="beginning">
      <h2 id="beginning">{words.say('begin.title')}</h2>
      <ol>
        {steps.map((step) => (
          <li>
            {step === next ? (
              <a class="button" href={addressOf(step, reader)}>
                {words.say(step.message)}
              </a>
            ) : (
              <span class={step.isDone ? '' : 'small'}>{words.say(step.message)}</span>
            )}
            {step.isDone && <span class="small"> · {words.say('begin.done')}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The next step alone, on the page where another one is taken; nothing where it is taken on this very page. */
export function NextStep({ steps, asked: { reader } }: BeginningProps) {
  const { words, path } = reader;
  const next = steps.find(({ isDone }) => !isDone);
  if (!next || next.path === path) return null;
  return (
    <p class="panel next-step">
      {words.say('begin.next')}{' '}
      <a class="reach" href={addressOf(next, reader)}>
        {words.say(next.message)}
      </a>
    </p>
  );
}

function addressOf({ path, part }: Step, { link }: Asked['reader']): string {
  return `${link(path)}#${part}`;
}
