import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Relay extends AsyncDisposable {
  port: number;
  /** Cuts all connections that go through it, without a goodbye. New ones are taken at once. */
  cut(): void;
  /** Cuts them all, and each new one, until what is given back is called. */
  lose(): () => void;
}

/** Passes TCP connections on to a port of this machine, for a test that tears them. */
export async function startRelay(to: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => other.destroy()); // one end is gone, and so is the other
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
    socket.pipe(other);
  };
  let isLost = false;
  const server = createServer((near) => {
    if (isLost) return near.resetAndDestroy();
    const far = connect(to, '127.0.0.1');
    keep(near, far);
    keep(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    lose() {
      isLost = true;
      cut();
      return () => {
        isLost = false;
      };
    },
    async [Symbol.asyncDispose]() {
      server.close();
      cut();
      if (server.listening) await once(server, 'close');
    },
  };
}
