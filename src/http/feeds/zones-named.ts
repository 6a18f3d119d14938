// Which time zones a run of VEVENTs names, found in their bytes: the activities themselves need not be in memory.
import type { TimeZoneId } from '../../calendar/time.ts';

// What follows a line break is a property's name, for a line of people's words that is folded goes on behind a space.
// All dates of an activity are in the zone that its start is in.
const START = '\nDTSTART;TZID=';

/** Each zone once, in the order met. */
export function zonesNamedIn(vevents: Buffer): readonly TimeZoneId[] {
  const text = vevents.toString('latin1');
  const zones = new Set<string>();
  for (let at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + START.length)) {
    const from = at + START.length;
    zones.add(text.slice(from, text.indexOf(':', from)));
  }
  return [...zones] as TimeZoneId[];
}
