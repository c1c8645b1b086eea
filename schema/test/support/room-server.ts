import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, GraphQLError, graphql } from 'graphql';
import type { ConnectionInitMessage, PingMessage } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';

const schema = buildSchema(`
  enum UpdateKind { STARTED EVENT RESET ENDED }
  type Message { id: ID! number: Int! body: String! }
  type Update { kind: UpdateKind! conversationId: ID! position: String! message: Message }
  input SendMessageInput { conversationId: ID! clientId: String! body: String! }
  type SendMessagePayload { message: Message }
  input ConversationPositionInput { conversationId: ID! position: String! }
  type Query { greeting: String }
  type Mutation { sendMessage(input: SendMessageInput!): SendMessagePayload }
  type Subscription {
    messageAdded(conversationId: ID!, after: String): Update
    inbox(positions: [ConversationPositionInput!]): Update
  }
`);

interface Message {
  id: string;
  number: number;
  body: string;
  clientId: string;
}

interface Update {
  kind: string;
  conversationId: string;
  position: string;
  message?: Message;
}

interface Credentialed {
  authorization?: string;
}

/** A server of conversations that does what the client asks of the graph, and as badly as it is told to. */
export interface RoomServer extends AsyncDisposable {
  url: string;
  say(conversationId: string, body: string): void;
  /** Tells every inbox that is open that the conversation is over for it. */
  end(conversationId: string): void;
  messages(conversationId: string): readonly Message[];
  /** Ends all connections as a broken cable would. */
  drop(): void;
  close(code: number, reason: string): void;
  /** What was shown to it: at the beginning of each connection, and by pings. */
  shown: (string | undefined)[];
  pinged: (string | undefined)[];
  /** How many subscriptions were asked for. */
  subscriptions(): number;
  connections(): number;
  /** How many of them the client has left. */
  left(): number;
  /** The next questions are met by these, one by one. */
  faults: Fault[];
}

/** `lost`: it is done, and the answer does not arrive. Else an error of this code. */
export type Fault = 'lost' | 'UNAVAILABLE' | 'NOT_FOUND';

export interface RoomServerOptions {
  refusedCredentials?: string[];
  /** Said to each connection: what it has shown ends after so long. */
  credentialsLastMs?: number | null;
}

export async function startRoomServer({
  refusedCredentials = [],
  credentialsLastMs = null,
}: RoomServerOptions = {}): Promise<RoomServer> {
  const rooms = new Map<string, Message[]>();
  const ended = new Set<string>();
  const faults: Fault[] = [];
  const shown: RoomServer['shown'] = [];
  const pinged: RoomServer['pinged'] = [];
  let subscriptions = 0;
  let left = 0;
  const waiting: (() => void)[] = [];
  const wake = () => {
    for (const go of waiting.splice(0)) go();
  };
  const room = (id: string): Message[] => {
    const messages = rooms.get(id) ?? [];
    rooms.set(id, messages);
    return messages;
  };
  const say = (conversationId: string, body: string, clientId: string = randomUUID()): Message => {
    const known = room(conversationId).find((message) => message.clientId === clientId);
    if (known !== undefined) return known;
    const number = room(conversationId).length + 1;
    const message = { id: `${conversationId}-${number}`, number, body, clientId };
    room(conversationId).push(message);
    wake();
    return message;
  };
  const takeFault = () => {
    const fault = faults.shift();
    if (fault !== undefined && fault !== 'lost') throw new GraphQLError('Not now.', { extensions: { code: fault } });
    return fault;
  };
  async function* updates(field: string, starts: () => Map<string, number | null>): AsyncGenerator<Record<string, Update>> {
    const places = starts();
    for (const [id, place] of places) {
      if (place !== null) continue;
      places.set(id, room(id).length);
      yield { [field]: { kind: 'STARTED', conversationId: id, position: `${room(id).length}` } };
    }
    for (;;) {
      for (const [id, place] of places) {
        if (ended.has(id)) {
          places.delete(id);
          yield { [field]: { kind: 'ENDED', conversationId: id, position: `${place}` } };
          continue;
        }
        for (const message of room(id).slice(place ?? 0)) {
          places.set(id, message.number);
          yield { [field]: { kind: 'EVENT', conversationId: id, position: `${message.number}`, message } };
        }
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }
  interface Asked {
    conversationId: string;
    after?: string | null;
    positions?: { conversationId: string; position: string }[] | null;
  }
  const root = {
    greeting: () => 'hello',
    messageAdded({ conversationId, after }: Asked) {
      subscriptions += 1;
      takeFault();
      return updates('messageAdded', () => new Map([[conversationId, after == null ? null : Number(after)]]));
    },
    inbox({ positions }: Asked) {
      subscriptions += 1;
      takeFault();
      const from = new Map(positions?.map((each) => [each.conversationId, Number(each.position)]));
      return updates('inbox', () => new Map([...rooms.keys()].map((id) => [id, from.get(id) ?? null])));
    },
  };

  const server = createServer(async (request, response) => {
    const { query, variables } = JSON.parse(await bodyOf(request)) as { query: string; variables: Record<string, unknown> };
    let lost = false;
    const sendMessage = ({ input }: { input: { conversationId: string; body: string; clientId: string } }) => {
      lost = takeFault() === 'lost';
      return { message: say(input.conversationId, input.body, input.clientId) };
    };
    const answer = await graphql({ schema, source: query, rootValue: { ...root, sendMessage }, variableValues: variables });
    if (lost) return request.socket.destroy();
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  useServer<Credentialed & ConnectionInitMessage['payload'], { socket: WebSocket }>(
    {
      schema,
      roots: { subscription: root },
      onConnect({ connectionParams, extra: { socket } }) {
        const authorization = connectionParams?.['authorization'] as string | undefined;
        shown.push(authorization);
        socket.on('message', (message) => {
          if ((JSON.parse(String(message)) as { type: string }).type === 'complete') left += 1;
        });
        if (authorization !== undefined && refusedCredentials.includes(authorization)) socket.close(4401, 'Log in again.');
        if (credentialsLastMs === null) return true;
        return { expiresAt: new Date(Date.now() + credentialsLastMs).toISOString() };
      },
      onPing: (_context, payload: PingMessage['payload']) => {
        pinged.push((payload as Credentialed | undefined)?.authorization);
      },
    },
    sockets,
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    say: (conversationId, body) => void say(conversationId, body),
    end(conversationId) {
      ended.add(conversationId);
      wake();
    },
    messages: room,
    drop() {
      for (const socket of sockets.clients) socket.terminate();
    },
    close(code, reason) {
      for (const socket of sockets.clients) socket.close(code, reason);
    },
    shown,
    pinged,
    subscriptions: () => subscriptions,
    connections: () => sockets.clients.size,
    left: () => left,
    faults,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
