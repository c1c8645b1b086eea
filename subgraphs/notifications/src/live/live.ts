import type { LiveEvent } from '@parley/kit/live/contract';
import type { Live } from '@parley/kit/live/live-subgraph';
import { RecentHeads } from '@parley/kit/live/recent-heads';
import type { Context } from '../context.ts';
import type { NotificationStore } from '../notification/notification.store.ts';
import { hearNotification } from './heard.ts';
import { OpeningService } from './opening.service.ts';
import { personTopic } from './person-topic.ts';
import { ReplayService } from './replay.service.ts';
import { askTogether } from './together.ts';

export interface LiveOptions {
  notifications: NotificationStore;
  /** The deployment's, for the names of topics. */
  prefix: string;
}

/** The live subscriptions of notifications, by the live contract of the kit. */
export function createLive({ notifications, prefix }: LiveOptions): Live<Context> {
  const topic = personTopic(prefix);
  const together = askTogether(notifications);
  const opening = new OpeningService({ together, topic, prefix });
  const replay = new ReplayService({ notifications, together, topic });
  const heads = new RecentHeads({
    epoch: () => notifications.epoch(),
    now: () => notifications.now(),
    async movedSince(since, limit) {
      const moved = [...(await notifications.headsMovedSince(since, limit))];
      return moved.map(([userId, number]) => ({ topic: topic.nameOf(userId), number, revision: number }));
    },
  });
  return {
    fields: {
      notificationAdded: { open: ({ after }, { viewer }) => opening.added(viewer, after), tells: isListed },
      unreadNotifications: { open: (_, { viewer }) => opening.unread(viewer) },
    },
    replay: (asked) => replay.replay(asked),
    heads: (since) => heads.heads(since),
  };
}

/** What does not stand in the viewer's list, or was taken back already, is not told. */
async function isListed(event: LiveEvent, { loaders }: Context): Promise<boolean> {
  const { notificationId } = hearNotification(event);
  return notificationId === null || (await loaders.notifications.load(notificationId)) !== null;
}
