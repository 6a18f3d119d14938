// Those who mean the server no good, each until told to stop.
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { seeded } from './network.ts';

export interface Attack {
  readonly name: string;
  /** Begins it. @returns what ends it */
  readonly begin: (port: number) => () => void;
}

const PACE = 200;

/** Two hundred connections that send a header a letter at a time. */
const slowClients: Attack = {
  name: '200 slow clients',
  begin: (port) => {
    const sockets = new Set<Socket>();
    const open = (): void => {
      const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '));
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
      socket.resume();
    };
    const timer = setInterval(() => {
      for (const socket of sockets) socket.write('a');
      while (sockets.size < 200) open();
    }, PACE);
    return () => {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    };
  },
};

interface Question {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Connections that ask again a while after each answer, each time as another network. */
function asking(
  name: string,
  connections: number,
  pause: number,
  question: (n: number, port: number) => Question,
): Attack {
  return {
    name,
    begin: (port) => {
      const agent = new Agent({ keepAlive: true, maxSockets: connections });
      let isOver = false;
      let asked = 0;
      const ask = (): void => {
        if (isOver) return;
        const { body, headers = {}, ...rest } = question(asked++, port);
        const all = { 'X-Forwarded-For': network(), 'Accept-Encoding': 'gzip', ...headers };
        const again = (): void => void setTimeout(ask, pause);
        request({ agent, host: '127.0.0.1', port, headers: all, ...rest }, (response) => {
          response
            .resume()
            .once('end', again)
            .once('error', () => {});
        })
          .once('error', () => {})
          .end(body);
      };
      for (let i = 0; i < connections; i++) ask();
      return () => {
        isOver = true;
        agent.destroy();
      };
    },
  };
}

const random = seeded(11);
const network = (): string => `10.${[0, 0, 0].map(() => Math.floor(random() * 250)).join('.')}`;

const signingIn = (n: number, port: number): Question => ({
  path: '/sign-in',
  method: 'POST',
  headers: { Origin: `http://localhost:${port}`, 'Content-Type': 'application/x-www-form-urlencoded' },
  body: `email=somebody-${n}%40example.dk`,
});

export const ATTACKS: readonly Attack[] = [
  slowClients,
  asking('500 connections', 500, 1_000, (n) => ({ path: `/associations/forening-${n % 100}.ics` })),
  asking('hostile windows', 4, 5, (n) => ({
    path: `/api/v1/occurrences?from=${2030 + ((n * 7) % 7_000)}-01-01&limit=1`,
  })),
  asking('hostile searches', 4, 5, (n) => ({ path: `/?q=${'a+b+c+d+e+f+'.repeat(3)}${n}` })),
  asking('hostile filters', 4, 5, (n) => ({ path: `/calendar.ics?area=By+${n % 7},${n}&audience=a${n}` })),
  asking('hostile choices on pages', 4, 5, (n) => ({ path: `/?area=By+${n % 7}&category=language,${n}` })),
  asking('a flood of sign-ins', 20, 5, signingIn),
];
