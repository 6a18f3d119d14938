// What the two sides of a clash have agreed.
import { readWindow } from '../../actions/asked-window.ts';
import type { Desk } from '../../actions/desk.ts';
import { settlementForm } from '../../actions/forms/settlement-form.ts';
import { reopenClash } from '../../actions/reopen-clash.ts';
import { settleClash } from '../../actions/settle-clash.ts';
import { tellPair } from '../../actions/settled-pair.ts';
import { clashPair, severity } from './components.ts';
import { type ApiContext, addressed, type Endpoint } from './endpoint.ts';
import { currentSettlementBy, ifMatchHeader, tagOfSettlement } from './entity-tag.ts';
import { tag } from './publishing.ts';
import { readJson } from './read-json.ts';

const settledPair = clashPair.extend({ severity: severity.nullable() }).openapi('SettledPair', {
  description: 'A pair with its dates of the next twelve months; severity is null where there are none',
});
const answers = { 200: { description: 'The pair as it is now', schema: settledPair, headers: tag } };

export const showSettlement: Endpoint = {
  summary: 'What is agreed about two activities',
  membersOnly: true,
  answers,
  problems: [404],
  answer: answerPair,
};

export const putSettlement: Endpoint = {
  summary: 'Settle a clash: moved, joined, or fine as it is',
  description: [
    'Said by an editor of either side or the coordinator, of two that clash. It is remembered, and reopened when either',
    'activity changes so that new dates clash. Joined is talked about until both sides have said it; then the',
    'association of the later activity becomes co-host of the earlier one.',
  ].join(' '),
  membersOnly: true,
  headers: ifMatchHeader,
  body: settlementForm.clone().openapi('SettlementInput'),
  answers,
  problems: [403, 404, 412],
  answer: async (c, services) => {
    const { desk } = services;
    const input = await readJson(c);
    await settleClash(desk, c.get('actor'), addressed(c, 'id'), input, currentSettlementBy(c));
    return answerPair(c, services);
  },
};

export const deleteSettlement: Endpoint = {
  summary: 'Reopen what was settled',
  description: 'What was agreed stays to be read. A co-host stays a co-host.',
  membersOnly: true,
  headers: ifMatchHeader,
  answers,
  problems: [403, 404, 412],
  answer: async (c, services) => {
    await reopenClash(services.desk, c.get('actor'), addressed(c, 'id'), currentSettlementBy(c));
    return answerPair(c, services);
  },
};

function answerPair(c: ApiContext, { desk }: { readonly desk: Desk }): Response {
  const window = readWindow({}, desk.clock(), desk.settings.timeZone);
  const { pair, version } = tellPair(desk, c.get('actor'), addressed(c, 'id'), window);
  return c.json(pair, 200, { ETag: tagOfSettlement(version) });
}
