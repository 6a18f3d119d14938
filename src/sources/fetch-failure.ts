// Why nothing came of asking an address. The codes are for people to be told in words; none of them holds any part of
// the address, which is often a secret, nor anything that was found there.

export type FetchFault =
  /** No address that may be asked: another scheme or port, a password, or a machine that is not on the open internet. */
  | 'not-allowed'
  | 'unreachable'
  | 'too-slow'
  | 'too-large'
  | 'too-many-redirects'
  /** Nothing there any longer (404, 410). */
  | 'gone'
  /** A password is wanted (401, 403). */
  | 'refused'
  /** Any other answer than a calendar. */
  | 'error'
  /** It ended in the middle, or could not be unpacked. */
  | 'broken';

export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  readonly fault: FetchFault;

  constructor(fault: FetchFault) {
    super(`The calendar could not be fetched: ${fault}.`);
    this.fault = fault;
  }
}
