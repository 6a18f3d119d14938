// Every migration by name, in order: a static record, so that nothing searches folders at run time. Append only; a
// migration that has shipped is never edited.
import type { Migration } from 'kysely';
import { up as network } from './0001-network.ts';
import { up as startLink } from './0002-start-link.ts';
import { up as observance } from './0003-observance.ts';
import { up as settlement } from './0004-settlement.ts';
import { up as person } from './0005-person.ts';
import { up as source } from './0006-source.ts';
import { up as lease } from './0008-lease.ts';
import { up as clashLetter } from './0009-clash-letter.ts';
import { up as privateFeed } from './0010-private-feed.ts';
import { up as formerSlug } from './0011-former-slug.ts';
import { up as job } from './0012-job.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-network': { up: network },
  '0002-start-link': { up: startLink },
  '0003-observance': { up: observance },
  '0004-settlement': { up: settlement },
  '0005-person': { up: person },
  '0006-source': { up: source },
  '0008-lease': { up: lease },
  '0009-clash-letter': { up: clashLetter },
  '0010-private-feed': { up: privateFeed },
  '0011-former-slug': { up: formerSlug },
  '0012-job': { up: job },
};
