// A QR code, drawn here rather than by somebody else's server: dark on light whatever the page's colours, as scanners
// expect it.
import { encode } from 'uqr';

/** @param name what it is for, for those who cannot see it */
export function QrCode({ of, name }: { of: string; name: string }) {
  const { path, size } = drawn(of);
  return (
    <svg
      class="qr-code"
      role="img"
      aria-label={name}
      viewBox={`0 0 ${size} ${size}`}
      width="192"
      height="192"
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

interface Drawn {
  readonly path: string;
  readonly size: number;
}

/** Finding the best code takes milliseconds, as long as all else on a page; people look at the same few pages. */
const MOST_KEPT = 500;
const kept = new Map<string, Drawn>();

function drawn(of: string): Drawn {
  const known = kept.get(of);
  if (known) return known;
  const { data, size } = encode(of, { ecc: 'M', border: 4 });
  if (kept.size >= MOST_KEPT) kept.clear();
  const made = { path: pathOf(data), size };
  kept.set(of, made);
  return made;
}

/** The dark modules, those side by side as one. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  const runs: string[] = [];
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1H${from}z`);
    }
  }
  return runs.join('');
}
