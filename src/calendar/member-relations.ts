// What two activities are to each other, whatever their dates: whether they may clash at all, whether their audiences
// meet, whether they need the same helpers. Kept as numbers side by side, since a search asks it millions of times.
import type { Member } from './occurrence-rows.ts';

const MAY_CLASH = 1;
export const AUDIENCES_MEET = 2;
export const HELPERS_MEET = 4;

/** The host of a member that has several. */
const SEVERAL = -2;
/** So many names fit a set of bits; of more, two may share a bit and the names themselves are compared. */
const BITS = 32;

export class MemberRelations {
  /** By number, as are the rest. */
  readonly #members: Member[] = [];
  #hosts = new Int32Array(1_024);
  #audiences = new Int32Array(1_024);
  #needs = new Int32Array(1_024);
  #exact = true;

  /** Takes note of a member, under its number. */
  put(member: Member): void {
    const { number, hosts, audiences, needs } = member;
    if (number >= this.#hosts.length) this.#grow(number + 1);
    this.#members[number] = member;
    this.#hosts[number] = hosts.length === 1 ? (hosts[0] as number) : SEVERAL;
    this.#audiences[number] = member.audienceBits;
    this.#needs[number] = member.needBits;
    this.#exact &&= Math.max(0, ...audiences, ...needs) < BITS;
  }

  /**
   * What `mine`, which may be a draft, is to the member with this number, as bits; 0 where the two never clash
   * because they have a host in common or are the same.
   */
  relation(mine: Member, number: number): number {
    if (mine.number === number) return 0;
    const host = this.#hosts[number] as number;
    const several = host === SEVERAL || mine.hosts.length > 1;
    if (several ? share(mine.hosts, this.#member(number).hosts) : host === mine.hosts[0]) return 0;
    let relation = MAY_CLASH;
    const audiences = this.#audiences[number] as number;
    if (audiences === 0 || mine.audiences.length === 0) relation |= AUDIENCES_MEET;
    else if (audiences & mine.audienceBits && this.#reallyShare('audiences', mine, number))
      relation |= AUDIENCES_MEET;
    const needs = this.#needs[number] as number;
    if (needs & mine.needBits && this.#reallyShare('needs', mine, number)) relation |= HELPERS_MEET;
    return relation;
  }

  /** Whether two that share a bit share a name. */
  #reallyShare(kind: 'audiences' | 'needs', mine: Member, number: number): boolean {
    return this.#exact || share(mine[kind], this.#member(number)[kind]);
  }

  #member(number: number): Member {
    return this.#members[number] as Member;
  }

  #grow(size: number): void {
    const larger = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(Math.max(size, old.length * 2));
      array.set(old);
      return array;
    };
    this.#hosts = larger(this.#hosts);
    this.#audiences = larger(this.#audiences);
    this.#needs = larger(this.#needs);
  }
}

/** Names' numbers as bits; names that nobody else has (below 0) are left out. */
export function bitsOf(numbers: readonly number[]): number {
  return numbers.reduce((bits, number) => (number < 0 ? bits : bits | (1 << (number % BITS))), 0);
}

function share(a: readonly number[], b: readonly number[]): boolean {
  for (const x of a) for (const y of b) if (x === y) return true;
  return false;
}
