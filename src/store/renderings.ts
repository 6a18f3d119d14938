// Each activity's VEVENT as it goes into feeds, written when the activity is, so that no request renders one.
import type { Language } from '../calendar/text.ts';
import { chunksOf } from './chunks.ts';
import type { Reading, Writing } from './handles.ts';
import type { RenderingRow } from './tables.ts';

/** VEVENT text (UTF-8) by activity id, then by text language; '' is the network's default. */
export type Renderings = ReadonlyMap<string, ReadonlyMap<Language, Buffer>>;

/** The renderings of every activity. */
export async function allRenderings(db: Reading): Promise<Map<string, Map<Language, Buffer>>> {
  return byActivity(new Map(), await db.selectFrom('rendering').selectAll().execute());
}

/** The renderings of those activities that have any. */
export async function findRenderings(
  db: Reading,
  activities: readonly string[],
): Promise<Map<string, Map<Language, Buffer>>> {
  const found = new Map<string, Map<Language, Buffer>>();
  for (const chunk of chunksOf(activities)) {
    byActivity(found, await db.selectFrom('rendering').selectAll().where('activity', 'in', chunk).execute());
  }
  return found;
}

/** Gives each of the activities exactly these renderings; those of other activities stay. */
export async function saveRenderings(trx: Writing, renderings: Renderings): Promise<void> {
  await removeRenderings(trx, [...renderings.keys()]);
  await insertRenderings(trx, renderings);
}

export async function removeRenderings(trx: Writing, activities: readonly string[]): Promise<void> {
  for (const chunk of chunksOf(activities)) {
    await trx.deleteFrom('rendering').where('activity', 'in', chunk).execute();
  }
}

/** Gives activities that have none these renderings. */
export async function insertRenderings(trx: Writing, renderings: Renderings): Promise<void> {
  const rows = [...renderings].flatMap(([activity, languages]) =>
    [...languages].map(([language, vevent]): RenderingRow => ({ activity, language, vevent })),
  );
  for (const chunk of chunksOf(rows)) await trx.insertInto('rendering').values(chunk).execute();
}

function byActivity(into: Map<string, Map<Language, Buffer>>, rows: readonly RenderingRow[]) {
  for (const { activity, language, vevent } of rows) {
    const languages = into.get(activity);
    if (languages) languages.set(language, vevent);
    else into.set(activity, new Map([[language, vevent]]));
  }
  return into;
}
