import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { Log } from '@parley/kit/log';
import type { Client } from '@parley/kit/passport';
import type { WebSocket as GraphqlSocket } from 'graphql-ws';
import type { RawData, WebSocket } from 'ws';
import type { Identified } from '../identity/identity.ts';
import { CLOSE, type CloseCode } from './close-codes.ts';
import { type Frame, textFrame } from './frame.ts';
import type { Handshake } from './handshake.ts';
import { LatestResults } from './latest-results.ts';
import { MessageRate } from './message-rate.ts';
import type { Operation } from './operation.ts';
import type { Person } from './person.ts';
import { dateOf } from './renewal-route.ts';
import { UnderWay, type UnderWayLimits } from './under-way.ts';

export interface ConnectionLimits extends UnderWayLimits {
  /** How many bytes may wait to be sent. */
  sendBytes: number;
  messagesPerSecond: number;
  /** How long connection_init may take to come. */
  initMs: number;
  keepAliveMs: number;
}

/** In bytes, as WebSocket has it. */
const LONGEST_REASON = 123;

/**
 * One socket. What it sends goes through `write`, which bounds what may wait for a slow client; graphql-ws sees it as its own kind of
 * socket. There may be very many, so it has no timers and no closures of its own for each message.
 */
export class Connection implements GraphqlSocket {
  /** Names it in logs; with a number, each of its requests. */
  readonly id = randomUUID();
  readonly protocol: string;
  readonly client: Client;
  readonly operations = new Map<string, Operation>();
  readonly underWay: UnderWay;
  /** Of the message that it takes in at this moment. */
  messageBytes = 0;
  identified: Identified | null = null;
  /** Whose it is, as far as limits go. Null until that is known. */
  person: Person | null = null;
  /** Set when connection_init has come. */
  initialised = false;
  /** How many renewals of its credential were asked for, and which of them it goes by. */
  renewalsAsked = 0;
  renewalTaken = 0;
  private handshake: Handshake | null;
  private requests = 0;
  private onText: ((text: string) => Promise<void>) | null = null;
  private latest: LatestResults | null = null;
  private drained: PromiseWithResolvers<void> | null = null;
  private ended = false;
  private answered = true;
  private pingAt: number;
  private readonly initBy: number;
  private readonly rate: MessageRate;

  constructor(
    handshake: Handshake,
    private readonly ws: WebSocket,
    private readonly socket: Duplex,
    private readonly limits: ConnectionLimits,
    private readonly log: Log,
    now = Date.now(),
  ) {
    this.protocol = ws.protocol;
    this.client = handshake.client;
    this.handshake = handshake;
    this.initBy = now + limits.initMs;
    // Many come at one moment, after a restart: their pings shall not.
    this.pingAt = now + limits.keepAliveMs * (0.5 + Math.random() / 2);
    this.underWay = new UnderWay(limits);
    this.rate = new MessageRate(limits.messagesPerSecond, now);
    ws.on('message', (data, isBinary) => this.receive(data, isBinary));
    ws.on('pong', () => this.hear());
    ws.on('ping', () => this.hear());
    // ws closes by itself, with the code for it, when a frame is broken or too large.
    ws.on('error', (error) => log.debug({ err: error, socket: this.id }, 'a socket failed'));
    socket.on('drain', () => this.flush());
  }

  get open(): boolean {
    return !this.ended && this.ws.readyState === this.ws.OPEN;
  }

  /** In bytes, what the operating system has not taken yet. */
  get waiting(): number {
    return this.socket.writableLength + (this.latest?.bytes ?? 0);
  }

  /** Gives what it began with, and forgets it: it may hold a credential. Null the second time. */
  takeHandshake(): Handshake | null {
    const { handshake } = this;
    this.handshake = null;
    return handshake;
  }

  nextRequestId(): string {
    this.requests += 1;
    return `${this.id}.${this.requests}`;
  }

  /** Counts as sent what the operating system took: the rest waits, and past the bound the socket is ended instead. */
  write(frame: Frame): void {
    this.bound();
    if (!this.open) return;
    if (this.latest !== null) this.flush();
    this.socket.write(frame, 'latin1');
  }

  /** As `write`, but while the client is slow only the last one of each key is kept for it. */
  writeLatest(operation: object, key: string, frame: Frame): void {
    if (!this.open) return;
    if (!this.socket.writableNeedDrain) {
      this.write(frame);
      return;
    }
    this.latest ??= new LatestResults();
    this.latest.keep(operation, key, frame);
    this.bound();
  }

  /** Undefined while what is written goes out as it comes; else settles when it has gone out, or never will. */
  ready(): Promise<void> | undefined {
    if (!this.socket.writableNeedDrain || !this.open) return undefined;
    this.drained ??= Promise.withResolvers();
    return this.drained.promise;
  }

  enter(operation: Operation): void {
    this.operations.set(operation.id, operation);
    this.underWay.begin(operation);
    this.person?.underWay.begin(operation);
  }

  leave(operation: Operation): void {
    if (this.operations.get(operation.id) !== operation) return;
    this.operations.delete(operation.id);
    this.underWay.end(operation);
    this.person?.underWay.end(operation);
  }

  /** What still waits for it is not sent any more. */
  drop(operation: Operation): void {
    this.latest?.drop(operation);
  }

  /** Nothing is sent after this but the reason. */
  end(close: Pick<CloseCode, 'code' | 'reason'>, reason = close.reason): void {
    if (this.ended) return;
    this.release();
    this.log.debug({ socket: this.id, code: close.code, reason }, 'a socket is ended');
    this.ws.close(close.code, Buffer.byteLength(reason) <= LONGEST_REASON ? reason : '');
  }

  /** Ends it for a fault of ours. */
  fail(error: unknown): void {
    this.log.error({ err: error, socket: this.id }, 'a socket met an unexpected error');
    this.end(CLOSE.fault);
  }

  /** Lets go of all that hangs on it; its own end may take a while longer. */
  release(): void {
    this.ended = true;
    this.latest = null;
    for (const operation of this.operations.values()) operation.close();
    this.drained?.resolve();
    this.drained = null;
  }

  /** Ends it without a word. */
  terminate(): void {
    this.ws.terminate();
  }

  /** Looks whether its time is over; called now and then. */
  tick(now: number): void {
    if (!this.open) return;
    if (!this.initialised && now >= this.initBy) this.end(CLOSE.notInitialised);
    else if (this.isOver(now)) this.end(CLOSE.unauthorized, 'expired');
    else if (now >= this.pingAt) this.ping(now);
  }

  onMessage(listener: (text: string) => Promise<void>): void {
    this.onText = listener;
  }

  send(text: string): void {
    this.write(textFrame(text));
  }

  close(code: number, reason: string): void {
    this.end({ code, reason });
  }

  onPing(): void {
    const expiresAt = dateOf(this.identified?.expiresAt ?? null);
    this.send(JSON.stringify({ type: 'pong', payload: { expiresAt } }));
  }

  private receive(data: RawData, isBinary: boolean): void {
    if (!this.hear() || this.onText === null) return;
    if (isBinary) {
      this.end(CLOSE.badRequest);
      return;
    }
    const text = String(data);
    this.messageBytes = Buffer.byteLength(text);
    this.onText(text).catch((error) => {
      this.log.warn({ err: error, socket: this.id }, 'a message of a socket could not be taken');
      this.end(CLOSE.badRequest);
    });
  }

  /** False when it has ended, or ends by this message. */
  private hear(): boolean {
    if (this.ended) return false;
    this.answered = true;
    const now = Date.now();
    if (this.isOver(now)) this.end(CLOSE.unauthorized, 'expired');
    else if (!this.rate.allow(now) || this.person?.allowMessage(now) === false) this.end(CLOSE.tooManyMessages);
    return !this.ended;
  }

  private isOver(now: number): boolean {
    return now >= (this.identified?.expiresAt ?? Number.POSITIVE_INFINITY);
  }

  /** Ends it when more waits to be sent than may. */
  private bound(): void {
    const { waiting } = this;
    if (waiting > this.limits.sendBytes) this.end(CLOSE.tooSlow);
    // Where nothing waits for this one, whoever writes to the others looks after them.
    else if (waiting > 0) this.person?.bound();
  }

  private ping(now: number): void {
    if (!this.answered) {
      this.terminate();
      return;
    }
    this.answered = false;
    this.pingAt = now + this.limits.keepAliveMs;
    this.ws.ping();
  }

  private flush(): void {
    const latest = this.latest;
    this.latest = null;
    if (latest !== null && this.open) for (const frame of latest.take()) this.socket.write(frame, 'latin1');
    if (this.socket.writableNeedDrain) return;
    this.drained?.resolve();
    this.drained = null;
  }
}
