// Which time zones a run of VEVENTs names, found in their bytes: the activities themselves need not be in memory.
import type { TimeZoneId } from '../../calendar/time.ts';

// What follows a line break is a property's name, for a line of people's words that is folded goes on behind a space.
// All dates of an activity are in the zone that its start is in.
const START = Buffer.from('\nDTSTART;TZID=');

const COLON = 58;

/** Each zone once, in the order met. */
export function zonesNamedIn(vevents: Buffer): readonly TimeZoneId[] {
  const zones = new Set<string>();
  for (let at = vevents.indexOf(START); at >= 0; at = vevents.indexOf(START, at + START.length)) {
    const from = at + START.length;
    zones.add(vevents.toString('latin1', from, vevents.indexOf(COLON, from)));
  }
  return [...zones] as TimeZoneId[];
}
