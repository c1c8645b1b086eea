import { Shared } from '@parley/kit/federated-schema';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'When one person received and read a message.' })
export class Receipt {
  @Shared()
  @Field(() => Date, { nullable: true, description: 'When the person received it.' })
  deliveredAt!: Date | null;

  @Shared()
  @Field(() => Date, { nullable: true, description: 'When the person read it; null when that has not been.' })
  readAt!: Date | null;
}

@ObjectType({ description: 'Who has received and read a message, its sender aside.' })
export class Receipts {}
