import { Field, Int, ObjectType } from 'type-graphql';
import { Notification } from './notification.type.ts';

@ObjectType({ description: 'Notifications were read.' })
export class MarkNotificationsReadPayload {
  @Field(() => [Notification], { description: "Those that were named and are the viewer's, as they are now." })
  notifications!: Notification[];

  @Field(() => Int, { description: 'How many the viewer has not read now.' })
  unreadCount!: number;
}

@ObjectType({ description: 'All notifications up to one were read.' })
export class MarkAllNotificationsReadPayload {
  @Field(() => Int, { description: 'How many the viewer has not read now.' })
  unreadCount!: number;
}
