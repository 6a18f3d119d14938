// Every address that the calendar answers, as its own table of routes has them, so that a new one is tried unasked.
import type { TestApp } from '../support/app.ts';

export interface Route {
  readonly method: string;
  /** As the table has it. */
  readonly path: string;
}

/** Without what only looks at requests on their way. */
export function routesOf({ app }: Pick<TestApp, 'app'>): readonly Route[] {
  const seen = new Map(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  );
  return [...seen.values()];
}

/** The address with names in the place of what the route leaves open. */
export function addressIn(path: string, names: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/g, (_, name: string) => {
    const given = names[name];
    if (given === undefined) throw new Error(`Say what ${name} is in ${path}.`);
    return given;
  });
}
