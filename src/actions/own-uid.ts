// UIDs of what is born here.

/** The uid of an activity that is born here: the same on whatever address the calendar is served from. */
export function uidOf(id: string): string {
  return `${id}@faelleskalender`;
}
