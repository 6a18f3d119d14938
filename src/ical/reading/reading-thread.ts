// The thread that reads a large file. What it has read goes over in slices while it reads on, but never many of them at
// once, so that taking them over holds nobody up.
import { once } from 'node:events';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { CalendarError, type ErrorCode } from '../../calendar/errors.ts';
import { giveWay } from '../../threads/give-way.ts';
import type { ReadActivity } from './read-activity.ts';
import { type RestOfCalendar, readEach } from './read-calendar.ts';
import type { ReadingContext } from './reading-context.ts';

/** What the thread is started with. */
export interface ToRead {
  readonly text: string;
  readonly context: ReadingContext;
}

/** What it says: slices of the activities, each answered by any word, then either the rest or what kept it from going on. */
export type FromThread =
  | { readonly kind: 'slice'; readonly activities: readonly ReadActivity[] }
  | { readonly kind: 'rest'; readonly rest: RestOfCalendar }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string };

const SLICE = 100;
/** So many slices may be on their way. */
const MOST = 2;

class Slices {
  readonly #port: MessagePort;
  #read: ReadActivity[] = [];
  #onTheirWay = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', () => this.#onTheirWay--);
  }

  add(activities: readonly ReadActivity[]): void {
    this.#read.push(...activities);
  }

  /** Sends what there is of whole slices. */
  async send(least: number = SLICE): Promise<void> {
    await otherWork();
    while (this.#read.length >= least && this.#read.length > 0) {
      while (this.#onTheirWay >= MOST) await once(this.#port, 'message');
      this.#onTheirWay++;
      say(this.#port, { kind: 'slice', activities: this.#read.slice(0, SLICE) });
      this.#read = this.#read.slice(SLICE);
    }
  }
}

function say(port: MessagePort, said: FromThread): void {
  port.postMessage(said);
}

async function readAll(port: MessagePort, { text, context }: ToRead): Promise<void> {
  try {
    const slices = new Slices(port);
    const rest = await readEach(
      text,
      context,
      (read) => slices.add(read),
      () => slices.send(),
    );
    await slices.send(1);
    say(port, { kind: 'rest', rest });
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    say(port, { kind: 'refused', code: error.code, message: error.message });
  }
}

giveWay();
if (parentPort) await readAll(parentPort, workerData as ToRead);
