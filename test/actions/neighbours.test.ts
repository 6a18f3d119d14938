// Two installations, each a server of its own, that follow one another.

import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { browseClashes, type Party } from '../../src/actions/browse-clashes.ts';
import type { Desk } from '../../src/actions/desk.ts';
import { loadNetwork } from '../../src/actions/load-network.ts';
import { refreshSources } from '../../src/actions/refresh-sources.ts';
import { saveAssociation } from '../../src/actions/save-association.ts';
import { saveSource } from '../../src/actions/save-source.ts';
import { occurrencesOf } from '../../src/calendar/recurrence.ts';
import { instant } from '../../src/calendar/time.ts';
import { OPEN } from '../sources/servers.ts';
import { anApp, anInput, type TestApp } from '../support/app.ts';
import { COORDINATOR } from './imports.ts';

interface Installation extends TestApp {
  readonly port: number;
}

async function anInstallation(): Promise<Installation> {
  const app = await anApp();
  const server = serve({ fetch: app.app.fetch, hostname: OPEN, port: 0 });
  await new Promise((listening) => server.once('listening', listening));
  onTestFinished(() => {
    server.close();
  });
  return { ...app, port: (server.address() as AddressInfo).port };
}

/** Has one follow the combined feed of the other. */
async function follow(
  { desk }: Installation,
  other: Installation,
  association: string,
  kind: 'own' | 'neighbour',
): Promise<void> {
  await saveAssociation(desk, COORDINATOR, association, { name: association });
  const url = `http://${OPEN}:${other.port}/calendar.ics`;
  const input = { url, kind, ...(kind === 'neighbour' ? { shown: true } : {}) };
  await saveSource(desk, COORDINATOR, association, 'feed', input, fetching(other));
}

const fetching = ({ port }: Installation) => ({ ports: [port], allowed: [OPEN] });

/** Each asks the other, an hour later each time. */
async function inTurns(one: Installation, other: Installation, hours: readonly number[]): Promise<void> {
  for (const hour of hours) {
    for (const [who, whom] of [
      [one, other],
      [other, one],
    ] as const) {
      who.at(`2026-11-20T${hour}:00:00Z`);
      await refreshSources(who.desk, { chance: () => 0, fetching: fetching(whom) });
    }
  }
}

const versions = (...all: readonly Installation[]): number[] => all.map(({ desk }) => desk.network.version);

const PLAIN = { added: [], excluded: [], changed: {} };

describe('two installations that follow each other', () => {
  test.each(['neighbour', 'own'] as const)(
    'as %s settle, and take nothing of their own back',
    async (kind) => {
      const [holte, gentofte] = [await anInstallation(), await anInstallation()];
      const sent = { as: 'coordinator' } as const;
      const cafe = anInput({ title: 'Sprogcafé i Holte' });
      await holte.api('POST', '/activities', { ...sent, body: cafe });
      // Goes out date by date.
      const odd = { ...PLAIN, start: '2026-12-07T10:00', rule: 'FREQ=YEARLY;BYWEEKNO=50,52,2,4;BYDAY=MO' };
      await holte.api('POST', '/activities', { ...sent, body: anInput({ title: 'Ulige uger' }, odd) });
      await gentofte.api('POST', '/activities', {
        ...sent,
        body: anInput({ title: 'Kor i Gentofte' }, PLAIN),
      });
      await follow(holte, gentofte, 'gentofte', kind);
      await follow(gentofte, holte, 'holte', kind);
      await inTurns(holte, gentofte, [12, 13, 14]);
      const settled = versions(holte, gentofte);
      const sizes = [holte, gentofte].map(({ desk }) => desk.network.activities.size);
      await inTurns(holte, gentofte, [15, 16, 17]);
      expect(versions(holte, gentofte)).toEqual(settled);
      expect([holte, gentofte].map(({ desk }) => desk.network.activities.size)).toEqual(sizes);
      const titles = ({ desk }: Installation) =>
        [...new Set([...desk.network.activities.values()].map(({ title }) => title['da'] ?? ''))].sort();
      const all = ['Kor i Gentofte', 'Sprogcafé i Holte', 'Ulige uger'];
      expect(titles(holte)).toEqual(all);
      expect(titles(gentofte)).toEqual(all);

      const revised = anInput(
        { title: 'Sprogcafé, nu om onsdagen' },
        { ...PLAIN, start: '2026-12-02T19:00', rule: 'FREQ=WEEKLY;BYDAY=WE' },
      );
      const id = [...holte.desk.network.activities.values()].find(
        ({ title }) => title['da'] === 'Sprogcafé i Holte',
      )?.id;
      await holte.api('PUT', `/activities/${id}`, { ...sent, body: revised });
      await inTurns(holte, gentofte, [18, 19, 20]);
      expect(titles(gentofte)).toContain('Sprogcafé, nu om onsdagen');
      expect(titles(holte)).toEqual(titles(gentofte));
    },
  );
});

const WINDOW = { start: instant(Date.UTC(2026, 10)), end: instant(Date.UTC(2027, 8)) };

/** What a calendar file can tell of an activity: not for whom it is, nor by whom else. */
function tellable(line: string): string[] {
  const { activity, ...rest } = line === '' ? {} : JSON.parse(line);
  if (!activity) return Object.keys(rest).length > 0 ? [line] : [];
  const said = { ...activity, audiences: [], needs: [], coHosts: [] };
  return said.visibility === 'public' && said.status === 'confirmed'
    ? [JSON.stringify({ activity: said })]
    : [];
}

function occurrencesIn({ network }: Desk): readonly string[] {
  const { activities } = network;
  return [...activities.values()]
    .flatMap(({ schedule, title, association, venue }) =>
      occurrencesOf(schedule, WINDOW).map(({ start, end }) =>
        [association, Object.values(title)[0], start, end, venue].join(' | '),
      ),
    )
    .sort();
}

/** Which titles clash on which dates and why: what goes out date by date comes in as so many activities. */
function clashesIn(desk: Desk): readonly string[] {
  const asked = {
    window: WINDOW,
    associations: new Set<string>(),
    state: null,
    limit: 100_000,
    cursor: undefined,
  };
  const named = ({ title, association }: Party, date: string) =>
    `${association}: ${Object.values(title)[0]} ${date}`;
  return browseClashes(desk, COORDINATOR, asked)
    .clashes.flatMap(({ first, second, dates }) =>
      dates.map((date) =>
        [...[named(first, date.first), named(second, date.second)].sort(), [...date.reasons].sort()].join(
          ' | ',
        ),
      ),
    )
    .sort();
}

test('a feed that another installation follows is the same occurrences there, and the same clashes', async () => {
  const fixture = new URL('../fixtures/danish-network.jsonl', import.meta.url);
  const network = readFileSync(fixture, 'utf8').split('\n').flatMap(tellable);
  const [theirs, ours] = [await anInstallation(), await anInstallation()];
  await loadNetwork(theirs.desk, COORDINATOR, network);
  const register = network.filter((line) => !line.startsWith('{"activity"'));
  await loadNetwork(ours.desk, COORDINATOR, register);
  for (const slug of theirs.desk.network.associations.keys()) {
    const url = `http://${OPEN}:${theirs.port}/associations/${slug}.ics`;
    await saveSource(ours.desk, COORDINATOR, slug, 'feed', { url }, fetching(theirs));
  }
  await refreshSources(ours.desk, { chance: () => 0, fetching: fetching(theirs) });
  const [there, here] = [occurrencesIn(theirs.desk), occurrencesIn(ours.desk)];
  expect(there.length).toBeGreaterThan(200);
  expect(here).toEqual(there);
  expect(clashesIn(theirs.desk).length).toBeGreaterThan(10);
  expect(clashesIn(ours.desk)).toEqual(clashesIn(theirs.desk));
});
