// Choosing what the board shows: a form that works by itself.
import { formatLocalDate } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';
import { type BoardQuery, SEVERITIES, STATES, WEEKS } from './board-query.ts';
import { STATE_WORDS } from './pair-card.tsx';
import type { Register } from './pair-words.ts';

interface FormProps {
  readonly asked: BoardQuery;
  readonly register: Register;
  readonly reader: Reader;
}

export function BoardForm({ asked, register, reader }: FormProps) {
  const { words, chosenLanguage, today } = reader;
  const associations = [...register.associations.values()].sort((a, b) => words.compare(a.name, b.name));
  return (
    <details class="filter">
      <summary>{words.say('filter.title')}</summary>
      <form method="get" action="/board">
        {chosenLanguage && <input type="hidden" name="lang" value={chosenLanguage} />}
        <Choice
          name="association"
          label={words.say('filter.association')}
          options={[
            ['', words.say('filter.any'), asked.association === null],
            ...associations.map(({ slug, name }) => [slug, name, slug === asked.association] as const),
          ]}
        />
        <Choice
          name="severity"
          label={words.say('board.severity')}
          options={[
            ['', words.say('filter.any'), asked.severity === null],
            ...SEVERITIES.map(
              (one) =>
                [
                  one,
                  words.say(one === 'high' ? 'severity.high' : 'severity.medium'),
                  one === asked.severity,
                ] as const,
            ),
          ]}
        />
        <Choice
          name="state"
          label={words.say('board.state')}
          options={[
            ...STATES.map((one) => [one, words.say(STATE_WORDS[one]), one === asked.state] as const),
            ['all', words.say('filter.any'), asked.state === null],
          ]}
        />
        <p class="field">
          <label for="board-from">{words.say('filter.from')}</label>
          <input
            id="board-from"
            type="date"
            name="from"
            value={asked.from === null ? '' : formatLocalDate(asked.from)}
            min={formatLocalDate(today - 90)}
          />
        </p>
        <Choice
          name="weeks"
          label={words.say('board.ahead')}
          options={WEEKS.map(
            (count) => [String(count), words.say('board.weeks', { count }), count === asked.weeks] as const,
          )}
        />
        <Choice
          name="by"
          label={words.say('board.by')}
          options={[
            ['week', words.say('board.byWeek'), asked.by === 'week'],
            ['association', words.say('filter.association'), asked.by === 'association'],
          ]}
        />
        <button type="submit">{words.say('filter.apply')}</button>
      </form>
    </details>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string, isChosen: boolean])[];
}

function Choice({ name, label, options }: ChoiceProps) {
  return (
    <p class="field">
      <label for={`board-${name}`}>{label}</label>
      <select id={`board-${name}`} name={name}>
        {options.map(([value, said, isChosen]) => (
          <option value={value} selected={isChosen}>
            {said}
          </option>
        ))}
      </select>
    </p>
  );
}
