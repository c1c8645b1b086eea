import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Running } from '@parley/kit/process';

export interface CutLine extends Running {
  /** Where to reach the server through the line. */
  host: string;
  /** What is open breaks, and nothing new is let through. */
  cut(): void;
  /** Nothing breaks, but nothing arrives any more. */
  silence(): void;
  mend(): void;
}

/** A line to a server that can be cut. */
export async function startCutLine(server: { host: string; port: number }): Promise<CutLine> {
  const open = new Set<Socket>();
  let state: 'whole' | 'cut' | 'silent' = 'whole';
  const line = createServer((near) => {
    if (state === 'cut') {
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
    if (state === 'whole') near.pipe(far).pipe(near);
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const cut = () => {
    state = 'cut';
    for (const socket of open) socket.destroy();
  };
  return {
    host: `127.0.0.1:${(line.address() as AddressInfo).port}`,
    cut,
    silence() {
      state = 'silent';
      for (const socket of open) socket.unpipe().pause();
    },
    mend() {
      state = 'whole';
    },
    async stop() {
      cut();
      line.close();
      await once(line, 'close');
    },
  };
}
