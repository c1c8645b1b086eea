/** A file of a message that was not acknowledged yet. Its content is kept until then. */
export interface UnsentFile {
  /** Names it in this browser. */
  id: string;
  name: string;
  type: string;
  bytes: number;
  content: Blob;
  /** The upload that was begun for it, to go on with after a reload. */
  fileId: string | null;
  isUploaded: boolean;
}

/** A message that was written and not acknowledged yet. */
export interface Unsent {
  /** The same at every attempt, so that it is said once. */
  clientId: string;
  conversationId: string;
  writtenAt: string;
  body: string;
  replyTo: string | null;
  quote: string | null;
  files: readonly UnsentFile[];
  /** The code of what refused it; null while it waits for its turn or is tried again. */
  failure: string | null;
}

/** What one person has written and not got rid of yet, in the order in which it was written. It survives the page. */
export interface UnsentStore {
  all(): Promise<Unsent[]>;
  /** Throws OutboxFull where more waits than is kept. */
  add(unsent: Unsent): Promise<void>;
  /** Nothing happens where it is there no more. */
  change(clientId: string, change: (unsent: Unsent) => Unsent): Promise<void>;
  remove(clientId: string): Promise<void>;
  stop(): void;
}

/** So much waits already that the browser keeps no more of it. */
export class OutboxFull extends Error {
  readonly code = 'OUTBOX_FULL';

  constructor() {
    super('Too much waits to be sent.');
  }
}

export const MOST_UNSENT = 200;
export const MOST_UNSENT_BYTES = 250_000_000;

export function requireRoom(waiting: readonly Unsent[], next: Unsent): void {
  const bytes = [...waiting, next].flatMap(({ files }) => files).reduce((sum, file) => sum + file.bytes, 0);
  if (waiting.length >= MOST_UNSENT || bytes > MOST_UNSENT_BYTES) throw new OutboxFull();
}
