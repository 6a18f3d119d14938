// The CRC-32 of joined bytes from the CRC-32s of the parts, without reading the bytes again.
//
// A CRC is a polynomial over GF(2), modulo the CRC's own; bytes that follow multiply it by x to the power of their
// bits. So joining costs a few multiplications, however long the parts are (Mark Adler's crc32_combine in zlib).

/** x^32 + x^26 + x^23 + … + 1 (RFC 1952 §8), the coefficient of x^0 in the highest bit, as in all numbers here. */
const MODULUS = 0xedb88320;
const ONE = 0x80000000;
const X = 0x40000000;

/** The product of two polynomials. */
function multiply(a: number, b: number): number {
  let product = 0;
  let shifted = b;
  for (let bit = ONE; bit !== 0; bit >>>= 1) {
    if (a & bit) product ^= shifted;
    shifted = shifted & 1 ? (shifted >>> 1) ^ MODULUS : shifted >>> 1;
  }
  return product >>> 0;
}

/** x^1, x^2, x^4, x^8 …; the exponents come round after 32 of them. */
const POWERS = [X];
for (let square = X; POWERS.length < 32; POWERS.push(square)) square = multiply(square, square);

/** What a CRC is multiplied by where so many bytes follow: x to the power of their bits. */
export function shiftBy(bytes: number): number {
  let shift = ONE;
  // Each byte is 2^3 bits.
  for (let rest = bytes, n = 3; rest > 0; rest = Math.floor(rest / 2), n++) {
    if (rest % 2 === 1) shift = multiply(POWERS[n % 32] ?? ONE, shift);
  }
  return shift;
}

/**
 * The CRC-32 of some bytes with others behind them, from the CRC-32 of each.
 * @param shift of the others' length, as `shiftBy` gives it
 */
export function joinedCrc32(first: number, second: number, shift: number): number {
  return (multiply(shift, first) ^ second) >>> 0;
}
