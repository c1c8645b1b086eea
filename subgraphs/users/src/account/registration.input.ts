import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A new account.' })
export class RegisterInput {
  @Field(() => String, { description: 'Where mails go, and what the person logs in with.' })
  email!: string;

  @Field(() => String, { description: 'At least 10 characters that are hard to guess.' })
  password!: string;

  @Field(() => String, { description: 'The name under which others see the person, of at most 80 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The language and region that the person prefers, as a BCP 47 tag.' })
  locale?: string | null;

  @Field(() => String, { nullable: true, description: 'What the list of sessions calls this device.' })
  deviceName?: string | null;
}
