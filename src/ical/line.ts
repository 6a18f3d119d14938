// Content lines as bytes on the wire: what a value may hold, how a parameter is quoted, how a line is folded.
import { Buffer } from 'node:buffer';

const LIMIT = 75;

/**
 * Words as an iCalendar TEXT can hold them, before any escaping: line breaks are LF, control characters other than
 * tab and LF are gone, and half a surrogate pair, which has no UTF-8, is U+FFFD.
 */
export function plainWords(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The words as a TEXT value (RFC 5545 §3.3.11): one line, whatever they hold. */
export function textValue(words: string): string {
  return plainWords(words)
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

/** The words as a quoted parameter value, with the caret escapes of RFC 6868 for what quotes cannot hold. */
export function parameterValue(words: string): string {
  const escaped = plainWords(words).replaceAll('^', '^^').replaceAll('\n', '^n').replaceAll('"', "^'");
  return `"${escaped}"`;
}

/** An address as a URI value, which takes no escaping (RFC 5545 §3.3.13): what no URI may hold is percent-encoded. */
export function uriValue(address: string): string {
  return plainWords(address.trim()).replace(/[\s"<>\\^`{|}]/gu, encodeURIComponent);
}

/** One content line, ended by CRLF and folded at 75 octets, never inside a character (RFC 5545 §3.1). */
export function foldedLine(line: string): string {
  if (Buffer.byteLength(line) <= LIMIT) return `${line}\r\n`;
  let folded = '';
  let room = LIMIT;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (octets > room) {
      folded += '\r\n ';
      room = LIMIT - 1;
    }
    folded += character;
    room -= octets;
  }
  return `${folded}\r\n`;
}

/** Content lines, each folded and ended by CRLF. */
export function foldedLines(lines: readonly string[]): string {
  return lines.map(foldedLine).join('');
}
