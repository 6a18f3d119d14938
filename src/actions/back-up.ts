// The night's backup: made by one of the processes, looked through, and the old ones let go of.
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  civilFromDay,
  type DayNumber,
  dayFromCivil,
  dayOf,
  formatInstant,
  HOUR,
  type Instant,
  instant,
  parseInstant,
} from '../calendar/time.ts';
import { toWallClock } from '../calendar/zone.ts';
import { writeBackup } from '../store/backup.ts';
import type { Reading } from '../store/handles.ts';
import { giveBackLease, takeLease } from '../store/leases.ts';
import { findSetting, saveSetting } from '../store/settings.ts';
import type { Desk } from './desk.ts';

const JOB = 'backup';
/** The setting that remembers when the last backup was made, an instant in RFC 3339. */
const BACKED_UP = 'backed-up';
/** What happens before three in the morning belongs to the night before. */
const NIGHT_ENDS = 3 * HOUR;
/** Longer than any backup takes. */
const LEASED_FOR = HOUR;
const DAYS = 7;
/** Besides the week that has begun. */
const WEEKS = 4;

/**
 * Makes this night's backup in the folder, where there is none yet and nobody else is making it.
 * @returns the file; null where there was nothing to do
 */
export async function backUp(desk: Desk, folder: string): Promise<string | null> {
  const { store } = desk;
  const now = desk.clock();
  const nightOf = (at: Instant): DayNumber =>
    dayOf(toWallClock(desk.settings.timeZone, instant(at - NIGHT_ENDS)));
  const night = nightOf(now);
  const isDone = async (): Promise<boolean> => {
    const last = await lastBackup(store.read);
    return last !== null && nightOf(last) === night;
  };
  if (await isDone()) return null;
  const holder = desk.newId();
  if (!(await takeLease(store, JOB, { holder, until: instant(now + LEASED_FOR) }, now))) return null;
  try {
    if (await isDone()) return null;
    const file = join(folder, fileOf(night));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!(await isThere(file))) await writeBackup(store, file);
    await store.transaction((trx) => saveSetting(trx, BACKED_UP, formatInstant(now)));
    for (const old of outdated(await readdir(folder))) await rm(join(folder, old), { force: true });
    return file;
  } finally {
    await giveBackLease(store, JOB, holder);
  }
}

/** When the last backup was made; null where none was. */
export async function lastBackup(db: Reading): Promise<Instant | null> {
  const text = await findSetting(db, BACKED_UP);
  return text === null ? null : parseInstant(text);
}

/** Of the names in a folder of backups, those that are no longer kept: all but seven nights' and five weeks' last. */
function outdated(names: readonly string[]): string[] {
  const nights = names
    .flatMap((name) => {
      const day = dayOfFile(name);
      return day === null ? [] : [{ name, day }];
    })
    .sort((one, other) => other.day - one.day);
  const kept = new Set(nights.slice(0, DAYS).map(({ name }) => name));
  const weeks = new Set<number>();
  for (const { name, day } of nights) {
    const week = weekOf(day);
    if (weeks.has(week)) continue;
    weeks.add(week);
    if (weeks.size <= WEEKS + 1) kept.add(name);
  }
  return nights.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** Weeks begin on Mondays; the first day of 1970 was a Thursday. */
function weekOf(day: DayNumber): number {
  return Math.floor((day + 3) / 7);
}

function fileOf(night: DayNumber): string {
  const { year, month, day } = civilFromDay(night);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `calendar-${year}-${two(month)}-${two(day)}.db`;
}

function dayOfFile(name: string): DayNumber | null {
  const [, year, month, day] = /^calendar-(\d{4})-(\d\d)-(\d\d)\.db$/.exec(name) ?? [];
  return year === undefined ? null : dayFromCivil(Number(year), Number(month), Number(day));
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
