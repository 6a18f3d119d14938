// Addresses on the web: http and https alone, so that no link on a page can run anything.
import { z } from 'zod';

const MAX = 2_000;
const WEB = /^[Hh][Tt][Tt][Pp][Ss]?:\/\//;
const NEVER_IN_LINKS = /[\s\p{Cc}\p{Cs}]/u;
const FAULT = 'Give a web address that begins with https:// or http://, with %20 for a space.';

/** A web address, kept as it is given. */
export function linkField(description: string, example: string) {
  return z
    .string()
    .max(MAX, { error: `Give at most ${MAX} characters.`, abort: true })
    .regex(WEB, { error: FAULT, abort: true })
    .refine((link) => !NEVER_IN_LINKS.test(link) && URL.canParse(link), FAULT)
    .nullish()
    .meta({ description, example });
}
