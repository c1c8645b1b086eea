import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The replies to one message.' })
export class Thread {
  @Field(() => Int, { description: 'How many replies there are.' })
  replyCount!: number;

  @Field(() => Date, { description: 'When the last reply came.' })
  lastReplyAt!: Date;
}

@ObjectType({ description: 'The first message of the thread that was read.' })
export class ReadThreadPayload {}
