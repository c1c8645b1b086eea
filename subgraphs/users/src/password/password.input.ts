import { Field, InputType } from 'type-graphql';

@InputType({ description: 'For whom a password is to be reset.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'The e-mail address of the account.' })
  email!: string;
}

@InputType({ description: 'A new password, by a mailed link.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'What the link carries.' })
  token!: string;

  @Field(() => String, { description: 'At least 10 characters that are hard to guess.' })
  newPassword!: string;
}

@InputType({ description: 'A new password, by whoever knows the present one.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present password.' })
  currentPassword!: string;

  @Field(() => String, { description: 'At least 10 characters that are hard to guess.' })
  newPassword!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether all API keys end too, as they should when the password was known to somebody else.',
  })
  revokeApiKeys?: boolean | null;
}

@InputType({ description: 'A password that somebody thinks of, and what others know of them. It is judged and not kept.' })
export class PasswordStrengthInput {
  @Field(() => String, { description: 'The password.' })
  password!: string;

  @Field(() => String, { nullable: true, description: 'The name of the account: a password made of it is weak.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail address of the account: a password made of it is weak.' })
  email?: string | null;
}
