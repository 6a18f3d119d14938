// A text to take along: marked and copied by hand, or by the button that a script brings to life.
import type { Reader } from './reader.ts';

interface CopiedProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** How many lines it takes; one where it is left out. */
  readonly lines?: number;
  readonly reader: Reader;
}

export function Copied({ id, label, text, lines = 1, reader: { words } }: CopiedProps) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {lines === 1 ? (
        <input id={id} type="url" readonly value={text} dir="ltr" />
      ) : (
        <textarea id={id} readonly rows={lines} dir="ltr" spellcheck={false}>
          {text}
        </textarea>
      )}
      <button
        type="button"
        class="quiet"
        hidden
        data-copy={id}
        data-copied={words.say('follow.copied')}
        aria-label={lines === 1 ? undefined : `${words.say('embed.copy')}: ${label}`}
      >
        {words.say(lines === 1 ? 'follow.copy' : 'embed.copy')}
      </button>
    </p>
  );
}
