// The end of a server: requests under way are finished, connections that carry none are let go.
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface FarewellLimits {
  /** Milliseconds that requests under way have to finish in. */
  readonly farewell: number;
  /** Milliseconds that connections without a request have to send the one that may be on its way. */
  readonly lastCall: number;
}

export class Farewell {
  readonly #server: Server;
  readonly #limits: FarewellLimits;
  /** The open connections, each with its latest answer: answers are sent in order, so it is the last to be sent. */
  readonly #latest = new Map<Socket, ServerResponse | null>();
  #isClosing = false;

  constructor(server: Server, limits: FarewellLimits) {
    this.#server = server;
    this.#limits = limits;
    server.on('connection', (socket: Socket) => {
      this.#latest.set(socket, null);
      socket.once('close', () => this.#latest.delete(socket));
    });
  }

  /** Takes note of an answer that is under way. */
  begin(answer: ServerResponse): void {
    const { socket } = answer;
    if (socket && this.#latest.has(socket)) this.#latest.set(socket, answer);
    if (this.#isClosing) closeAfter(answer);
  }

  /** How far the latest answer on the connection has come. */
  answering(socket: Socket): 'nothing' | 'not begun' | 'begun' {
    const answer = this.#latest.get(socket) ?? null;
    if (!isUnderWay(answer)) return 'nothing';
    return answer.headersSent ? 'begun' : 'not begun';
  }

  /** Takes no more connections, finishes what is under way, and cuts off what does not finish in time. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const closed = new Promise<void>((done) => this.#server.close(() => done()));
    for (const answer of this.#latest.values()) if (isUnderWay(answer)) closeAfter(answer);
    // Browsers open connections that they may never use, and Node counts those as busy.
    const lastCall = setTimeout(() => this.#letGo(), this.#limits.lastCall);
    const cutOff = setTimeout(() => this.#server.closeAllConnections(), this.#limits.farewell);
    await closed;
    clearTimeout(lastCall);
    clearTimeout(cutOff);
  }

  #letGo(): void {
    for (const [socket, answer] of this.#latest) if (!isUnderWay(answer)) socket.destroy();
  }
}

function isUnderWay(answer: ServerResponse | null): answer is ServerResponse {
  return answer !== null && !answer.writableFinished;
}

/** Without this its connection would be kept for a next request. */
function closeAfter(answer: ServerResponse): void {
  if (!answer.headersSent) answer.setHeader('Connection', 'close');
  else answer.once('finish', () => answer.req.socket.end());
}
