// The invented network behind https, as WordPress meets it: its editor takes only addresses that begin so for calendars
// to be shown rather than links. The certificate is signed by nobody.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { loadNetwork } from '../../../src/actions/load-network.ts';
import { renameAssociation } from '../../../src/actions/rename-association.ts';
import { demoNetwork } from '../../../src/demo/demo-network.ts';
import { addressOf } from '../../support/address-of.ts';
import { anApp } from '../../support/app.ts';

const BY = { role: 'coordinator', name: 'indlæser' } as const;

export interface SecureCalendar {
  /** Without a slash at the end. */
  readonly url: string;
  /** Gives an association another name in addresses. */
  rename(slug: string, wanted: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function secureCalendar(): Promise<SecureCalendar> {
  const closing: (() => void | Promise<void>)[] = [];
  const server = createServer(aCertificate());
  const { port } = await addressOf(server as Server);
  const url = `https://127.0.0.1:${port}`;
  const { app, desk } = await anApp({
    services: { baseUrl: url },
    whenDone: (done) => closing.unshift(done),
  });
  await loadNetwork(desk, BY, demoNetwork(desk.clock(), desk.settings.timeZone));
  server.on('request', getRequestListener(app.fetch));
  return {
    url,
    rename: (slug, wanted) => renameAssociation(desk, BY, slug, wanted),
    async close() {
      server.closeAllConnections();
      server.close();
      for (const done of closing) await done();
    },
  };
}

function aCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'faelleskalender-certificate-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const how = ['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    const of = ['-days', '2', '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', cert];
    execFileSync('openssl', [...how, ...of], { stdio: 'pipe' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
