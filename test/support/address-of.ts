// Servers on whatever port of this computer is free.
import type { AddressInfo, Server } from 'node:net';

/** Makes the server listen on 127.0.0.1 and gives the port that the system chose. */
export async function addressOf(server: Server): Promise<AddressInfo> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server.address() as AddressInfo;
}
