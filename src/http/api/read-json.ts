// The body of a request as JSON. What is in it is for the forms to judge.
import type { ApiContext } from './endpoint.ts';
import { malformed, readUtf8 } from './read-text.ts';

const JSON_TYPE = /^application\/([a-z0-9!#$&^_.-]+\+)?json$/;
const ADVICE = 'Send JSON, with the header "Content-Type: application/json".';
const MAX_COMPLAINT = 200;

/** @throws HttpError `unsupported_media_type` for what does not call itself JSON, `malformed` for what is none */
export async function readJson(c: ApiContext): Promise<unknown> {
  const text = await readUtf8(c, (type) => JSON_TYPE.test(type), ADVICE);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const complaint = error instanceof Error ? error.message.slice(0, MAX_COMPLAINT) : '';
    throw malformed(`Correct the body: it is not JSON. ${complaint}.`);
  }
}
