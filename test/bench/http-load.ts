// A light load over raw connections: requests one after another on each, answers counted and thrown away. It parses no
// more than it must, so that what is measured is the server.
import { connect } from 'node:net';

export interface Load {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly milliseconds: number;
}

/** Answers a second. */
export async function answersPerSecond(load: Load): Promise<number> {
  const until = performance.now() + load.milliseconds;
  const begun = performance.now();
  const counts = await Promise.all(
    Array.from({ length: load.connections }, () => oneConnection(load, until)),
  );
  return (counts.reduce((sum, count) => sum + count, 0) / (performance.now() - begun)) * 1_000;
}

const HEAD_END = Buffer.from('\r\n\r\n');

function oneConnection({ port, path, headers }: Load, until: number): Promise<number> {
  const lines = Object.entries({ Host: '127.0.0.1', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let answers = 0;
    let left = 0;
    let head = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('data', (data) => {
      let rest = data;
      while (rest.length > 0) {
        if (left === 0 && head.length === 0 && isWholeHead(rest)) {
          left = lengthOf(rest.toString('latin1'));
          rest = rest.subarray(rest.length);
        } else if (left > 0) {
          const taken = Math.min(left, rest.length);
          left -= taken;
          rest = rest.subarray(taken);
        } else {
          head = Buffer.concat([head, rest]);
          const end = head.indexOf(HEAD_END);
          if (end < 0) return;
          left = lengthOf(head.subarray(0, end).toString('latin1'));
          rest = head.subarray(end + HEAD_END.length);
          head = Buffer.alloc(0);
        }
        if (left > 0) continue;
        answers++;
        if (performance.now() >= until) {
          socket.destroy();
          resolve(answers);
          return;
        }
        socket.write(request);
      }
    });
  });
}

/** Whether the bytes are one answer's head from end to end, as they are where nothing else is on its way. */
function isWholeHead(bytes: Buffer): boolean {
  return bytes.indexOf(HEAD_END) === bytes.length - HEAD_END.length;
}

function lengthOf(head: string): number {
  const status = Number(head.slice(9, 12));
  if (status !== 200 && status !== 304) throw new Error(`The server answered ${head.split('\r\n')[0]}`);
  return status === 304 ? 0 : Number(/content-length: (\d+)/i.exec(head)?.[1]);
}
