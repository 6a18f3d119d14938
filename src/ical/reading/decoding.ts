// The bytes of a calendar file as text: UTF-8 by rights (RFC 5545 §3.1.4), and what old programs write instead.
import { Buffer, isUtf8 } from 'node:buffer';

/** Bytes 0x80 to 0x9f of Windows-1252, which some Node versions decode as control characters. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;

/**
 * The text in the bytes: UTF-8, UTF-16 with or without a byte order mark, else Windows-1252. UTF-8 characters that a
 * fold has cut in two are made whole.
 */
export function calendarText(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  return strictUtf8(bytes) ?? strictUtf8(unfolded(bytes)) ?? windows1252(bytes);
}

/** UTF-16 by its mark, or by the zero beside the first letter. */
function wideEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === undefined || second === undefined) return null;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return null;
}

/** Without its byte order mark; null where it is no UTF-8. A TextDecoder would hold others up four times as long. */
function strictUtf8(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  const text = bufferOf(bytes).toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function unfolded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lineEnd = bytes[i] === CR && bytes[i + 1] === LF ? 2 : bytes[i] === LF || bytes[i] === CR ? 1 : 0;
    const next = bytes[i + lineEnd];
    if (lineEnd > 0 && (next === SPACE || next === TAB)) i += lineEnd;
    else whole[length++] = bytes[i] as number;
  }
  return whole.subarray(0, length);
}

function windows1252(bytes: Uint8Array): string {
  const text = bufferOf(bytes).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (control) => HIGH.charAt(control.charCodeAt(0) - 0x80));
}

/** The same bytes, not copied. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
