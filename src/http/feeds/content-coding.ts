// Which coding of a body to send (RFC 9110 §12.5.3).

export type ContentCoding = 'identity' | 'gzip';

/** Clients send few different headers, and hostile ones many: what was found out is forgotten now and then. */
const REMEMBERED = 500;
const remembered = new Map<string, ContentCoding | null>();

/**
 * The coding to answer an Accept-Encoding with: gzip where it is as welcome as any, else the bytes themselves. Null where
 * the client refuses both. A client that says nothing gets the bytes themselves, since it may know of no coding at all.
 */
export function negotiateCoding(acceptEncoding: string | undefined): ContentCoding | null {
  if (acceptEncoding === undefined) return 'identity';
  const known = remembered.get(acceptEncoding);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const coding = negotiate(acceptEncoding.toLowerCase());
  remembered.set(acceptEncoding, coding);
  return coding;
}

function negotiate(header: string): ContentCoding | null {
  const weights = weightsIn(header);
  const others = weights.get('*');
  const gzip = weights.get('gzip') ?? weights.get('x-gzip') ?? others ?? 0;
  // Where nothing speaks of it, identity is acceptable and no more than that.
  const identity = weights.get('identity') ?? others ?? null;
  if (gzip > 0 && gzip >= (identity ?? 0)) return 'gzip';
  return identity === 0 ? null : 'identity';
}

const WEIGHTED = /^([a-z0-9!#$%&'*+.^_`|~-]+)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/;

/** The weights by coding. What is not written as the RFC has it is passed over. */
function weightsIn(header: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const element of header.split(',')) {
    const [, coding, weight] = WEIGHTED.exec(element.trim()) ?? [];
    if (coding !== undefined) weights.set(coding, Number(weight ?? 1));
  }
  return weights;
}
