// New activities of a large file, made and rendered while the rest of it is still read: what is left to be done in the
// transaction, when others cannot write, is to write them.
import type { Activity } from '../calendar/activity.ts';
import type { ReadActivity } from '../ical/reading/read-activity.ts';
import type { Renderings } from '../store/renderings.ts';
import type { Render } from './render-apart.ts';
import type { Register } from './renderings.ts';

/** An activity made of what a file says; null where it is not a new one. */
type Make = (read: ReadActivity) => Activity | null;

export class MadeAhead {
  readonly #register: Register;
  readonly #make: Make;
  readonly #render: Render;
  readonly #made = new Map<ReadActivity, Activity>();
  readonly #rendered = new Map<string, Promise<Renderings>>();

  /** @param render with the associations and venues of `register`, which does not change */
  constructor(register: Register, make: Make, render: Render) {
    this.#register = register;
    this.#make = make;
    this.#render = render;
  }

  take(slice: readonly ReadActivity[]): void {
    const activities: Activity[] = [];
    for (const read of slice) {
      const activity = this.#make(read);
      if (!activity) continue;
      this.#made.set(read, activity);
      activities.push(activity);
    }
    if (activities.length === 0) return;
    const renderings = this.#render(activities);
    // Whether it fails is for whoever writes them to hear.
    renderings.catch(() => {});
    for (const { id } of activities) this.#rendered.set(id, renderings);
  }

  /** What was made of it, where that would still be called so. */
  made(read: ReadActivity, uid: string): Activity | null {
    const activity = this.#made.get(read);
    return activity?.uid === uid ? activity : null;
  }

  /** Whether the associations and venues are those that everything has been made and rendered with. */
  isCurrent({ associations, venues }: Register): boolean {
    return isSame(associations, this.#register.associations) && isSame(venues, this.#register.venues);
  }

  /** As they have been rendered already; the others are rendered now. */
  readonly render: Render = async (activities) => {
    const others = activities.filter(({ id }) => !this.#rendered.has(id));
    const renderings = new Map(others.length > 0 ? await this.#render(others) : []);
    const ids = new Set(activities.map(({ id }) => id));
    const slices = new Set(activities.flatMap(({ id }) => this.#rendered.get(id) ?? []));
    for (const slice of slices) {
      for (const [id, texts] of await slice) if (ids.has(id)) renderings.set(id, texts);
    }
    return renderings;
  };
}

/** Associations and venues that have changed are other objects. */
function isSame<Value>(one: ReadonlyMap<string, Value>, other: ReadonlyMap<string, Value>): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (other.get(key) !== value) return false;
  return true;
}
