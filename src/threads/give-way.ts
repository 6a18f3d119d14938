// What a thread does that only computes, so that the process goes on answering people at once on a small machine.
import { platform, setPriority } from 'node:os';

/** As `nice` has it, from -20 to 19: a core with two who want it gives this one about a tenth. */
const LATER = 10;

/** Lets others have the processor first. Not for a thread that holds a lock which others wait for. */
export function giveWay(): void {
  // On Linux each thread has a priority of its own; elsewhere that of the whole process would be changed.
  if (platform() !== 'linux') return;
  try {
    setPriority(LATER);
  } catch {
    // Where a sandbox forbids it the work is done all the same.
  }
}
