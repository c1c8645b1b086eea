import { Access, LiveSubscription, Position } from '@parley/kit/federated-schema';
import type { LiveEvent } from '@parley/kit/live/contract';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Notification } from '../notification/notification.type.ts';
import { hearNotification, type NotificationHeard } from './heard.ts';
import { NotificationUpdate, UnreadUpdate } from './update.type.ts';

const UNREAD = { description: 'How many notifications the viewer has not read, as it is now.' };

@Resolver(() => NotificationUpdate)
export class NotificationUpdateResolver {
  @Access({ scope: 'notifications:read' })
  @LiveSubscription(() => NotificationUpdate, {
    description: 'Each notification of the viewer when they are told, in the order of their numbers.',
  })
  notificationAdded(
    @Root() event: LiveEvent,
    @Position()
    @Arg('after', () => String, {
      nullable: true,
      description: 'Where to go on: the position of a query or of an update. Without it the subscription begins now.',
    })
    _after?: string | null,
  ) {
    return hearNotification(event);
  }

  @FieldResolver(() => Notification, { nullable: true, description: 'The notification; null for all but EVENT.' })
  notification(@Root() { notificationId }: NotificationHeard, @Ctx() { loaders }: Context) {
    return notificationId === null ? null : loaders.notifications.load(notificationId);
  }

  @FieldResolver(() => Int, UNREAD)
  unreadCount(@Ctx() { loaders }: Context) {
    return loaders.unreadCount.load('viewer');
  }
}

@Resolver(() => UnreadUpdate)
export class UnreadUpdateResolver {
  @Access({ scope: 'notifications:read' })
  @LiveSubscription(() => UnreadUpdate, {
    description: 'How many notifications the viewer has not read: at first, and whenever that changes on any of their devices.',
  })
  unreadNotifications(@Root() event: LiveEvent) {
    return event;
  }

  @FieldResolver(() => Int, UNREAD)
  unreadCount(@Ctx() { loaders }: Context) {
    return loaders.unreadCount.load('viewer');
  }
}
