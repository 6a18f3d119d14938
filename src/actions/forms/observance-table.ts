// A table of observances as a coordinator keeps it in a spreadsheet, in Danish or English: a line for each, with its
// kind, its name, its first and last day and, for a closure, the venue.
import { type Issue, invalid } from '../../calendar/errors.ts';
import type { ObservanceKind } from '../../calendar/observance.ts';
import { formatLocalDate, parseLocalDate } from '../../calendar/time.ts';
import { type CsvRow, readCsv } from './csv.ts';

/** One line, in the API's input form but for its faults, which that form finds. */
export interface ObservanceLine {
  readonly line: number;
  readonly kind: string;
  readonly name: string;
  readonly start: string;
  /** Exclusive, as in the form; in the table the last day is meant. */
  readonly end: string | null;
  /** A slug or a venue's name. */
  readonly venue: string | null;
}

type Column = 'kind' | 'name' | 'start' | 'end' | 'venue';

const COLUMNS: Readonly<Record<string, Column>> = {
  kind: 'kind',
  type: 'kind',
  slags: 'kind',
  name: 'name',
  navn: 'name',
  start: 'start',
  fra: 'start',
  'første dag': 'start',
  end: 'end',
  slut: 'end',
  til: 'end',
  'sidste dag': 'end',
  venue: 'venue',
  sted: 'venue',
  lokale: 'venue',
};

const DANISH_KINDS: Readonly<Record<string, ObservanceKind>> = {
  helligdag: 'holiday',
  'halv fridag': 'half-day',
  højtid: 'festival',
  mærkedag: 'festival',
  skoleferie: 'school-break',
  ferie: 'school-break',
  lukket: 'closure',
  lukning: 'closure',
};

const MAX_ROWS = 5_000;
const HEADER = 'Begin the file with the line kind;name;start;end;venue (or type;navn;start;slut;sted).';

/**
 * The lines of a table, as far as they can be told apart.
 * @throws CalendarError `invalid` naming a line: where the first is no heading, where one has more fields than that
 */
export function readObservanceTable(text: string): readonly ObservanceLine[] {
  const [header, ...rows] = readCsv(text);
  if (!header) throw invalid([{ field: 'line 1', message: HEADER }]);
  const columns = readHeader(header);
  const issues: Issue[] = [];
  if (rows.length > MAX_ROWS) {
    issues.push({
      field: `line ${rows[MAX_ROWS]?.line}`,
      message: `Send at most ${MAX_ROWS} lines at a time.`,
    });
  }
  for (const { line, fields } of rows.slice(0, MAX_ROWS)) {
    if (fields.slice(columns.length).some((field) => field !== '')) {
      issues.push({ field: `line ${line}`, message: `Give ${columns.length} fields: there are more.` });
    }
  }
  if (issues.length > 0) throw invalid(issues);
  return rows.map((row) => readRow(row, columns));
}

function readHeader({ line, fields }: CsvRow): readonly (Column | null)[] {
  const columns = fields.map((name) => (name === '' ? null : columnOf(name)));
  const isWhole = (['kind', 'name', 'start'] as const).every((name) => columns.includes(name));
  const isPlain = columns.every((name, i) => name === null || columns.indexOf(name) === i);
  const isKnown = fields.every((name, i) => name === '' || columns[i]);
  if (!isWhole || !isPlain || !isKnown) throw invalid([{ field: `line ${line}`, message: HEADER }]);
  return columns;
}

function columnOf(name: string): Column | null {
  const key = name.toLowerCase();
  return (Object.hasOwn(COLUMNS, key) && COLUMNS[key]) || null;
}

function readRow({ line, fields }: CsvRow, columns: readonly (Column | null)[]): ObservanceLine {
  const read = (column: Column): string => fields[columns.indexOf(column)] ?? '';
  const kind = read('kind').toLowerCase();
  const last = isoDate(read('end'));
  const lastDay = parseLocalDate(last);
  return {
    line,
    kind: (Object.hasOwn(DANISH_KINDS, kind) && DANISH_KINDS[kind]) || kind,
    name: read('name'),
    start: isoDate(read('start')),
    end: lastDay === null ? last || null : formatLocalDate(lastDay + 1),
    venue: read('venue') || null,
  };
}

/** A date as a Danish spreadsheet writes it, 12-10-2026, in the form of all others; anything else as it is. */
function isoDate(text: string): string {
  const [, date, month, year] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  if (!date || !month || !year) return text;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
