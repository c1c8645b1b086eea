import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Running } from '@parley/kit/process';

export interface CutLine extends Running {
  /** Where to reach the server through the line. */
  host: string;
  cut(): void;
  mend(): void;
}

/** A line to a server that can be cut: what is open breaks, and nothing new is let through. */
export async function startCutLine(server: { host: string; port: number }): Promise<CutLine> {
  const open = new Set<Socket>();
  let whole = true;
  const line = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(server);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const cut = () => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    host: `127.0.0.1:${(line.address() as AddressInfo).port}`,
    cut,
    mend() {
      whole = true;
    },
    async stop() {
      cut();
      line.close();
      await once(line, 'close');
    },
  };
}
