// Whether all that is stored agrees with itself. Nothing is changed.
import { checkNetwork } from '../actions/check-network.ts';
import { Progress } from './progress.ts';
import { type Surroundings, say } from './surroundings.ts';
import type { Given } from './usage.ts';
import { withDesk } from './with-desk.ts';

export async function check(_given: Given, surroundings: Surroundings): Promise<number> {
  const { output } = surroundings;
  return withDesk(surroundings, async (desk) => {
    const findings: string[] = [];
    const progress = new Progress(surroundings);
    const { activities, occurrences } = await checkNetwork(desk, {
      found: (sentence) => findings.push(sentence),
      reached: (told) => progress.at(told),
    }).finally(() => progress.end());
    for (const finding of findings) await say(output, finding);
    const looked = `${activities} activities and ${occurrences} occurrences were looked at`;
    await say(
      output,
      `${looked}; ${findings.length === 0 ? 'all is as it should be' : `${findings.length} differ`}.`,
    );
    return findings.length === 0 ? 0 : 1;
  });
}
