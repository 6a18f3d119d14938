// Loaded before a program, makes the clock stand still at FIXED_CLOCK.
const fixed = Date.parse(process.env['FIXED_CLOCK'] ?? '');
if (Number.isNaN(fixed)) throw new Error('FIXED_CLOCK is no instant');

const RealDate = Date;

class FixedDate extends RealDate {
  constructor(...parts: [] | [number | string | Date]) {
    if (parts.length === 0) super(fixed);
    else super(...parts);
  }

  static override now(): number {
    return fixed;
  }
}

globalThis.Date = FixedDate as DateConstructor;
