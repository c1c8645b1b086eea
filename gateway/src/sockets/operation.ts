import type { Viewer } from '@parley/kit/passport';
import type { GraphQLFormattedError } from 'graphql';
import type { Listener, Subscription } from '../subscriptions/subscriptions.ts';
import { CLOSE } from './close-codes.ts';
import type { Connection } from './connection.ts';
import { type ResultFrames, resultStart } from './frame.ts';
import { SilentIterator } from './silent-iterator.ts';

/** Refused or ended by these errors, as clients are told them. */
export class OperationFailed extends Error {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super('the operation failed');
  }
}

/** What is done for an operation, and can be ended. */
export type Work = Subscription;

/** One operation of a socket: results go straight to the socket, its end by way of graphql-ws. */
export class Operation implements Listener {
  readonly silence = new SilentIterator(() => this.close());
  private readonly start: string;
  private work: Work | null = null;
  private over = false;

  constructor(
    readonly id: string,
    readonly isSubscription: boolean,
    private readonly connection: Connection,
    private readonly frames: ResultFrames,
    readonly requestBytes = connection.messageBytes,
  ) {
    this.start = resultStart(id);
  }

  /** Begins the work, which may tell results and even its end at once. */
  begin(work: (listener: Listener) => Work): void {
    const begun = work(this);
    if (this.over) begun.close();
    else this.work = begun;
  }

  next(payload: Buffer, key?: string): void {
    if (this.over) return;
    const frame = this.frames.frame(this.start, payload);
    if (key === undefined) this.connection.write(frame);
    else this.connection.writeLatest(this, key, frame);
  }

  error(errors: readonly GraphQLFormattedError[]): void {
    if (!this.finish()) return;
    this.connection.drop(this);
    this.silence.fail(new OperationFailed(errors));
  }

  complete(): void {
    if (this.finish()) this.silence.finish();
  }

  restart(_reason: string): void {
    this.connection.end(CLOSE.resume);
  }

  ready(): Promise<void> | undefined {
    return this.over ? undefined : this.connection.ready();
  }

  renew(viewer: Viewer): void {
    this.work?.renew(viewer);
  }

  /** Ended from the client's side. */
  close(): void {
    const work = this.work;
    if (!this.finish()) return;
    this.connection.drop(this);
    this.silence.finish();
    work?.close();
  }

  /** False when it was over before. */
  private finish(): boolean {
    if (this.over) return false;
    this.over = true;
    this.work = null;
    this.connection.leave(this);
    return true;
  }
}
