import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Who logs in, and from where.' })
export class LogInInput {
  @Field(() => String, { description: 'The e-mail address of the account.' })
  email!: string;

  @Field(() => String, { description: 'The password of the account.' })
  password!: string;

  @Field(() => String, { nullable: true, description: 'What the list of sessions calls this device.' })
  deviceName?: string | null;
}

@InputType({ description: 'The second step of a log-in.' })
export class ConfirmLogInInput {
  @Field(() => String, { description: 'What the first step gave.' })
  challenge!: string;

  @Field(() => String, { description: 'A code of the authenticator, or a recovery code.' })
  code!: string;
}
