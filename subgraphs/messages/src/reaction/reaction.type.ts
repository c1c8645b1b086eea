import { Shared } from '@parley/kit/federated-schema';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'All reactions to a message with one emoji.' })
export class Reaction {
  @Shared()
  @Field(() => String, { description: 'The emoji.' })
  emoji!: string;
}
