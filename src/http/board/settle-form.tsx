// What is agreed about a pair, and the form that says it, in its place or on the page of the pair.
import type { BoardPair } from '../../actions/clash-board.ts';
import type { Outcome } from '../../calendar/settlement.ts';
import { dayOf } from '../../calendar/time.ts';
import type { Reader } from '../pages/reader.ts';
import { Spoken } from '../pages/spoken.tsx';
import type { MessageKey } from '../words/messages.ts';
import type { Register } from './pair-words.ts';

const OUTCOMES: readonly (readonly [Outcome, MessageKey])[] = [
  ['moved', 'settle.moved'],
  ['joined', 'settle.joined'],
  ['fine', 'settle.fine'],
];

/** What was typed into the form and could not be kept. */
export interface TypedSettlement {
  readonly outcome: string;
  readonly note: string;
  readonly bothAgreed: boolean;
}

interface PairProps {
  readonly pair: BoardPair;
  readonly register: Register;
  readonly reader: Reader;
}

/** What has been said about the pair, by whom and when. */
export function Settled({ pair, register, reader }: PairProps) {
  const { settlement, state, first, second } = pair;
  const { words, today } = reader;
  if (!settlement) return null;
  const { outcome, by, at, note, agreed } = settlement;
  const key = OUTCOMES.find(([one]) => one === outcome)?.[1] ?? 'settle.fine';
  const said = {
    by,
    outcome: words.say(key),
    date: words.dates.date(dayOf(reader.clockAt(at)), today),
  };
  const awaited =
    state === 'talked'
      ? [...(agreed.first ? [] : [first]), ...(agreed.second ? [] : [second])].map(
          ({ activity }) => register.associations.get(activity.association)?.name ?? activity.association,
        )
      : [];
  return (
    <div class="settled">
      <p>{words.say(state === 'open' ? 'settle.before' : 'settle.said', said)}</p>
      {note && (
        <blockquote>
          <Spoken said={reader.said(note)} />
        </blockquote>
      )}
      {awaited.length > 0 && (
        <p>{words.say('settle.awaits', { associations: words.names(awaited).join('') })}</p>
      )}
    </div>
  );
}

interface SettleProps extends PairProps {
  readonly isCoordinator: boolean;
  /** Where to go afterwards: the query of the board; null for the page of the pair. */
  readonly back: string | null;
  readonly typed?: TypedSettlement | undefined;
  /** What tells a pair that stands on the page twice from itself. */
  readonly prefix?: string;
}

/** For those who may; nothing for others. */
export function SettleForm({ pair, reader, isCoordinator, back, typed, prefix = '' }: SettleProps) {
  const { id, settlement, state, first, second } = pair;
  const { words } = reader;
  if (!first.maySettle && !second.maySettle) return <p class="small">{words.say('settle.notYours')}</p>;
  const chosen = typed?.outcome ?? (state === 'open' ? '' : settlement?.outcome);
  const note = typed?.note ?? '';
  const hidden = (
    <>
      <input type="hidden" name="version" value={String(settlement?.version ?? 0)} />
      {back !== null && <input type="hidden" name="board" value={`?${back}`} />}
    </>
  );
  return (
    <>
      <form class="settle" method="post" action={reader.link(`/board/${id}`)}>
        {hidden}
        <fieldset class="field">
          <legend>{words.say('settle.title')}</legend>
          <div class="boxes">
            {OUTCOMES.map(([outcome, label]) => (
              <label>
                <input type="radio" name="outcome" value={outcome} required checked={outcome === chosen} />
                <span>{words.say(label)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {isCoordinator && (
          <p class="boxes">
            <label>
              <input type="checkbox" name="bothAgreed" value="yes" checked={typed?.bothAgreed === true} />
              <span>{words.say('settle.both')}</span>
            </label>
          </p>
        )}
        <p class="field">
          <label for={`note-${prefix}-${id}`}>{words.say('settle.note')}</label>
          <textarea id={`note-${prefix}-${id}`} name="note" rows={2} maxlength={1000} dir="auto">
            {note}
          </textarea>
        </p>
        <button type="submit">{words.say('settle.save')}</button>
      </form>
      {settlement && state !== 'open' && (
        <form class="settle" method="post" action={reader.link(`/board/${id}/reopen`)}>
          {hidden}
          <button type="submit" class="quiet">
            {words.say('settle.reopen')}
          </button>
        </form>
      )}
    </>
  );
}
