import { Conflict, NotFound, Unavailable } from '@parley/kit/errors';
import type { EventLog, DeadLetter as Letter } from '@parley/kit/event-log/event-log';
import type { Log } from '@parley/kit/log';
import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireRole } from '@parley/kit/signed-in';
import { z } from 'zod';
import type { DeadLetterRow } from './dead-letter.entity.ts';
import type { DeadLetterStore } from './dead-letter.store.ts';
import { readEvent } from './logged-event.ts';

export type { DeadLetterRow };

export interface DeadLetterDependencies {
  deadLetters: DeadLetterStore;
  eventLog: Pick<EventLog, 'appendAgain'>;
  log: Log;
}

const letterId = z.string().regex(/^\w{1,64}$/);
const position = z.object({ buriedAt: z.iso.datetime(), id: letterId });

/** Events that somebody could not handle, in any subgraph. An ADMIN looks at them, mends the cause, and has them handled after all. */
export class DeadLetterService {
  constructor(private readonly deps: DeadLetterDependencies) {}

  /** Idempotent by the letter's id. */
  async gather(letter: Letter): Promise<void> {
    const event = readEvent(letter.event);
    await this.deps.deadLetters.keep({
      ...letter,
      event: letter.event.replaceAll('\0', '\uFFFD'), // which PostgreSQL has no place for
      eventId: event?.id ?? null,
      eventName: event?.name ?? null,
      eventAt: event === null ? null : new Date(event.at),
      buriedAt: new Date(letter.buriedAt),
    });
  }

  /** Newest first. */
  async page(viewer: Viewer | null, request: PageRequest): Promise<Connection<DeadLetterRow>> {
    requireRole(viewer, 'ADMIN', 'admin');
    const window = readPage(request, position);
    return toConnection(
      await this.deps.deadLetters.newest(window),
      window,
      ({ buriedAt, id }) => ({ buriedAt: buriedAt.toISOString(), id }),
      (row) => row,
    );
  }

  /**
   * Gives the event to all groups once more: who has handled it knows it by its id and does nothing. Where the cause is still there, it is set
   * aside again after as many attempts, as another dead letter.
   */
  async replay(viewer: Viewer | null, id: string): Promise<{ deadLetter: DeadLetterRow }> {
    const admin = requireRole(viewer, 'ADMIN', 'admin');
    const { deadLetters, eventLog, log } = this.deps;
    const letter = await this.require(id);
    const event = readEvent(letter.event);
    if (event === null) throw new Conflict('Nobody can read this event: it can only be discarded.');
    await eventLog.appendAgain(letter.stream, event).catch((error: unknown) => {
      log.warn({ err: error, deadLetter: id }, 'A dead letter could not be replayed');
      throw new Unavailable('The event log');
    });
    const replayedAt = new Date();
    await deadLetters.markReplayed(id, replayedAt);
    log.info({ deadLetter: id, event: event.id, stream: letter.stream, adminId: admin.id }, 'A dead letter was replayed');
    return { deadLetter: { ...letter, replayedAt } };
  }

  /** Forgets it: nobody handles the event any more. */
  async discard(viewer: Viewer | null, id: string): Promise<{ deadLetterId: string }> {
    const admin = requireRole(viewer, 'ADMIN', 'admin');
    const { deadLetters, log } = this.deps;
    const { eventId, stream } = await this.require(id);
    await deadLetters.discard(id);
    log.info({ deadLetter: id, event: eventId, stream, adminId: admin.id }, 'A dead letter was discarded');
    return { deadLetterId: id };
  }

  private async require(id: string): Promise<DeadLetterRow> {
    const found = letterId.safeParse(id).success ? await this.deps.deadLetters.find(id) : null;
    if (found === null) throw new NotFound('This dead letter');
    return found;
  }
}
