// Content lines out of a file's text, whatever its line ends and folds. Lines are put together before anybody asks
// whether they are valid (RFC 5545 §3.1), since many a program folds without the space or breaks text over lines.
import { Buffer } from 'node:buffer';
import { nameOf } from './content-line.ts';

/** The properties of RFC 5545, 7986 and 9073 whose names may come in any case. */
const KNOWN = new Set(
  `BEGIN END VERSION PRODID CALSCALE METHOD NAME DESCRIPTION SUMMARY LOCATION COMMENT CONTACT UID DTSTAMP DTSTART DTEND
  DUE DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID SEQUENCE STATUS TRANSP CLASS CATEGORIES URL GEO PRIORITY CREATED
  LAST-MODIFIED ORGANIZER ATTENDEE ATTACH RELATED-TO RESOURCES REQUEST-STATUS PERCENT-COMPLETE COMPLETED FREEBUSY ACTION
  REPEAT TRIGGER TZID TZNAME TZOFFSETFROM TZOFFSETTO TZURL COLOR IMAGE CONFERENCE SOURCE REFRESH-INTERVAL ACKNOWLEDGED
  STYLED-DESCRIPTION STRUCTURED-DATA`.split(/\s+/),
);
const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;
const COLON = 58;
const SEMICOLON = 59;
const UNKNOWN_PROPERTY = /^[A-Z][A-Z0-9-]*(:(?!\s)|;[A-Za-z0-9-]+=)/;
const TEXT_PROPERTY =
  /^(DESCRIPTION|SUMMARY|LOCATION|COMMENT|CONTACT|STYLED-DESCRIPTION|X-[A-Z0-9-]+)[ \t]*[:;]/i;
/** A line at least so long that no content line follows was cut there by a fold. */
const FOLDED_FROM = 70;
/** No text that is kept is so long; what an attached file has more of is dropped. */
const MAX_LENGTH = 100_000;

/**
 * The content lines of a file, unfolded, in order: line ends of any kind, byte order marks and NULs are gone. A line
 * that is none itself continues the text before it, or is dropped where that is no text.
 */
export function* contentLines(text: string): Generator<string> {
  let line = '';
  let last = '';
  let isLost = false;
  for (let at = 0, end = 0; at < text.length; at = end + 1) {
    end = lineEnd(text, at);
    const part = cleaned(text.slice(at, end));
    if (part === '') continue;
    if (part.startsWith(' ') || part.startsWith('\t')) {
      if (!isLost && line !== '') line = joined(line, part.slice(1));
    } else if (isContentLine(part)) {
      if (line !== '') yield line;
      line = part;
      isLost = false;
    } else {
      const glue = glueBetween(line, last);
      isLost = glue === null;
      if (glue !== null) line = joined(line, glue + part);
    }
    last = part;
  }
  if (line !== '') yield line;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === LF || character === CR) break;
  }
  return at;
}

function cleaned(physical: string): string {
  const line = physical.includes('\0') ? physical.replaceAll('\0', '') : physical;
  return line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
}

function joined(line: string, more: string): string {
  return line.length < MAX_LENGTH ? line + more.slice(0, MAX_LENGTH) : line;
}

/** Whether a line begins a property. `HUSK: madpakke` in the middle of a description does not. */
function isContentLine(line: string): boolean {
  const name = nameOf(line);
  if (!KNOWN.has(name) && !name.startsWith('X-') && !UNKNOWN_PROPERTY.test(line)) return false;
  let end = name.length;
  while (line.charCodeAt(end) === SPACE || line.charCodeAt(end) === TAB) end++;
  return line.charCodeAt(end) === COLON || line.charCodeAt(end) === SEMICOLON;
}

/** What stands between a line and one that is none itself: nothing, or the line break the text had. Null: no text. */
function glueBetween(line: string, last: string): string | null {
  if (line === '' || /^(BEGIN|END)[ \t]*:/i.test(line)) return null;
  if (Buffer.byteLength(last) >= FOLDED_FROM) return '';
  return TEXT_PROPERTY.test(line) ? '\\n' : null;
}
