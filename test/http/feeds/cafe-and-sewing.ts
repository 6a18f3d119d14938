// A language café at a library, and a sewing circle that the café's association co-hosts.
import { anActivity, at, aVenue } from '../../ical/an-activity.ts';
import { readVevents } from '../../ical/read-back.ts';
import { idOf, TestNetwork } from './a-network.ts';

const CAFE = anActivity({
  id: idOf(1),
  uid: 'cafe@kalender.example',
  title: { da: 'Sprogcafé', ar: 'مقهى اللغة' },
  venue: 'holte-bibliotek',
});
const SEWING = anActivity({
  id: idOf(2),
  uid: 'sewing@kalender.example',
  association: 'kvindeklubben',
  coHosts: ['sprogcafeen'],
  title: { da: 'Systue' },
  categories: ['craft'],
  updated: at('2026-11-25T12:00:00Z'),
});

export async function cafeAndSewing(): Promise<TestNetwork> {
  const network = await TestNetwork.open();
  await network.saveVenues(aVenue());
  await network.publish(CAFE, SEWING);
  return network;
}

/** What the calendar's activities are called, in order. */
export const summaries = (text: string): readonly (string | null)[] =>
  readVevents(text).map((vevent) => vevent.value('summary'));
