import type { Database } from '@parley/kit/database';
import { BadUserInput } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { LoggedEvent } from '@parley/schema/events';
import type { HandledEventStore } from '../following/handled-event.store.ts';
import type { NotificationStore } from './notification.store.ts';
import type { MessageReference, ReadingStore, Touched } from './reading.store.ts';
import { unreadChanged } from './unread-changed.ts';

export interface ReadingServiceOptions {
  atomically: Database['atomically'];
  notifications: NotificationStore;
  readings: ReadingStore;
  handled: HandledEventStore;
  outbox: Pick<Outbox, 'addAll'>;
}

const MOST_IDS = 500;
const AT_ONCE = 500;

/** Notifications that have done their work: they are read here, what they tell of is read, or it is gone. */
export class ReadingService {
  constructor(private readonly options: ReadingServiceOptions) {}

  /** Whatever is not the viewer's stays as it is. */
  async read(viewer: Viewer | null, ids: readonly string[]) {
    const { id } = requireViewer(viewer, 'notifications:write');
    if (ids.length > MOST_IDS) throw new BadUserInput('ids', `Give at most ${MOST_IDS} at a time.`);
    await this.change((readings) => readings.read(id, ids, new Date()));
    const { notifications } = this.options;
    return { notifications: await notifications.byIds(id, ids), unreadCount: await notifications.unreadCount(id) };
  }

  /** What came after that number stays unread: whoever reads has not seen it. */
  async readUpTo(viewer: Viewer | null, number: number) {
    const { id } = requireViewer(viewer, 'notifications:write');
    if (number < 0) throw new BadUserInput('until', 'Give the number of a notification.');
    await this.change((readings) => readings.readUpTo(id, number, new Date()));
    return { unreadCount: await this.options.notifications.unreadCount(id) };
  }

  async handle(event: LoggedEvent): Promise<void> {
    if (event.name === 'receipt.moved' && event.payload.kind === 'READ') {
      const { userId, ...message } = event.payload;
      await this.change((readings) => readings.readConversation(userId, message, new Date()));
    }
    if (event.name === 'thread.read') {
      const { userId, ...thread } = event.payload;
      await this.change((readings) => readings.readThread(userId, thread, new Date()));
    }
    if (event.name === 'message.changed' && event.payload.change === 'deleted') await this.readByAll(event.payload);
    // Only once: who has come back meanwhile keeps what they were told since.
    if (event.name === 'membership.changed' && event.payload.change === 'left') {
      const { userId, conversationId } = event.payload;
      await this.options.handled.once(event, async () => {
        await this.change((readings) => readings.removeConversation(userId, conversationId));
      });
    }
  }

  /** What people were told of while they read it. */
  async readSource(userIds: readonly string[], source: string): Promise<void> {
    if (userIds.length === 0) return;
    await this.change((readings) => readings.readSource(userIds, source, new Date()));
  }

  /** What people were told of is gone. */
  async readByAll(message: MessageReference): Promise<void> {
    await this.changeAll((readings) => readings.readMessage(message, new Date(), AT_ONCE));
  }

  /** A reaction that was taken back. */
  async readReactions(message: MessageReference, actorId: string): Promise<void> {
    await this.change((readings) => readings.readReactions(message, actorId, new Date()));
  }

  /** A request that was answered. */
  async readContactRequests(userId: string, actorId: string): Promise<void> {
    await this.change((readings) => readings.readContactRequests(userId, actorId, new Date()));
  }

  /** What others were told of a person who was erased. */
  async removeBy(actorId: string): Promise<void> {
    await this.changeAll((readings) => readings.removeBy(actorId, AT_ONCE));
  }

  private change(work: (readings: ReadingStore) => Promise<Touched>): Promise<Touched> {
    const { atomically, readings, outbox } = this.options;
    return atomically(async () => {
      const touched = await work(readings);
      await outbox.addAll(touched.userIds.map(unreadChanged));
      return touched;
    });
  }

  /** Of very many some at a time, each in a commit of its own. */
  private async changeAll(work: (readings: ReadingStore) => Promise<Touched>): Promise<void> {
    for (;;) {
      const { count } = await this.change(work);
      if (count < AT_ONCE) return;
    }
  }
}
