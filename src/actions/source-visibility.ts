// Who sees what has come from a source.
import type { Visibility } from '../calendar/activity.ts';
import type { Source } from '../calendar/source.ts';

type Terms = Pick<Source, 'kind' | 'busyOnly' | 'shown'>;

/**
 * Of a source that is busy only, all is taken and no more. What a neighbour shows is shown where the coordinator chose
 * so, else to members. Otherwise it is as people here have it, and for what is new as the source says.
 * @param here null for what is new, or for what is to be as if it were
 */
export function visibilityFrom(
  { kind, busyOnly, shown }: Terms,
  said: Visibility,
  here: Visibility | null,
): Visibility {
  if (busyOnly) return 'busy';
  if (kind === 'own') return here ?? said;
  return shown || said === 'busy' ? said : 'network';
}
