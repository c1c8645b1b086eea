import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Whether a log-in asks for a second factor.' })
export class TwoFactor {
  @Field(() => Boolean, { description: 'A log-in asks for a code of the authenticator.' })
  enabled!: boolean;

  @Field(() => Int, { description: 'How many recovery codes were not used yet.' })
  recoveryCodesLeft!: number;
}

@ObjectType({ description: 'What the authenticator is to hold. It can be had only here and now.' })
export class StartTwoFactorPayload {
  @Field(() => String, { description: 'The secret, to be typed into the authenticator.' })
  secret!: string;

  @Field(() => String, { description: 'The same as an otpauth address, to be shown as a QR code.' })
  uri!: string;
}

@ObjectType({ description: 'Two-factor authentication is on.' })
export class ConfirmTwoFactorPayload {
  @Field(() => [String], { description: 'Each stands in for the authenticator once. They can be had only here and now.' })
  recoveryCodes!: string[];
}

@ObjectType({ description: 'Two-factor authentication is off.' })
export class DisableTwoFactorPayload {
  @Field(() => Boolean, { description: 'Always false.' })
  enabled!: boolean;
}

@ObjectType({ description: 'The recovery codes of before are worth nothing any more.' })
export class RenewRecoveryCodesPayload {
  @Field(() => [String], { description: 'Each stands in for the authenticator once. They can be had only here and now.' })
  recoveryCodes!: string[];
}
