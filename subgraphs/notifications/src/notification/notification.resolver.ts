import { PageArgs } from '@parley/kit/connection';
import { Access } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Conversation, Message, reference, User } from './foreign.type.ts';
import type { NotificationPage, NotificationRow } from './notification.service.ts';
import { Notification, NotificationConnection } from './notification.type.ts';

@Resolver(() => Notification)
export class NotificationResolver {
  @Access({ scope: 'notifications:read' })
  @Query(() => NotificationConnection, { nullable: true, description: 'What the viewer was told, newest first.' })
  notifications(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('unreadOnly', () => Boolean, { defaultValue: false, description: 'Whether to leave out what the viewer has read.' })
    unreadOnly: boolean,
    @Ctx() { viewer, notifications }: Context,
  ) {
    return notifications.list(viewer, { ...page, unreadOnly });
  }

  @Access({ scope: 'notifications:read' })
  @Query(() => Int, { nullable: true, description: 'How many notifications the viewer has not read.' })
  unreadNotificationCount(@Ctx() { loaders }: Context) {
    return loaders.unreadCount.load('viewer');
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who did it, where somebody did.' })
  actor(@Root() { actorId }: NotificationRow) {
    return reference(actorId);
  }

  @FieldResolver(() => Conversation, {
    nullable: true,
    description: 'Where it happened; null when it happened in none, or in one that the viewer sees no more.',
  })
  conversation(@Root() { conversationId }: NotificationRow) {
    return reference(conversationId);
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: 'The message that it is about; null when there is none, or when the viewer sees it no more.',
  })
  message(@Root() { messageId }: NotificationRow) {
    return reference(messageId);
  }
}

@Resolver(() => NotificationConnection)
export class NotificationConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many of all its notifications the viewer has not read.' })
  unreadCount(@Ctx() { loaders }: Context) {
    return loaders.unreadCount.load('viewer');
  }

  @FieldResolver(() => String, { description: 'From where `notificationAdded` goes on: give it as `after`.' })
  position(@Root() { position }: NotificationPage) {
    return position;
  }
}
