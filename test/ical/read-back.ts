// What an independent reader, ical.js, makes of our text.
import ICAL from 'ical.js';

export interface ReadComponent {
  readonly name: string;
  /** Property names in the order written. */
  readonly names: readonly string[];
  /** The values of every property of that name, as text. */
  readonly values: (property: string) => readonly string[];
  /** The only value of a property, or null. Fails where there are several. */
  readonly value: (property: string) => string | null;
}

/** The calendar in the text. A calendar that does not parse throws. */
export function readCalendar(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text));
}

export function readVevents(text: string): readonly ReadComponent[] {
  return readCalendar(text).getAllSubcomponents('vevent').map(readComponent);
}

/** The only VEVENT of a calendar. */
export function readVevent(text: string): ReadComponent {
  const [first, ...rest] = readVevents(text);
  if (!first || rest.length) throw new Error(`expected one VEVENT, found ${first ? rest.length + 1 : 0}`);
  return first;
}

function readComponent(component: ICAL.Component): ReadComponent {
  const values = (name: string): readonly string[] =>
    component.getAllProperties(name).flatMap((property) => property.getValues().map(String));
  return {
    name: component.name,
    names: component.getAllProperties().map((property) => property.name),
    values,
    value: (name) => {
      const [first = null, ...rest] = values(name);
      if (rest.length) throw new Error(`${name} has ${rest.length + 1} values`);
      return first;
    },
  };
}

/** Content lines of a calendar, unfolded by the letter of RFC 5545 §3.1. */
export function unfoldedLines(text: string): readonly string[] {
  return text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}

/** The lines of the VEVENTs that hold the property, unfolded, each as it is written. */
export function linesOf(text: string, property: string): readonly string[] {
  const lines = unfoldedLines(text);
  const inside = lines.slice(lines.indexOf('BEGIN:VEVENT'));
  return inside.filter((line) => line.startsWith(`${property}:`) || line.startsWith(`${property};`));
}

export interface ReadOccurrence {
  readonly start: number;
  readonly end: number;
  readonly status: string;
  readonly summary: string;
}

/** The occurrences that start in the window, by start, as ical.js expands the calendar's own words. */
export function expandCalendar(
  text: string,
  window: { start: number; end: number },
): readonly ReadOccurrence[] {
  const events = readCalendar(text)
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component, { strictExceptions: true }));
  const found: ReadOccurrence[] = [];
  for (const master of events.filter((event) => !event.isRecurrenceException())) {
    for (const other of events) {
      if (other.isRecurrenceException() && other.uid === master.uid) master.relateException(other);
    }
    found.push(...expandMaster(master, window));
  }
  return found.sort((a, b) => a.start - b.start);
}

function* expandMaster(
  master: ICAL.Event,
  window: { start: number; end: number },
): Generator<ReadOccurrence> {
  if (!master.isRecurring()) {
    const [start, end] = [master.startDate, master.endDate].map((time) => time.toUnixTime() * 1000);
    const status = String(master.component.getFirstPropertyValue('status'));
    if (start === undefined || end === undefined || start < window.start || start >= window.end) return;
    yield { start, end, status, summary: master.summary };
    return;
  }
  // An override may bring a date from outside the window into it; nobody here moves one by more than a week.
  const limit = window.end + 7 * 86_400_000;
  const iterator = master.iterator();
  for (let next = iterator.next(); next && next.toUnixTime() * 1000 < limit; next = iterator.next()) {
    const { item, startDate, endDate } = master.getOccurrenceDetails(next);
    const start = startDate.toUnixTime() * 1000;
    const status = String(item.component.getFirstPropertyValue('status'));
    if (start < window.start || start >= window.end) continue;
    yield { start, end: endDate.toUnixTime() * 1000, status, summary: item.summary };
  }
}
