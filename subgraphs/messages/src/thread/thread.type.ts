import { Shared } from '@parley/kit/federated-schema';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The replies to one message.' })
export class Thread {
  @Shared()
  @Field(() => Int, { description: 'How many replies there are.' })
  replyCount!: number;

  @Shared()
  @Field(() => Date, { description: 'When the last reply came.' })
  lastReplyAt!: Date;
}

@ObjectType({ description: 'The first message of the thread that was read.' })
export class ReadThreadPayload {}
