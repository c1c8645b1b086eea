import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between the subgraph and PostgreSQL and counts what is executed, whoever sends it. */
export interface StatementCounter {
  /** The same database, through here. */
  url: string;
  /** What has been executed so far, but for what the relay does on a timer of its own. */
  readonly executed: readonly string[];
  stop(): Promise<void>;
}

/** What the relay does is no part of a request. */
const OF_THE_RELAY = /\boutbox\b|^(begin|commit|rollback)\b|pg_advisory/i;

export async function startStatementCounter(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const executed: string[] = [];

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const note = createStatementReader((text) => {
      if (!OF_THE_RELAY.test(text)) executed.push(text);
    });
    client.on('data', note);
    client.pipe(upstream).pipe(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as { port: number }).port}`;

  return {
    url: url.href,
    executed,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Reads the frontend's side of PostgreSQL's protocol: simple queries, and executions with the text that was prepared for them. */
function createStatementReader(executed: (text: string) => void): (chunk: Buffer) => void {
  const prepared = new Map<string, string>();
  let rest = Buffer.alloc(0);
  let greeted = false;
  let bound = '';

  const read = (type: string, body: Buffer) => {
    const texts = body.toString().split('\0');
    if (type === 'P') prepared.set(texts[0] ?? '', texts[1] ?? '');
    if (type === 'B') bound = prepared.get(texts[1] ?? '') ?? '';
    if (type === 'Q') executed(texts[0] ?? '');
    if (type === 'E') executed(bound);
  };

  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message of a connection has a length and no type.
      const head = greeted ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return;
      if (greeted) read(String.fromCharCode(rest.readUInt8(0)), rest.subarray(5, end));
      greeted = true;
      rest = rest.subarray(end);
    }
  };
}
