// The computer's own data of time zones, which some calendars go by rather than by what a feed says of its zones. Where
// they are of another year than ours, those calendars show other times, and no feed can help it.
import { spawnSync } from 'node:child_process';
import { HOUR, type Instant, parseInstant, type TimeZoneId } from '../../src/calendar/time.ts';
import { offsetAt } from '../../src/calendar/zone.ts';
import type { Days } from './followed-network.ts';

/** Those of the zones that have another offset here than our own data have at some hour of the days. */
export function zonesOtherwiseHere(zones: readonly TimeZoneId[], days: Days): readonly TimeZoneId[] {
  const hours = hoursOf(days);
  return zones.filter((zone) => {
    const here = offsetsHere(zone, hours);
    return hours.some((hour, i) => here[i] !== offsetAt(zone, hour));
  });
}

function hoursOf({ from, to }: Days): readonly Instant[] {
  const [first, end] = [from, to].map((day) => parseInstant(`${day}T00:00:00Z`) ?? Number.NaN);
  const hours: Instant[] = [];
  for (let at = Number(first); at < Number(end); at += HOUR) hours.push(at as Instant);
  return hours;
}

/** Milliseconds ahead of UTC. */
function offsetsHere(zone: TimeZoneId, at: readonly Instant[]): readonly number[] {
  const { stdout } = spawnSync('date', ['--file=-', '+%z'], {
    input: at.map((instant) => `@${instant / 1_000}\n`).join(''),
    env: { ...process.env, TZ: `:${zone}` },
    encoding: 'utf8',
  });
  return stdout.split('\n', at.length).map((text) => {
    const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(text) ?? [];
    if (sign === undefined) throw new Error(`"date" tells no offset of ${zone}: ${text}`);
    return Number(`${sign}1`) * (Number(hours) + Number(minutes) / 60) * HOUR;
  });
}
