// The body of a request as text or bytes. What is in it is for the deeds to judge.
import { HttpError } from '../http-error.ts';
import type { ApiContext } from './endpoint.ts';
import { mediaType } from './media-type.ts';

/**
 * The text of a body of one media type, without the mark of its encoding.
 * @throws HttpError `unsupported_media_type` for what does not call itself that, `malformed` for what is not UTF-8
 */
export async function readText(c: ApiContext, type: string): Promise<string> {
  return readUtf8(c, (given) => given === type, `Send the file with the header "Content-Type: ${type}".`);
}

/** As `readText`, for the media types (in lower case, without parameters) that are right; else there is advice. */
export async function readUtf8(
  c: ApiContext,
  isRight: (type: string) => boolean,
  advice: string,
): Promise<string> {
  const bytes = await readBytes(c, isRight, advice);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('Save the body as UTF-8 and send it again: it is in another encoding.');
  }
}

/** As `readUtf8`, in whatever encoding it is. */
export async function readBytes(
  c: ApiContext,
  isRight: (type: string) => boolean,
  advice: string,
): Promise<Uint8Array> {
  if (!isRight(mediaType(c))) throw new HttpError('unsupported_media_type', advice);
  const bytes = await c.req.arrayBuffer().catch(() => {
    throw malformed('Send the body again: it ends too early.');
  });
  return new Uint8Array(bytes);
}

export function malformed(message: string): HttpError {
  return new HttpError('malformed', message, { issues: [{ field: 'body', message }] });
}
