import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A person who has, or had, an account.' })
@Directive('@key(fields: "id")')
export class User {
  @Field(() => ID, { description: 'Identifies the person, for ever.' })
  id!: string;

  @Field(() => String, { description: 'The name under which others see the person.' })
  name!: string;

  @Field(() => Date, { description: 'When the account was made.' })
  joinedAt!: Date;
}
