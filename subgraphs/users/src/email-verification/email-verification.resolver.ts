import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { VerifyEmailInput } from './email-verification.input.ts';
import { RequestEmailVerificationPayload, VerifyEmailPayload } from './email-verification.type.ts';

@Resolver()
export class EmailVerificationResolver {
  @Access({ scope: 'account' })
  @Mutation(() => RequestEmailVerificationPayload, {
    nullable: true,
    description: 'Asks for another mail that verifies the address.',
  })
  requestEmailVerification(@Ctx() { viewer, client, emailVerification }: Context) {
    return emailVerification.request(viewer, client);
  }

  @Mutation(() => VerifyEmailPayload, {
    nullable: true,
    description: 'Shows, by a mailed link, that the address belongs to the account.',
  })
  verifyEmail(
    @Arg('input', () => VerifyEmailInput, { description: 'The link.' }) { token }: VerifyEmailInput,
    @Ctx() { client, emailVerification }: Context,
  ) {
    return emailVerification.verify(token, client);
  }
}
