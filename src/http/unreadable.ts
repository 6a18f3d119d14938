// What cannot be read as a request is refused in a sentence. Node alone would send a bare status and shut the connection
// with the rest unread, for which the system of the other side may throw away the answer before anybody has seen it.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const REFUSALS: Readonly<Record<string, readonly [status: string, sentence: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'Ask with a shorter address or fewer cookies: this is more than is read here.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'Ask again: the request did not come in time.'],
};
const NO_HTTP = ['400 Bad Request', 'Ask in HTTP/1.1: this cannot be read as a request.'] as const;

/**
 * @param patience milliseconds that the other side has for ending what it sends, which is thrown away
 * @param answering how far the answer has come to the latest request on the connection that could be read
 */
export function refuseUnreadable(
  server: Server,
  patience: number,
  answering: (socket: Socket) => 'nothing' | 'not begun' | 'begun',
): void {
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, duplex) => {
    const socket = duplex as Socket;
    // It has been refused already, or the other side has left.
    if (!socket.writable || code === 'ECONNRESET') {
      socket.destroySoon();
      return;
    }
    const state = answering(socket);
    if (state !== 'begun') socket.write(refusal(REFUSALS[code] ?? NO_HTTP));
    if (state !== 'nothing') socket.destroy();
    else forgetTheRest(socket, patience);
  });
}

function refusal([status, sentence]: readonly [string, string]): string {
  const headers = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(sentence) + 1}`,
    'Connection: close',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${sentence}\n`;
}

function forgetTheRest(socket: Socket, patience: number): void {
  const timer = setTimeout(() => socket.destroy(), patience);
  socket.once('close', () => clearTimeout(timer));
  socket.end();
  // In place of the parser, which would find fault with each further piece.
  socket.removeAllListeners('data');
  socket.on('data', () => {});
}
