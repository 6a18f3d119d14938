// Which program this is, what it runs on, and how much room there is: what somebody asks for who is to help.
import type { DatabaseFacts } from '../../store/database-facts.ts';
import type { Reader } from '../pages/reader.ts';
import type { Program, Room } from '../program.ts';

interface Props {
  readonly reader: Reader;
  readonly program: Program;
  readonly database: DatabaseFacts;
  /** Null where the machine does not tell. */
  readonly room: Room | null;
}

/** With less than this free, or a twentieth of the disk, somebody has to see to it. */
const LITTLE = 1e9;

export function ProgramFacts({ reader: { words }, program, database, room }: Props) {
  const facts: readonly (readonly [string, string])[] = [
    ['Fælleskalender', program.version],
    ['Node', program.node],
    [words.say('status.zoneData'), program.zoneData],
    [words.say('status.database'), database.kind],
    [words.say('status.schema'), database.schema],
    [words.say('status.databaseSize'), sizeWords(database.bytes)],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <bdi dir="ltr">{value}</bdi>
          </dd>
        </div>
      ))}
      {room && (
        <div>
          <dt>{words.say('status.room')}</dt>
          <dd>
            <p>{words.say('status.roomFree', { free: sizeWords(room.free), all: sizeWords(room.all) })}</p>
            {(room.free < LITTLE || room.free < room.all / 20) && <p>{words.say('status.roomLittle')}</p>}
          </dd>
        </div>
      )}
    </dl>
  );
}

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** As `12 MB`, by thousands, the way disks are sold. Kept together, and from left to right in every script. */
function sizeWords(bytes: number): string {
  let size = bytes / 1_000;
  let unit = 0;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1_000;
    unit++;
  }
  return `\u2066${Math.round(size)}\u00a0${UNITS[unit]}\u2069`;
}
