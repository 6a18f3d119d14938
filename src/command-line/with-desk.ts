// A desk for one command, on the database that the server may be using at the same time.
import type { Desk, NetworkSettings } from '../actions/desk.ts';
import { closeDesk, openDesk } from '../actions/open-desk.ts';
import { instant } from '../calendar/time.ts';
import { type Config, readConfig } from '../config.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Opens the desk that the environment names, and closes it after the work.
 * @throws Misconfigured, CannotOpen
 */
export async function withDesk<Result>(
  { environment, workingFolder }: Surroundings,
  work: (desk: Desk, config: Config) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(environment, workingFolder);
  const desk = await openDesk(config.database, settingsOf(config), clock);
  try {
    return await work(desk, config);
  } finally {
    await closeDesk(desk);
  }
}

const clock = () => instant(Date.now());

/** What the network has agreed on, so far as the environment says, and as the design says otherwise. */
function settingsOf({ networkName, timeZone }: Config): NetworkSettings {
  return { name: networkName, language: 'da', timeZone, nearKm: 5, meetingHours: { first: 9, last: 22 } };
}
