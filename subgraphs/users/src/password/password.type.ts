import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The same for every address, so that nobody learns which have an account.' })
export class RequestPasswordResetPayload {
  @Field(() => Boolean, { description: 'Always true: a mail is on its way, where the address has an account.' })
  accepted!: boolean;
}

@ObjectType({ description: 'The password is the new one, and neither sessions nor API keys of before are worth anything.' })
export class ResetPasswordPayload {
  @Field(() => Boolean, { description: 'Always true: log in with the new password.' })
  reset!: boolean;
}

@ObjectType({ description: 'The password is the new one, and all other sessions have ended.' })
export class ChangePasswordPayload {
  @Field(() => Boolean, { description: 'Always true: the session behind the request goes on.' })
  changed!: boolean;
}

@ObjectType({ description: 'How hard a password is to guess.' })
export class PasswordStrength {
  @Field(() => Int, { description: 'From 0, guessed at once, to 4.' })
  score!: number;

  @Field(() => Boolean, { description: 'Whether an account may have it.' })
  acceptable!: boolean;

  @Field(() => [String], { description: 'What would make it better; empty where nothing needs to.' })
  advice!: readonly string[];
}
