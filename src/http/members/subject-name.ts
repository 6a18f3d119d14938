// What a deed was about, as people know it: as it is called now, else as it was called then.
import type { RecordedChange } from '../../actions/browse-history.ts';
import type { Desk } from '../../actions/desk.ts';
import type { Reader } from '../pages/reader.ts';

/** @param people the names of members by their ids. @returns null where there is nothing to call it by */
export function subjectName(
  { network }: Desk,
  reader: Reader,
  { subject: { kind, id }, detail }: RecordedChange,
  people: ReadonlyMap<string, string>,
): string | null {
  const titleOf = (activity: string): string => {
    const known = network.activities.get(activity);
    return known ? reader.said(known.title).words : activity;
  };
  switch (kind) {
    case 'activity':
      return titleOf(id);
    case 'settlement':
      return id.split('~').map(titleOf).join(' · ');
    case 'association':
      return network.associations.get(network.presentSlug(id))?.name ?? id;
    case 'venue':
      return network.venues.get(id)?.name ?? nameIn(detail['before']) ?? id;
    case 'person':
      return people.get(id) ?? nameIn(detail['after']) ?? nameIn(detail['before']);
    case 'observance': {
      const known = network.observances.get(id);
      return known ? reader.said(known.name).words : id;
    }
    case 'source':
      return id;
    // Their ids are hashes, which tell nobody anything.
    case 'token':
    case 'setting':
      return null;
  }
}

function nameIn(view: unknown): string | null {
  if (typeof view !== 'object' || view === null || !('name' in view)) return null;
  return typeof view.name === 'string' ? view.name : null;
}
