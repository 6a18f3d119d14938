// What a body calls itself.
import type { ApiContext } from './endpoint.ts';

/** In lower case, without parameters; '' where nothing is said. */
export function mediaType(c: ApiContext): string {
  const [type = ''] = (c.req.header('Content-Type') ?? '').split(';', 1);
  return type.trim().toLowerCase();
}
