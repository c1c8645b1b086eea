import WebSocket from 'ws';

export interface RawOptions {
  headers?: Record<string, string>;
  protocols?: string[];
  path?: string;
}

export interface RawClient extends Disposable {
  ws: WebSocket;
  received: Message[];
  send(message: unknown): void;
  subscribe(id: string, query: string, more?: Record<string, unknown>): void;
  /** The next message of this type that was not asked for yet. */
  message(type: string): Promise<Message>;
  closed: Promise<{ code: number; reason: string }>;
}

export interface Message {
  type: string;
  id?: string;
  payload?: never;
}

/** A client that knows the protocol's messages and nothing of its rules. */
export async function openSocket(
  url: string,
  { headers, protocols = ['graphql-transport-ws'], path = '/graphql' }: RawOptions = {},
): Promise<RawClient> {
  const ws = new WebSocket(socketUrl(url, path), protocols, { headers });
  const received: Message[] = [];
  const wanted: { type: string; found(message: Message): void; failed(error: Error): void }[] = [];
  const unread: Message[] = [];
  ws.on('message', (data) => {
    const message = JSON.parse(String(data)) as Message;
    received.push(message);
    const at = wanted.findIndex(({ type }) => type === message.type);
    if (at === -1) unread.push(message);
    else wanted.splice(at, 1)[0]?.found(message);
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => {
      resolve({ code, reason: String(reason) });
      for (const { type, failed } of wanted) failed(new Error(`closed by ${code} ${reason} before ${type} came`));
    });
  });
  await new Promise<void>((resolve, reject) => {
    ws.once('open', resolve);
    ws.once('error', reject);
  });
  const client: RawClient = {
    ws,
    received,
    closed,
    send: (message) => ws.send(typeof message === 'string' ? message : JSON.stringify(message)),
    subscribe: (id, query, more) => client.send({ id, type: 'subscribe', payload: { query, ...more } }),
    message(type) {
      const at = unread.findIndex((message) => message.type === type);
      if (at !== -1) return Promise.resolve(unread.splice(at, 1)[0] as Message);
      return new Promise((found, failed) => wanted.push({ type, found, failed }));
    },
    [Symbol.dispose]: () => ws.terminate(),
  };
  return client;
}

/** One that has been let in. */
export async function enterSocket(url: string, params?: Record<string, unknown>, options?: RawOptions): Promise<RawClient> {
  const client = await openSocket(url, options);
  client.send({ type: 'connection_init', ...(params === undefined ? {} : { payload: params }) });
  await client.message('connection_ack');
  return client;
}

export function socketUrl(url: string, path = '/graphql'): string {
  return `${url.replace('http', 'ws')}${path}`;
}
