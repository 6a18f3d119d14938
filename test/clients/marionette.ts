// Marionette, which Mozilla's programs are driven by from outside: on a connection on this computer both sides send
// messages of JSON, each after its length in bytes and a colon.
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';

/** A command's answer: its kind, the number of the command, what went wrong, and what came of it. */
type Answer = readonly [kind: 1, number: number, error: Fault | null, result: unknown];

interface Fault {
  readonly error: string;
  readonly message: string;
  readonly stacktrace: string;
}

interface Waiting {
  readonly command: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #received: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => this.#take(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const { command, reject } of this.#waiting.values()) {
        reject(new Error(`The program went away before it had answered ${command}.`));
      }
      this.#waiting.clear();
    });
  }

  /** @param port where the program listens on this computer */
  static async connect(port: number): Promise<Marionette> {
    const socket = createConnection(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Marionette(socket);
  }

  /** @throws Error with what the program has to say, where the command fails or it goes away */
  send(command: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const number = ++this.#last;
    const text = JSON.stringify([0, number, command, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { command, resolve, reject });
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (let colon = this.#received.indexOf(':'); colon >= 0; colon = this.#received.indexOf(':')) {
      const end = colon + 1 + Number(this.#received.toString('latin1', 0, colon));
      if (this.#received.length < end) return;
      const message: unknown = JSON.parse(this.#received.toString('utf8', colon + 1, end));
      this.#received = this.#received.subarray(end);
      // The first one greets, and is no list.
      if (Array.isArray(message)) this.#hear(message as unknown as Answer);
    }
  }

  #hear([, number, fault, result]: Answer): void {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (fault) waiting?.reject(new Error(`${waiting.command}: ${fault.message}\n${fault.stacktrace}`));
    else waiting?.resolve(result);
  }
}
