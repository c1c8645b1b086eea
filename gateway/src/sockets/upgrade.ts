import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Handshake, ReadHandshake } from './handshake.ts';
import type { SocketRegister } from './socket-register.ts';

export interface UpgradeOptions {
  readHandshake: ReadHandshake;
  register: SocketRegister;
  /** False while no new sockets are taken. */
  willing(): boolean;
  /** Most bytes of one message. */
  messageBytes: number;
  perAddress: number;
  accept(ws: WebSocket, socket: Duplex, handshake: Handshake): void;
}

/** So many may be on their way to say who they are, whatever the limits of an address: beyond that the rest are asked to come again. */
const MOST_WAITING = 10_000;
/** In so many pieces a message may come; each takes memory, however small it is. */
const MOST_FRAGMENTS = 1_024;
const MOST_CHUNKS = 8_192;
/** How long a client that is told goodbye may take to say so too. */
const CLOSE_MS = 5_000;

interface Refusal {
  status: string;
  /** For people, in ASCII. */
  text?: string;
}

const OTHER_SUBPROTOCOL: Refusal = {
  status: '400 Bad Request',
  text: `The subprotocol spoken here is ${GRAPHQL_TRANSPORT_WS_PROTOCOL}.\n`,
};

/** A client may offer to speak another protocol on any request; only one that asks for a WebSocket is taken at its word. */
export function isWebSocketUpgrade({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/** Makes sockets of requests to /graphql that speak the right protocol, and refuses all others while that is still cheap. */
export function createUpgrade(options: UpgradeOptions) {
  const { readHandshake, register, willing, messageBytes, perAddress, accept } = options;
  const settings = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: messageBytes,
    maxFragments: MOST_FRAGMENTS,
    maxBufferedChunks: MOST_CHUNKS,
    // graphql-ws winds up an operation in steps: a next one of the same id must not come between them.
    allowSynchronousEvents: false,
    closeTimeout: CLOSE_MS,
    handleProtocols,
  };
  const server = new WebSocketServer(settings);

  const refusalOf = (request: IncomingMessage, { client }: Handshake): Refusal | null => {
    if (pathOf(request) !== '/graphql') return { status: '404 Not Found' };
    if (!speaksOurs(request.headers['sec-websocket-protocol'])) return OTHER_SUBPROTOCOL;
    if (!willing() || register.waiting >= MOST_WAITING) return { status: '503 Service Unavailable' };
    return register.fromAddress(client.address) < perAddress ? null : { status: '429 Too Many Requests' };
  };

  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const handshake = readHandshake(request);
    const refusal = refusalOf(request, handshake);
    if (refusal === null) {
      server.handleUpgrade(request, socket, head, (ws) => accept(ws, socket, handshake));
    } else {
      // A client that is gone meanwhile is nobody's error.
      socket.on('error', () => socket.destroy());
      socket.end(responseOf(refusal), () => socket.destroy());
    }
  };
}

function responseOf({ status, text = '' }: Refusal): string {
  const type = text === '' ? '' : 'Content-Type: text/plain\r\n';
  return `HTTP/1.1 ${status}\r\nConnection: close\r\n${type}Content-Length: ${text.length}\r\n\r\n${text}`;
}

function pathOf({ url = '' }: IncomingMessage): string {
  const question = url.indexOf('?');
  return question === -1 ? url : url.slice(0, question);
}

/** Who names no protocol gets a socket, on which the reason can be told. */
function speaksOurs(header: string | undefined): boolean {
  return header === undefined || handleProtocols(header) === GRAPHQL_TRANSPORT_WS_PROTOCOL;
}
