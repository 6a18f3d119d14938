// Secrets as they are remembered: whoever reads the database can use none of them.
import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hexadecimal. Enough for secrets of 256 random bits, which nobody can guess their way to. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
