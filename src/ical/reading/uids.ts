// UIDs as they can be stored, and those of what came without one or is taken out of a series.
import { createHash } from 'node:crypto';

const MAX_UID = 255;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A UID that can be stored: printable, 1 to 255 characters; one that is longer ends in its hash. Null where blank. */
export function storableUid(uid: string): string | null {
  const printable = uid.replace(UNPRINTABLE, '').trim();
  if (printable === '') return null;
  return printable.length <= MAX_UID ? printable : `${printable.slice(0, 180)}-${digestOf(printable)}`;
}

/** A UID for what came without one: the same whenever the same is read again. */
export function uidOfContent(content: string): string {
  return `uden-uid-${digestOf(content)}`;
}

/** The UID with a suffix before its host, as `name-20261201T190000@host`. */
export function suffixedUid(uid: string, suffix: string): string {
  const host = uid.lastIndexOf('@');
  const suffixed = host < 0 ? `${uid}-${suffix}` : `${uid.slice(0, host)}-${suffix}${uid.slice(host)}`;
  return storableUid(suffixed) ?? suffix;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The UIDs that a file's activities have got so far; no two get the same. */
export class GivenUids {
  readonly #copies = new Map<string, number>();

  /** The UID wanted, or where it is given already, that with the next free number. */
  give(wanted: string): string {
    let uid = wanted;
    for (let copy = this.#copies.get(wanted) ?? 1; this.#copies.has(uid); copy++) {
      uid = suffixedUid(wanted, String(copy + 1));
      this.#copies.set(wanted, copy + 1);
    }
    this.#copies.set(uid, 1);
    return uid;
  }
}
