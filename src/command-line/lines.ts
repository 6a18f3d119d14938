// Text as it comes in, cut into lines. Node's own reader of lines also cuts at U+2028 and U+2029, which JSON allows
// inside its strings.
import { invalid } from '../calendar/errors.ts';

/**
 * The lines of UTF-8 text, without their ends (LF or CRLF) and without a byte order mark.
 * @throws CalendarError `invalid` naming the line where the bytes are not UTF-8
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let count = 0;
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw invalid([{ field: `line ${count + 1} or soon after`, message: 'Save the file as UTF-8.' }]);
    }
  };
  for await (const bytes of input) {
    const lines = decode(bytes).split('\n');
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield withoutReturn(line);
      count++;
    }
  }
  rest += decode();
  if (rest !== '') yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
