import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { ChangePasswordInput, PasswordStrengthInput, RequestPasswordResetInput, ResetPasswordInput } from './password.input.ts';
import { ChangePasswordPayload, PasswordStrength, RequestPasswordResetPayload, ResetPasswordPayload } from './password.type.ts';
import { judgePassword } from './strength.ts';

@Resolver()
export class PasswordResolver {
  @Query(() => PasswordStrength, { nullable: true, description: 'Judges a password, as one is when it is chosen.' })
  passwordStrength(
    @Arg('input', () => PasswordStrengthInput, { description: 'The password.' }) { password, name, email }: PasswordStrengthInput,
  ) {
    return judgePassword(password, [name ?? '', email ?? '']);
  }

  @Mutation(() => RequestPasswordResetPayload, {
    nullable: true,
    description: 'Asks for a mail with a link that resets the password.',
  })
  requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput, { description: 'For whom.' }) { email }: RequestPasswordResetInput,
    @Ctx() { client, passwords }: Context,
  ) {
    return passwords.requestReset(email, client);
  }

  @Mutation(() => ResetPasswordPayload, {
    nullable: true,
    description: 'Sets a new password, logs everyone out and ends all API keys.',
  })
  resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The link and the new password.' }) input: ResetPasswordInput,
    @Ctx() { client, passwords }: Context,
  ) {
    return passwords.reset(input, client);
  }

  @Access({ scope: 'account' })
  @Mutation(() => ChangePasswordPayload, { nullable: true, description: 'Sets a new password, and ends all other sessions.' })
  changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The present password and the new one.' }) input: ChangePasswordInput,
    @Ctx() { viewer, client, passwords }: Context,
  ) {
    return passwords.change(viewer, input, client);
  }
}
