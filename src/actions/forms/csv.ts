// Comma-separated values (RFC 4180) as spreadsheets write them: semicolons or commas, quoted fields, any line end. What
// is in a field is text and nothing else, whatever it begins with.
import { type Issue, invalid } from '../../calendar/errors.ts';

export interface CsvRow {
  /** The line it begins on, from 1. */
  readonly line: number;
  /** Without the space around them. */
  readonly fields: readonly string[];
}

const QUOTE = '"';

/**
 * The rows that have anything in them. The separator is the one that the first of them has more of.
 * @throws CalendarError `invalid` naming the line of a quote that is never closed
 */
export function readCsv(text: string): readonly CsvRow[] {
  const reader = new CsvReader(text.replace(/^\uFEFF/, ''));
  return reader.rows().filter(({ fields }) => fields.some((field) => field !== ''));
}

class CsvReader {
  readonly #text: string;
  readonly #separator: string;
  /** Of a field. A quote in the middle of one is a character like any other. */
  readonly #end: RegExp;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
    const first = /\S[^\r\n]*/.exec(text)?.[0] ?? '';
    this.#separator = first.split(';').length >= first.split(',').length ? ';' : ',';
    this.#end = new RegExp(`[${this.#separator}\\r\\n]`, 'g');
  }

  rows(): CsvRow[] {
    const rows: CsvRow[] = [];
    while (this.#at < this.#text.length) rows.push({ line: this.#line, fields: this.#fields() });
    return rows;
  }

  /** The fields up to the end of the row, and past it. */
  #fields(): string[] {
    const fields = [this.#field()];
    while (this.#text[this.#at] === this.#separator) {
      this.#at++;
      fields.push(this.#field());
    }
    if (this.#text.startsWith('\r\n', this.#at)) this.#at++;
    this.#at++;
    this.#line++;
    return fields;
  }

  #field(): string {
    this.#upTo(/\S|[\r\n]|$/g);
    const quoted = this.#text[this.#at] === QUOTE ? this.#quoted() : '';
    return (quoted + this.#upTo(this.#end)).trim();
  }

  /** What stands before the next match, which is there at the latest at the end of the text. */
  #upTo(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const from = this.#at;
    this.#at = pattern.exec(this.#text)?.index ?? this.#text.length;
    return this.#text.slice(from, this.#at);
  }

  /** The words between quotes, two of which stand for one. */
  #quoted(): string {
    const line = this.#line;
    const parts: string[] = [];
    do {
      const close = this.#text.indexOf(QUOTE, this.#at + 1);
      if (close < 0) throw invalid([unclosed(line)]);
      const part = this.#text.slice(this.#at + 1, close);
      this.#line += part.split(/\r\n|\r|\n/).length - 1;
      parts.push(part);
      this.#at = close + 1;
    } while (this.#text[this.#at] === QUOTE);
    return parts.join(QUOTE);
  }
}

function unclosed(line: number): Issue {
  return { field: `line ${line}`, message: 'Close the quote that begins on this line.' };
}
