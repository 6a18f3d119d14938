// A rule moved along the week, where its parts can be moved with it.
import { type Rule, readRule, WEEKDAYS } from '../../calendar/rule.ts';
import { formatLocalDate } from '../../calendar/time.ts';
import { ruleParts, ruleText } from './rule-parts.ts';

/** The rule so many days later, up to a last day (null: without end); null where its parts cannot be moved along. */
export function movedRule(rule: Rule, days: number, lastDay: number | null): Rule | null {
  const parts = ruleParts(rule.text);
  if ('fault' in parts) return null;
  parts.delete('COUNT');
  parts.delete('UNTIL');
  if (lastDay !== null) parts.set('UNTIL', formatLocalDate(lastDay).replaceAll('-', ''));
  const { frequency, interval, byDay, byMonth, byMonthDay, bySetPos } = rule;
  if (days !== 0) {
    const isLimited = byMonth.length > 0 || byMonthDay.length > 0 || bySetPos.length > 0;
    const isWeekly = frequency === 'WEEKLY' && (interval === 1 || byDay.length <= 1);
    if (isLimited || !(isWeekly || (frequency === 'DAILY' && byDay.length === 0))) return null;
    const moved = byDay.map(({ weekday }) => WEEKDAYS[(((weekday + days) % 7) + 7) % 7]);
    if (moved.length > 0) parts.set('BYDAY', moved.join(','));
  }
  const read = readRule(ruleText(parts));
  return 'rule' in read ? read.rule : null;
}
