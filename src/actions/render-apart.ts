// Rendering many activities in a thread of its own: it takes as long as writing them, and both are done at once.
import type { Activity } from '../calendar/activity.ts';
import type { Instant } from '../calendar/time.ts';
import { knownOfZone } from '../calendar/zone.ts';
import { activityText } from '../store/activity-document.ts';
import type { Renderings } from '../store/renderings.ts';
import { startThread } from '../threads/start-thread.ts';
import type { NetworkSettings } from './desk.ts';
import type { Rendered, ToRender, ToRenderWith } from './rendering-thread.ts';
import { type Register, renderingsOf } from './renderings.ts';

/** Renders activities as `renderingsOf` does. */
export type Render = (activities: readonly Activity[]) => Promise<Renderings>;

const THREAD = new URL('./rendering-thread.ts', import.meta.url);

interface Awaited {
  done(rendered: Rendered): void;
  failed(error: unknown): void;
}

/** Renders here and now. */
export function renderHere(register: Register, settings: NetworkSettings, now: Instant): Render {
  return async (activities) =>
    new Map(activities.map((activity) => [activity.id, renderingsOf(activity, register, settings, now)]));
}

/** Renders in a thread for as long as the work takes, with the register as it is when that begins. */
export async function renderingApart<Result>(
  { associations, venues }: Register,
  { language, timeZone }: NetworkSettings,
  now: Instant,
  work: (render: Render) => Promise<Result>,
): Promise<Result> {
  const workerData: ToRenderWith = {
    associations: new Map(associations),
    venues: new Map(venues),
    settings: { language, timeZone },
    now,
    zone: knownOfZone(timeZone),
  };
  const thread = startThread(THREAD, workerData);
  const awaited: Awaited[] = [];
  const fail = (error: unknown): void => {
    for (const { failed } of awaited.splice(0)) failed(error);
  };
  thread.on('message', (rendered: Rendered) => awaited.shift()?.done(rendered));
  thread.on('error', fail);
  thread.on('exit', (code) =>
    fail(new Error(`The rendering thread ended (${code}) before it had rendered everything.`)),
  );
  const ask = (slice: readonly ToRender[]): Promise<Rendered> =>
    new Promise((done, failed) => {
      awaited.push({ done, failed });
      thread.postMessage(slice);
    });
  const render: Render = async (activities) => {
    const rendered = await ask(activities.map(toRender));
    return new Map(
      activities.map(({ id }, i) => {
        const texts = rendered[i] ?? [];
        return [id, new Map(texts.map(([language, text]) => [language, Buffer.from(text)]))];
      }),
    );
  };
  try {
    return await work(render);
  } finally {
    await thread.terminate();
  }
}

function toRender(activity: Activity): ToRender {
  const { id, uid, sequence, created, updated } = activity;
  return { id, uid, sequence, created, updated, document: activityText(activity) };
}
