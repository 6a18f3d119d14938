// What there is to know of the program and the machine that it runs on.

/** Bytes on the disk of the data folder. */
export interface Room {
  readonly free: number;
  readonly all: number;
}

export interface Program {
  /** As `0.1.0`. */
  readonly version: string;
  readonly node: string;
  /** The release of the time zone data, as `2026b`; '' where Node does not know. */
  readonly zoneData: string;
  /** Null where the machine does not tell. */
  room(): Promise<Room | null>;
}
