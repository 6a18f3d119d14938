// The parts of somebody's RRULE, mended where they say what RFC 5545 §3.3.10 forbids and every reader lets pass.
import { dateValue } from './content-line.ts';

/** By name, in the order given. */
export type RuleParts = Map<string, string>;

const MAX_LENGTH = 4_000;
const IGNORED = new Set(['RSCALE', 'SKIP']);
const WEEKDAY_WITH_NUMBER = /^[+-]?\d{1,2}(?=(?:MO|TU|WE|TH|FR|SA|SU)$)/;
const BY_DATE = ['BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYWEEKNO', 'BYYEARDAY'] as const;
const BY_TIME = ['BYHOUR', 'BYMINUTE', 'BYSECOND'] as const;

/** What is in the text of a rule, or what is wrong with it. */
export function ruleParts(text: string): RuleParts | { readonly fault: string } {
  if (text.length > MAX_LENGTH) return { fault: 'it is too long' };
  const parts: RuleParts = new Map();
  for (const part of text
    .toUpperCase()
    .replace(/^\s*RRULE:/, '')
    .replace(/\s+/g, '')
    .split(';')) {
    const [name = '', ...rest] = part.split('=');
    const value = rest.join('=').replace(/^,+|,+$/g, '');
    if (name === '' || value === '' || name.startsWith('X-') || parts.has(name)) continue;
    parts.set(name, value);
  }
  const scale = parts.get('RSCALE') ?? 'GREGORIAN';
  if (scale !== 'GREGORIAN') return { fault: `it counts by the calendar ${scale.slice(0, 40)}` };
  for (const name of IGNORED) parts.delete(name);
  return mended(parts);
}

function mended(parts: RuleParts): RuleParts | { readonly fault: string } {
  const frequency = parts.get('FREQ');
  if (!/^[1-9]\d{0,8}$/.test(parts.get('INTERVAL') ?? '1')) parts.delete('INTERVAL');
  if (!/^(MO|TU|WE|TH|FR|SA|SU)$/.test(parts.get('WKST') ?? 'MO')) parts.delete('WKST');
  const until = parts.get('UNTIL');
  if (until !== undefined) {
    // A time that cannot be read still has its date.
    const value = dateValue(until) ?? dateValue(until.slice(0, 8));
    if (value === null) return { fault: 'its UNTIL is no date' };
    parts.set('UNTIL', value);
  }
  if (frequency !== 'YEARLY') {
    parts.delete('BYWEEKNO');
    if (frequency !== 'HOURLY') parts.delete('BYYEARDAY');
  }
  if (frequency === 'WEEKLY') parts.delete('BYMONTHDAY');
  const isCounted = (frequency === 'MONTHLY' || frequency === 'YEARLY') && !parts.has('BYWEEKNO');
  const days = parts.get('BYDAY');
  if (days !== undefined && !isCounted) {
    parts.set(
      'BYDAY',
      days
        .split(',')
        .map((day) => day.replace(WEEKDAY_WITH_NUMBER, ''))
        .join(','),
    );
  }
  const expands = [...BY_DATE, ...BY_TIME].some((name) => parts.has(name));
  if (!expands) parts.delete('BYSETPOS');
  return parts;
}

/** The parts as the text of a rule. */
export function ruleText(parts: RuleParts): string {
  return [...parts].map(([name, value]) => `${name}=${value}`).join(';');
}
