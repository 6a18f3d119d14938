// What a file calls its time zones, as IANA names: offsets, other people's prefixes, Windows' names and its menus.
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import type { TimeZoneId } from '../../calendar/time.ts';
import { timeZoneId } from '../../calendar/zone.ts';

const MAX_NAME = 200;
const OFFSET = /^(?:UTC|GMT)?[ \t]*([+-])(\d{1,2})(?::?(\d{2}))?$/i;
/** Zones that have stood still since 2016, by the minutes they are ahead of UTC, where no Etc/GMT name says it. */
const HALF_HOURS: ReadonlyMap<number, string> = new Map([
  [-570, 'Pacific/Marquesas'],
  [210, 'Asia/Tehran'],
  [270, 'Asia/Kabul'],
  [330, 'Asia/Kolkata'],
  [345, 'Asia/Kathmandu'],
  [390, 'Asia/Yangon'],
  [525, 'Australia/Eucla'],
  [570, 'Australia/Darwin'],
]);

/**
 * The zone that a name means, or null.
 * @param preferred taken where a name stands for several zones and this is one of them
 */
export function zoneNamed(name: string, preferred: TimeZoneId): TimeZoneId | null {
  const said = name.trim();
  if (said === '' || said.length > MAX_NAME) return null;
  return (
    zoneOfOffset(said) ??
    timeZoneId(said.replaceAll(' ', '_')) ??
    withoutPrefix(said) ??
    windowsZone(said, preferred) ??
    zoneOfMenu(said, preferred)
  );
}

/** `+01:00`, `UTC+1` or `GMT-0330` as a zone whose clocks never change. */
function zoneOfOffset(name: string): TimeZoneId | null {
  const parts = OFFSET.exec(name);
  if (!parts) return null;
  const minutes = (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0));
  if (minutes % 60 !== 0) return timeZoneId(HALF_HOURS.get(minutes) ?? '');
  const hours = minutes / 60;
  // The names under Etc count westwards.
  return hours === 0 ? timeZoneId('UTC') : timeZoneId(`Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`);
}

/** `/mozilla.org/20050126_1/Europe/Copenhagen`, `tzone://Microsoft/Utc`. */
function withoutPrefix(name: string): TimeZoneId | null {
  const parts = name.split('/').filter((part) => part !== '');
  for (let kept = Math.min(parts.length - 1, 3); kept > 0; kept--) {
    const zone = timeZoneId(parts.slice(-kept).join('/'));
    if (zone) return zone;
  }
  return null;
}

let windows: ReadonlyMap<string, readonly string[]> | null = null;

/** IANA names by Windows' name in lower case, the zone of the whole world first. */
function windowsZones(): ReadonlyMap<string, readonly string[]> {
  if (windows) return windows;
  const zones = new Map<string, string[]>();
  for (const { windowsName, territory, iana } of WINDOWS_TO_IANA_MAP) {
    const key = windowsName.toLowerCase();
    const known = zones.get(key) ?? [];
    zones.set(key, territory === '001' ? [...iana, ...known] : [...known, ...iana]);
  }
  windows = zones;
  return zones;
}

/** `Romance Standard Time`, also numbered as Outlook does where it meets the name twice. */
function windowsZone(name: string, preferred: TimeZoneId): TimeZoneId | null {
  const key = name
    .replace(/[ \t]+\d+$/, '')
    .replace(/ Daylight Time$/i, ' Standard Time')
    .toLowerCase();
  const zones = windowsZones().get(key) ?? [];
  return zones.includes(preferred) ? preferred : firstZone(zones);
}

/** The zones that Windows has one name each for, which are those people mostly live in. */
export function commonZones(): readonly string[] {
  return [...windowsZones().values()].flatMap(([first]) => first ?? []);
}

let cities: ReadonlyMap<string, string> | null = null;

/** `(UTC+01:00) Brussels, Copenhagen, Madrid, Paris`, as Windows' menu has it. */
function zoneOfMenu(name: string, preferred: TimeZoneId): TimeZoneId | null {
  const list = /^\((?:UTC|GMT)[^)]*\)(.*)$/i.exec(name)?.[1];
  if (list === undefined) return null;
  cities ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone), zone] as const));
  const known = cities;
  const zones = list.split(/[,:;/]/).flatMap((city) => known.get(city.trim().toLowerCase()) ?? []);
  return zones.includes(preferred) ? preferred : firstZone(zones);
}

function cityOf(zone: string): string {
  return zone
    .slice(zone.lastIndexOf('/') + 1)
    .replaceAll('_', ' ')
    .toLowerCase();
}

function firstZone(zones: readonly string[]): TimeZoneId | null {
  for (const name of zones) {
    const zone = timeZoneId(name);
    if (zone) return zone;
  }
  return null;
}
