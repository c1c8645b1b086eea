import { connectionType } from '@parley/kit/connection';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An event that a part of the platform could not handle, however often it tried.' })
export class DeadLetter {
  @Field(() => ID, { description: 'Identifies the dead letter.' })
  id!: string;

  @Field({ description: 'Which subgraph the event is of.' })
  stream!: string;

  @Field({ description: 'Who could not handle it.' })
  group!: string;

  @Field(() => ID, { nullable: true, description: 'Identifies the event, where it could be read.' })
  eventId!: string | null;

  @Field(() => String, { nullable: true, description: 'What the event tells of, where it could be read.' })
  eventName!: string | null;

  @Field(() => Date, { nullable: true, description: 'When that happened, where it could be read.' })
  eventAt!: Date | null;

  @Field(() => Date, { description: 'When it was given up.' })
  buriedAt!: Date;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field({ description: 'What the last attempt failed with: a code, or the kind of error.' })
  errorCode!: string;

  @Field(() => Date, { nullable: true, description: 'When it was last given to everybody again.' })
  replayedAt!: Date | null;
}

export const DeadLetterConnection = connectionType('DeadLetter', 'dead letters', () => DeadLetter);

@ObjectType({ description: 'The event is handled again, by everybody who has not yet.' })
export class ReplayDeadLetterPayload {
  @Field(() => DeadLetter, { description: 'As it is now.' })
  deadLetter!: DeadLetter;
}

@ObjectType({ description: 'The event is handled no more.' })
export class DiscardDeadLetterPayload {
  @Field(() => ID, { description: 'Which dead letter is gone.' })
  deadLetterId!: string;
}
