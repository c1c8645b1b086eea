import type { LiveEvent } from '@parley/kit/live/contract';
import { UpdateKind } from '@parley/kit/live/update-kind';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'That the viewer is told of something.' })
export class NotificationUpdate {
  @Field(() => UpdateKind, { description: 'What this update says.' })
  kind!: LiveEvent['kind'];

  @Field(() => String, { description: 'Where the viewer stands after it: give it as `after` to go on from here.' })
  position!: string;
}

@ObjectType({ description: 'How much the viewer has not read.' })
export class UnreadUpdate {
  @Field(() => UpdateKind, { description: 'STARTED with what is now, EVENT when that changes.' })
  kind!: LiveEvent['kind'];
}
