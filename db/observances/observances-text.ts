// The observances that ship with the calendar, as the text of observances.json.
import { danishDays } from './danish-days.ts';
import { dayOf, isoDate } from './dates.ts';
import { geezDays } from './geez-days.ts';
import { islamicDays } from './islamic-days.ts';
import type { KeptDay } from './kept-day.ts';
import { persianDays } from './persian-days.ts';
import { ukrainianDays } from './ukrainian-days.ts';

const FIRST_YEAR = 2024;
const LAST_YEAR = 2040;

/** JSON with a line for each time a day falls: its first day, and the first day after it. */
export function observancesText(): string {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);
  const [from, to] = [dayOf(FIRST_YEAR, 1, 1), dayOf(LAST_YEAR + 1, 1, 1)];
  const days = [
    ...danishDays(years),
    ...geezDays(years, from, to),
    ...islamicDays(from, to),
    ...ukrainianDays(years),
    ...persianDays(from, to),
  ];
  return `[\n${days.map(entry).join(',\n')}\n]\n`;
}

function entry({ spans, ...day }: KeptDay): string {
  const said = Object.entries(day).map(
    ([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const dates = spans.map(([first, end]) => `      ["${isoDate(first)}", "${isoDate(end)}"]`);
  return `  {\n${said.join('\n')}\n    "spans": [\n${dates.join(',\n')}\n    ]\n  }`;
}
