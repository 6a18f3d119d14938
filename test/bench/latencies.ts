// How long answers take one after another on one connection, as a subscriber waits for them.
import { Agent, get } from 'node:http';

export interface Asked {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

/** Milliseconds, one for each answer. */
export async function latencies({ port, path, headers, milliseconds }: Asked): Promise<number[]> {
  const agent = oneConnection();
  const times: number[] = [];
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    const begun = performance.now();
    await answered(agent, port, path, headers);
    times.push(performance.now() - begun);
  }
  agent.destroy();
  return times;
}

/** For `answered`; to be destroyed. */
export function oneConnection(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1 });
}

/** Is over when an answer is there. Nothing is done with it, so that little of the machine is taken from the server. */
export function answered(agent: Agent, port: number, path: string, headers: Asked['headers']): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ agent, port, path, headers, host: '127.0.0.1' }, (response) => {
      response.resume().once('end', () => resolve());
    }).once('error', reject);
  });
}
