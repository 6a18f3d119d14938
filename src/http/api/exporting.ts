// Everything of an association or of the network, to take away.
import { z } from '@hono/zod-openapi';
import { associationCalendar, associationLines, networkLines } from '../../actions/export-association.ts';
import { addressedAssociation, type Endpoint } from './endpoint.ts';

const LINES = 'application/jsonl';
const CALENDAR = 'text/calendar; charset=utf-8';
const IN_PARTS = 1 << 16;

export const exportCalendar: Endpoint = {
  summary: 'Everything of an association as a calendar file',
  description: 'What is for members, held or cancelled too, so it is for the association’s editors.',
  membersOnly: true,
  answers: { 200: { description: 'iCalendar (RFC 5545)', schema: z.string(), type: 'text/calendar' } },
  problems: [403, 404],
  answer: async (c, { desk }) => {
    const slug = addressedAssociation(c, desk);
    const calendar = await associationCalendar(desk, c.get('actor'), slug);
    return c.body(new Uint8Array(calendar), 200, asFile(CALENDAR, `${slug}.ics`));
  },
};

export const exportLines: Endpoint = {
  summary: 'Everything of an association as JSON Lines',
  description:
    'In the form that loading takes: the association, its venues, its activities. For its editors.',
  membersOnly: true,
  answers: { 200: { description: 'An object a line', schema: z.string(), type: LINES } },
  problems: [403, 404],
  answer: async (c, { desk }) => {
    const slug = addressedAssociation(c, desk);
    const lines = await associationLines(desk, c.get('actor'), slug);
    return c.body(lines, 200, asFile(LINES, `${slug}.jsonl`));
  },
};

export const exportWhole: Endpoint = {
  summary: 'The whole network as JSON Lines',
  description: 'What the command line’s export writes. For the coordinator.',
  membersOnly: true,
  answers: { 200: { description: 'An object a line', schema: z.string(), type: LINES } },
  problems: [403],
  answer: async (c, { desk }) => {
    const lines = networkLines(desk, c.get('actor'));
    // Whoever may not is told so before the first byte of a good answer.
    const first = await lines.next();
    return c.body(streamOf(first.value ?? '', lines), 200, asFile(LINES, 'network.jsonl'));
  },
};

function asFile(type: string, name: string): Record<string, string> {
  return { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` };
}

function streamOf(first: string, lines: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let text = first;
  return new ReadableStream({
    async pull(controller) {
      while (text.length < IN_PARTS) {
        const line = await lines.next();
        if (line.done) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += line.value;
      }
      controller.enqueue(encoder.encode(text));
      text = '';
    },
    async cancel() {
      await lines.return();
    },
  });
}
