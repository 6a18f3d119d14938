// The thread that renders the activities of a large import, while the process writes what is rendered already.
import { parentPort, workerData } from 'node:worker_threads';
import type { Activity } from '../calendar/activity.ts';
import type { Association, Slug, Venue } from '../calendar/association.ts';
import type { Language } from '../calendar/text.ts';
import type { Instant, TimeZoneId } from '../calendar/time.ts';
import { learnZone, type ZoneKnowledge } from '../calendar/zone.ts';
import { activityFromDocument } from '../store/activity-document.ts';
import { giveWay } from '../threads/give-way.ts';
import { renderedTexts } from './renderings.ts';

/** What the thread is started with. */
export interface ToRenderWith {
  readonly associations: ReadonlyMap<Slug, Association>;
  readonly venues: ReadonlyMap<Slug, Venue>;
  readonly settings: { readonly language: Language; readonly timeZone: TimeZoneId };
  readonly now: Instant;
  /** Of the network's own zone. */
  readonly zone: ZoneKnowledge;
}

/** An activity as it is stored: its text takes much less to hand over than the activity itself. */
export interface ToRender extends Pick<Activity, 'id' | 'uid' | 'sequence' | 'created' | 'updated'> {
  readonly document: string;
}

/** It is sent slices of activities, and answers each with the texts of theirs, in the same order. */
export type Rendered = readonly (readonly (readonly [Language, string])[])[];

const { settings, now, zone, ...register } = workerData as ToRenderWith;
giveWay();
learnZone(settings.timeZone, zone);

parentPort?.on('message', (slice: readonly ToRender[]) => {
  const rendered: Rendered = slice.map(({ document, ...added }) =>
    renderedTexts(activityFromDocument(added, document), register, settings, now),
  );
  parentPort?.postMessage(rendered);
});
