import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Shows that it is the person who begins with an authenticator.' })
export class StartTwoFactorInput {
  @Field(() => String, { description: 'The password of the account.' })
  password!: string;
}

@InputType({ description: 'Shows that the authenticator holds the secret.' })
export class ConfirmTwoFactorInput {
  @Field(() => String, { description: 'The code that the authenticator shows.' })
  code!: string;
}

@InputType({ description: 'Shows that it is the person who turns two-factor authentication off.' })
export class DisableTwoFactorInput {
  @Field(() => String, { description: 'The password of the account.' })
  password!: string;

  @Field(() => String, { description: 'A code of the authenticator, or a recovery code.' })
  code!: string;
}

@InputType({ description: 'Shows that it is the person who asks for other recovery codes.' })
export class RenewRecoveryCodesInput {
  @Field(() => String, { description: 'The password of the account.' })
  password!: string;
}
