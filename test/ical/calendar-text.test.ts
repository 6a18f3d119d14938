import { describe, expect, it } from 'vitest';
import type { TimeZoneId } from '../../src/calendar/time.ts';
import { FOOTER, renderHeader } from '../../src/ical/calendar-text.ts';
import { readCalendar, unfoldedLines } from './read-back.ts';

const COPENHAGEN = 'Europe/Copenhagen' as TimeZoneId;
const NUUK = 'America/Nuuk' as TimeZoneId;

describe('the header of a calendar', () => {
  it('says its name, colour and pace both as RFC 7986 has it and as older readers know it', () => {
    const text = renderHeader({
      name: 'Sprogcaféen',
      description: 'Kom og tal dansk',
      colour: '#b22222',
      zones: [],
      timeZone: COPENHAGEN,
      refreshHours: 12,
    });
    expect(unfoldedLines(text)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Faelleskalender//Faelleskalender//DA',
      'CALSCALE:GREGORIAN',
      'NAME:Sprogcaféen',
      'X-WR-CALNAME:Sprogcaféen',
      'DESCRIPTION:Kom og tal dansk',
      'X-WR-CALDESC:Kom og tal dansk',
      'X-WR-TIMEZONE:Europe/Copenhagen',
      'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
      'X-PUBLISHED-TTL:PT12H',
      'COLOR:firebrick',
      'X-APPLE-CALENDAR-COLOR:#B22222',
    ]);
  });

  it('leaves out what nobody chose', () => {
    const text = renderHeader({ name: 'Alle', description: null, colour: null, zones: [], refreshHours: 6 });
    expect(text).not.toMatch(/DESC|COLOR|TIMEZONE/);
  });

  it('declares each zone once, by name, after its own properties', () => {
    const header = { name: 'Alle', colour: null, zones: [COPENHAGEN, NUUK, COPENHAGEN], refreshHours: 6 };
    const calendar = readCalendar(renderHeader(header) + FOOTER);
    const zones = calendar.getAllSubcomponents().map((zone) => zone.getFirstPropertyValue('tzid'));
    expect(zones).toEqual([NUUK, COPENHAGEN]);
    expect(renderHeader(header).indexOf('BEGIN:VTIMEZONE')).toBeGreaterThan(
      renderHeader(header).indexOf('X-PUBLISHED-TTL'),
    );
  });

  it('is shown in the first zone named where no other is asked for', () => {
    const header = { name: 'Alle', colour: null, zones: new Set([NUUK]), refreshHours: 6 };
    expect(renderHeader(header)).toContain('X-WR-TIMEZONE:America/Nuuk\r\n');
  });

  it('is a whole calendar with the footer behind it, ended by CRLF', () => {
    const text = renderHeader({ name: 'Alle', colour: null, zones: [COPENHAGEN], refreshHours: 6 }) + FOOTER;
    expect(readCalendar(text).name).toBe('vcalendar');
    expect(text.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
